### Asking one more person in.

error-needs-consent = The patient needs to say yes to this person first.
