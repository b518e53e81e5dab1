### La página del profesional después de la visita: lo que va al expediente.

console-record = Lo que se acordó, listo para el expediente. { visit-ended-body }
    .copy = Copiar para el expediente
    .pdf = Guardar el PDF del paciente
    .fhir = Guardar como FHIR (JSON)
