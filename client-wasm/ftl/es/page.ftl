### What every page shares: times, people, settings.

page-title-patient = Su visita
page-title-clinician = Visita
page-opening = Abriendo su visita
page-close = Cerrar
console-page-cancel = Cancelar
page-try-again = Probar otra vez
page-reload = Cargar esta página otra vez
page-test-connection = Probar mi conexión

## How long. The short ones stand where a clinician has little room.

page-seconds = { $count ->
    [one] 1 segundo
   *[other] { $count } segundos
}
page-minutes = { $count ->
    [one] 1 minuto
   *[other] { $count } minutos
}
page-seconds-short = { $count ->
   *[other] { $count } s
}
page-minutes-short = { $count ->
   *[other] { $count } min
}

## What people are in a visit. A word for the part, where the person's word would mark gender.

page-you = Usted
page-clinician = Equipo clínico
page-patient = Paciente
page-family = Familia o amistad
page-interpreter = Intérprete
page-staff = Personal de la clínica
page-observer = Observa la visita
page-state-here = en la visita
page-state-waiting = en la sala de espera
page-state-lost = sin conexión
page-state-left = salió
page-state-not-yet = aún no llega
page-state-removed = fuera de la visita

## Settings of a page.

page-settings = Ajustes
page-language = Idioma
page-text-size = Tamaño del texto
page-text-size-normal = Normal
page-text-size-large = Grande
page-text-size-larger = Más grande
