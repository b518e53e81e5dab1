### What the patient takes home: the steps, telling them back, and what the clinic promised.

## The steps.

plan-title = Sus próximos pasos
plan-so-far = { $count ->
    [one] 1 hasta ahora. Léalo a su ritmo.
   *[other] { $count } hasta ahora. Léalos a su ritmo.
}
plan-first = Primero
plan-then = Después
plan-if = Si pasa esto, llámenos
plan-starts = Empieza el { $day }
plan-moment-wake-up = Al levantarse
plan-moment-brush-teeth = Al cepillarse los dientes
plan-moment-breakfast = Con el desayuno
plan-moment-lunch = Con el almuerzo
plan-moment-dinner = Con la cena
plan-moment-bedtime = Antes de acostarse
plan-all = Ver los { $count } pasos
plan-fewer = Ver menos pasos
plan-read = Leer en voz alta
plan-read-stop = Dejar de leer
plan-text-larger = Letra más grande
plan-text-normal = Letra normal

## Telling the plan in one's own words.

tell-title = { $name } le pide algo
tell-aloud = Lo diré en voz alta
tell-write = O escríbalo aquí
tell-send = Enviar
tell-thanks = Gracias.

## What the clinic will do.

promise-title = Lo que la clínica hará por usted
promise-row = Lo que hará la clínica ({ $count })
promise-who-by = { $who }, a más tardar el { $day }
promise-open = Aún no está hecho
promise-done = Hecho
promise-late = Se ha retrasado. Puede llamarnos.
