### What two people work out in a visit, as the patient meets it.

## A line in one's own words.

talk-add = Añadir
talk-save = Guardar
talk-saved = Guardado
talk-no-line = No podemos guardar esto. Use letras simples.

## What to talk about.

talk-list = ¿De qué quiere hablar?
talk-list-row = { $count ->
    [0] Su lista para hoy
   *[other] Su lista ({ $count })
}
talk-list-main = ¿Qué es lo principal?
talk-list-more = Una cosa más
talk-list-first = Primero
talk-list-then = Después
talk-list-done = Ya se habló
talk-list-up = Subir: { $what }
talk-list-reword = Cambiar: { $what }
talk-list-remove = Quitar: { $what }

## What helps to know before.

talk-brief = Ayude a preparar la visita
talk-brief-hint = Puede saltarse preguntas. Se guarda solo.
talk-brief-carried = De su última visita.
talk-brief-still = Sigue igual
talk-brief-started = ¿Cuándo empezó?
talk-brief-better-worse = ¿Qué lo mejora o lo empeora?
talk-brief-daily-life = ¿Cómo cambia su día?
talk-brief-medicines = ¿Qué pastillas, gotas o vitaminas toma?
talk-brief-recent-care = ¿Estuvo en un hospital o vio a otro médico?
talk-brief-matters = ¿Qué es lo más importante para usted?
talk-brief-name-to-use = ¿Cómo quiere que le llamemos y cómo se dice?
talk-brief-speaks = ¿Qué idioma habla mejor?
talk-brief-hearing = ¿Qué tal oye y ve?
talk-brief-helper = ¿Quién le ayuda?
talk-brief-place = ¿Dónde está ahora? Así la ayuda puede encontrarle.
talk-brief-phone = ¿A qué teléfono llamamos si se corta la llamada?

## Questions, one tap each.

talk-ask = Preguntas para hacer
talk-ask-waits = { $count ->
    [0] Preguntado ahora
    [one] Preguntado · 1 minuto
   *[other] Preguntado · { $count } minutos
}
talk-ask-answered = Contestado
talk-ask-what-is-it = ¿Qué cree usted que pasa?
talk-ask-choices = ¿Qué opciones tengo?
talk-ask-why-this = ¿Por qué necesito esto?
talk-ask-if-we-wait = ¿Qué pasa si esperamos?
talk-ask-risks = ¿Qué podría salir mal?
talk-ask-price = ¿Cuánto me va a costar?
talk-ask-how-to-take = ¿Cómo lo tomo?
talk-ask-watch-for = ¿A qué debo estar atento y cuándo llamo?
talk-ask-how-long = ¿Cuándo estaré mejor?
talk-ask-what-next = ¿Qué sigue y quién lo hace?
