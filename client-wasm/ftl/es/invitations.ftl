### Invitar a una persona más.

error-needs-consent = Primero hace falta el permiso de la persona atendida.
