### Con lo que el profesional guía la visita: temas, lo contado antes, preguntas, pasos y etapas.

## La columna junto al video.

console-part = Mostrar
console-part-agenda = Temas

## Los temas.

console-agenda-title = { $name } quiere hablar de
console-agenda-none = Todavía no hay nada en la lista.
console-agenda-open = { $count ->
    [one] Falta hablar de 1
   *[other] Falta hablar de { $count }
}
console-agenda-done = Ya se habló de todo
console-agenda-else = Pregunte: “¿Hay algo más?”

## Lo contado antes.

console-briefing-title = Contado antes de la visita
console-briefing-none = Todavía no contó nada.
console-briefing-new = Nuevo
console-briefing-carried = De la última vez
console-briefing-gone = Ya no: { $line }
console-subject-started = Cuándo empezó
console-subject-better-worse = Mejora o empeora con
console-subject-daily-life = En el día a día
console-subject-medicines = Medicinas y suplementos
console-subject-recent-care = Atención desde entonces
console-subject-matters = Lo que le importa
console-subject-name-to-use = Nombre que usa
console-subject-speaks = Habla mejor
console-subject-hearing = Oye y ve
console-subject-helper = Quién ayuda
console-subject-place = Está en
console-subject-phone = Teléfono si se corta

## Preguntas.

console-question-asks = { $name } pregunta:
console-question-answered = Respondida
console-question-what-is-it = ¿Qué cree usted que me pasa?
console-question-choices = ¿Qué opciones tengo?
console-question-why-this = ¿Por qué necesito esto?
console-question-if-we-wait = ¿Qué pasa si esperamos?
console-question-risks = ¿Qué podría salir mal?
console-question-price = ¿Cuánto me va a costar?
console-question-how-to-take = ¿Cómo me lo tomo?
console-question-watch-for = ¿En qué me debo fijar y cuándo llamo?
console-question-how-long = ¿Cuándo voy a estar mejor?
console-question-what-next = ¿Qué sigue y quién lo hace?

## Próximos pasos.

console-steps-title = Próximos pasos
console-steps-lead = { $name } ve cada paso cuando usted lo agrega.
console-steps-paper = Tres pasos bastan para una visita. Ponga los demás en papel.
console-step-paper = En papel
console-step-field = Un paso en palabras sencillas
console-step-kind = Para qué es el paso
console-step-act = Haga esto
console-step-watch = Si pasa esto, llámenos
console-step-starts = Empieza el
console-step-moment = Momento del día
console-step-moment-none = Sin hora fija
console-step-picture = Dibujo
console-step-add = Agregar paso
console-step-save = Guardar paso
console-step-keys = agrega el paso
console-step-starts-on = Desde el { $day }
console-step-up = Subir: { $step }
console-step-edit = Cambiar: { $step }
console-step-remove = Quitar: { $step }
# Más palabras del oficio, cada una con otras sencillas: la lista propia de la clínica, en su catálogo.
console-hard-words = ta: presión; fc: pulso; tac: escáner; rmn: resonancia; ecg: trazado del corazón; analítica: análisis de sangre; titular: cambiar poco a poco
console-hard-title = Palabras difíciles
console-hard-plain = “{ $hard }”: diga “{ $plain }”
console-hard-use = Usar palabras sencillas
console-moment-wake-up = Al levantarse
console-moment-brush-teeth = Al cepillarse los dientes
console-moment-breakfast = Con el desayuno
console-moment-lunch = Con el almuerzo
console-moment-dinner = Con la cena
console-moment-bedtime = Al acostarse
console-picture-pill = Medicina
console-picture-water = Beber
console-picture-food = Comida
console-picture-walk = Moverse
console-picture-rest = Descanso
console-picture-call = Llamar
console-picture-calendar = Fecha
console-picture-test = Prueba
console-picture-measure = Medir
console-picture-note = Nota

## Comprobar que quedó claro.

console-check-title = ¿Quedó claro?
console-check-lead = Primero agregue un paso. Después puede pedir a { $name } que lo cuente.
console-check-ask = Pedir a { $name } que cuente el plan
console-check-again = Pedirlo otra vez
console-check-asked = Se le pidió a { $name }.
console-check-aloud = { $name } lo cuenta en voz alta.
console-check-wrote = { $name } escribió:
console-check-mark = Qué tan claro quedó: { $step }
console-check-clear = Claro
console-check-said-again = Dicho otra vez
console-check-not-done = Sin hacer

## Las etapas de la visita.

console-stage = En qué va la visita
console-stage-opening = Inicio
console-stage-understanding = Entender
console-stage-deciding = Decidir
console-stage-closing = Cierre
console-prompts-hide = Ocultar consejos
console-prompts-show = Mostrar consejos
console-prompt-hello = Salude por su nombre.
console-prompt-room = Diga quién está en la sala.
console-prompt-chart = “Tal vez mire a un lado: es su historia clínica.”
console-prompt-listen = Deje que cuente. No interrumpa durante un minuto.
console-prompt-agenda = “¿Hay algo más?”
console-prompt-say-back = Repita lo que oyó.
console-prompt-choices = Explique las opciones, lo bueno y lo malo.
console-prompt-matters = “¿Qué es lo que más le importa?”
console-prompt-pause = Una cosa a la vez. Después, pausa.
console-closing-count = { $done } de { $all } hechos
console-closing-recap = Este es el plan. Primero. Después. Si pasa algo.
console-closing-teach-back = Por favor, cuénteme el plan con sus palabras.
console-closing-watch-for = Llámenos si nota alguna de estas señales.
console-closing-questions = ¿Qué preguntas tiene?
console-closing-something-else = ¿Hay algo más?
console-closing-cost = ¿Puede pagar y conseguir lo que necesita?
console-closing-who-next = Esto es quién hace qué ahora.
console-closing-handoff = Ya le conté de usted a la siguiente persona.
console-closing-copy = Le enviaremos una copia del plan.
console-closing-feel-heard = ¿Sintió hoy que le escucharon?
