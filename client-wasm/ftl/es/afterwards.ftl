### Después de la visita: lo que se acordó, cómo fue y qué llevarse.

after-lead = Gracias por venir. Esto es lo que usted y { $name } acordaron.
after-nothing = En esta visita no se anotó nada.
after-kept = Esta página se queda aquí hasta el { $day }. Después se borra para siempre.

## Cómo fue. Llega a la clínica y nunca al profesional.

after-felt = ¿Sintió que hoy le escucharon?
after-felt-yes = Sí
after-felt-partly = En parte
after-felt-no = No
after-felt-thanks = Gracias. Su clínica recibe esta respuesta sin su nombre. { $name } no la ve.
after-felt-more = ¿Quiere decir algo más? Puede saltarse esto.
after-send = Enviar

## Lo que se acordó.

after-topics = Por qué vino
after-topic-open = Esta vez no se habló de esto
after-steps = Sus próximos pasos
after-watch = Llámenos si pasa esto
after-step-from = Desde el { $day }
after-wake-up = Al levantarse
after-brush-teeth = Al lavarse los dientes
after-breakfast = Con el desayuno
after-lunch = Con el almuerzo
after-dinner = Con la cena
after-bedtime = Antes de acostarse
after-promises = Lo que hará la clínica
after-promise-by = { $who }, a más tardar el { $day }
after-promise-kept = Hecho el { $day }
after-promise-late = Esto va con retraso. Llámenos y pregunte.
after-choices = Lo que se decidió
after-choice-why = Por qué: { $why }
after-choice-own = Usted dijo: { $why }

## Para llevárselo.

after-take = Lléveselo
after-pdf = Guardar como PDF
after-copy = Copiar como texto
after-print = Imprimir
after-taking = Lo estamos buscando
after-saved = El archivo se guardó. Búsquelo en sus descargas.
after-copied = Copiado. Ya lo puede pegar.
after-not-taken = No funcionó. Inténtelo otra vez.

## Otra opinión, y un cambio de médico sin riesgos.

after-second = Usted siempre puede preguntar a otro médico. Llévese el resumen de esta visita.
after-move = Cómo cambiar de médico sin riesgos
after-move-medicines = Siga tomando sus medicinas como hasta ahora, hasta que un médico y usted cambien el plan.
after-move-gap = Pida la primera cita con el médico nuevo antes de dejar esta clínica.
after-move-charge = Pregunte quién se encarga de usted hasta entonces y quién le renueva sus medicinas.
after-move-records = Lleve este resumen y una lista de sus medicinas. Pida a la clínica que envíe lo demás.
after-move-call = Si se siente peor, llame a esta clínica hasta que termine el cambio. En una emergencia, llame al número de emergencias de su zona.

## Cuando ya no se guarda nada.

after-purged = Esta visita ya no se guarda
    .body = La clínica guarda una visita por un tiempo fijo. Después se borra todo para siempre.
    .call = Si necesita saber qué se acordó, llame a su clínica.
