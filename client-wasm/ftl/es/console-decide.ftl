### Lo que el profesional acuerda con el paciente: compromisos, opciones, volver a entenderse, el traspaso.

## La columna junto al video.

console-part-plan = Plan
console-part-choices = Opciones
console-part-handoff = Traspaso
console-part-waits = { $count ->
    [one] 1 espera
   *[other] { $count } esperan
}

## Los temas, y lo que queda al final.

console-agenda-pinned = { $name } tiene una cosa más que decir
console-end-topics = Falta hablar de esto
console-end-missed = Se pasó por alto y sigue sin atender
console-end-promises = Queda por hacer después de la visita

## Escribir.

console-line-missing = Primero escriba una línea.
console-name-missing = Primero escriba un nombre.

## Compromisos.

console-promise-title = Nos comprometemos a
console-promise-lead = { $name } conserva esta lista después de la visita.
console-promise-field = Qué hará la clínica
console-promise-who = Quién lo hace
console-promise-by = Para cuándo
console-promise-day = { $count ->
    [0] Hoy
    [1] Mañana
    [7] En una semana
    [14] En 2 semanas
   *[other] En { $count } días
}
console-promise-date = Otro día
console-promise-make = Comprometerse
console-promise-due = para el { $day }
console-promise-overdue = Atrasado
console-promise-keep = Hecho
console-promise-kept = Hecho
console-promise-keep-what = Hecho: { $what }
console-promise-withdraw = Retirar: { $what }

## Opciones.

console-choice-title = Opciones
console-choice-lead = { $name } las ve lado a lado y dice qué le importa.
console-choice-new = Presentar una decisión
console-choice-field = Qué hay que decidir
console-choice-option = Opción { $number }
console-choice-more = Lo bueno, lo malo, costo, tiempo
console-choice-means = Qué significa
console-choice-good = Lo bueno
console-choice-bad = Lo malo
console-choice-cost = Costo
console-choice-time = Tiempo
console-choice-add = Una opción más
console-choice-lay-out = Presentar
console-choice-keys = las presenta
console-choice-few = Nombre dos opciones o más.
console-choice-withdraw = Quitar: { $what }
console-choice-silent = { $name } todavía no marcó nada.
console-choice-matters = A { $name } le importa
console-choice-why = { $name } dice por qué
console-choice-leans = { $name } prefiere esta
console-choice-decided = Decidido
console-choice-decide = Elegimos esta
console-choice-decide-what = Elegimos esta: { $what }
console-choice-reason = Por qué «{ $what }», en sus palabras
console-choice-save = Guardar decisión
console-matter-less-pain = Menos dolor
console-matter-soon = Mejorar pronto
console-matter-few-side-effects = Pocos efectos secundarios
console-matter-low-cost = Poco costo
console-matter-little-travel = Pocos viajes
console-matter-independence = Valerse sin ayuda
console-matter-little-risk = Poco riesgo
console-matter-family = Tiempo con sus seres queridos

## Volver a entenderse.

console-repair-title = Volver a entenderse
console-repair-stop = Pare. Deje su plan por un momento.
console-repair-name = Dígalo: “Creo que no nos entendimos.”
console-repair-ask = Pregunte: “¿Qué se me pasó?”
console-repair-listen = Escuche. Todavía no explique.
console-repair-say-back = Repita lo que oyó.
console-repair-missed = { $name } dice que esto se pasó por alto
console-repair-tap = Toque lo que ya atendió.

## El traspaso.

console-handoff-title = Traspaso
console-handoff-lead = { $name } no ve esta ficha.
console-handoff-to = Para quién
console-handoff-acuity = Qué tan grave
console-handoff-stable = Puede esperar
console-handoff-watch = Hay que vigilar
console-handoff-urgent = Ayuda ahora
console-handoff-acuity-missing = Primero toque qué tan grave.
console-handoff-summary = De qué se trata
console-handoff-to-do = Por hacer
console-handoff-watch-for = Vigilar
console-handoff-write = Escribir ficha
console-handoff-save = Guardar ficha
console-handoff-keys = la escribe
console-handoff-edit = Cambiar ficha
console-handoff-waits = Pida que se la repitan.
console-handoff-who = Quién la repitió
console-handoff-confirm = Estaba bien
console-handoff-confirmed = { $name } la repitió, y estaba bien.

## El primer minuto.

console-first-minute = El primer minuto es suyo. Solo escuche.
console-first-minute-time = Cuánto tiempo llevan
console-first-minute-done = Ya tuvo su primer minuto. Siga escuchando, o repita lo que oyó.

## Qué cuenta como hecho, al cierre.

console-done-recap = De uno a tres pasos. Los demás, en papel.
console-done-teach-back = Marque cada paso.
console-done-watch-for = Diga las señales y el número.
console-done-questions = Espere la respuesta.
console-done-something-else = Si dice que sí, planee cuándo.
console-done-cost = Si dice que no, cambie el plan.
console-done-who-next = Nombre, tarea, día.
console-done-handoff = Solo si lo hizo.
console-done-copy = Mensaje, correo, impreso o leído en voz alta.
console-done-feel-heard = Responde en su propia página.
