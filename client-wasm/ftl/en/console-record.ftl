### The clinician's page after the visit: what goes into the record.

console-record = What was agreed, ready for the record. { visit-ended-body }
    .copy = Copy for the record
    .pdf = Save the patient's PDF
    .fhir = Save as FHIR (JSON)
