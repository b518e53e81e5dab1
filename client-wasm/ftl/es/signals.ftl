### What a patient can say by touch; the English file says what each part is for.

signal-says = { $name } dice:

signal-say-new-way = Dígalo de otra manera
    .console-asks = por favor, dígalo de otra manera
    .console-advice = Repita el último punto con palabras sencillas.

signal-slow-down = Más despacio, por favor
    .console-asks = por favor, más despacio
    .console-advice = Vaya más despacio. Un punto a la vez.

signal-not-done = No había terminado
    .console-asks = no había terminado de hablar
    .console-advice = Deténgase y pida que continúe.

signal-question = Tengo una pregunta
    .console-asks = tengo una pregunta
    .console-advice = Termine su punto y luego pida la pregunta.

signal-one-more = Hay una cosa más
    .console-asks = hay una cosa más
    .console-advice = Pregunte ahora qué es y déjele tiempo.

signal-still-there = ¿Sigue ahí?
    .console-asks = ¿sigue ahí?
    .console-advice = Diga que está aquí. Luego toque lo que está haciendo.

signal-cant-hear = No le oigo
    .console-asks = no le oigo
    .console-advice = Revise su micrófono. Si no ayuda, llame por teléfono.

signal-cant-see = No le veo
    .console-asks = no le veo
    .console-advice = Revise su cámara. Si no ayuda, siga solo con sonido.

signal-cost = Me preocupa el costo
    .console-asks = me preocupa el costo
    .console-advice = El costo es parte de la atención. Revísenlo en la visita.

signal-side-effects = Me preocupan los efectos
    .console-asks = me preocupan los efectos secundarios
    .console-advice = Pregunte cuál es el que más preocupa.

signal-hard-to-do = Esto me será difícil
    .console-asks = esto me va a ser difícil
    .console-advice = Pregunte por el trabajo, el transporte, la familia, el dinero y el tiempo.

signal-not-as-planned = No lo tomé como quedamos
    .console-asks = no lo tomé como quedamos
    .console-advice = Agradezca que lo diga. Pregunte qué lo impidió.

signal-need-moment = Necesito un momento
    .console-asks = necesito un momento
    .console-advice = Espere. Deje que haya silencio.

signal-not-private = No puedo hablar con libertad
    .console-asks = no puedo hablar con libertad
    .console-advice = Haga solo preguntas de sí o no. Ofrezca otro momento. No diga esto en voz alta.

signal-same-page = No nos estamos entendiendo
    .console-asks = no nos estamos entendiendo
    .console-advice = Empiece esta parte de nuevo. Pregunte qué se le pasó.

signal-second-view = Quiero otra opinión
    .console-asks = quiero otra opinión
    .console-advice = Pidió una segunda opinión. Ofrezca el historial y un nombre.

signal-add-person = Quiero a alguien conmigo
    .console-asks = quiero a alguien conmigo
    .console-advice = Pregunte quién y espere a que llegue.

signal-need-interpreter = Necesito intérprete
    .console-asks = necesito intérprete
    .console-advice = Deténgase. Consiga intérprete antes de seguir.

signal-who-sees = ¿Quién puede ver esto?
    .console-asks = ¿quién puede ver esto?
    .console-advice = Diga quién está presente y quién puede leer las notas.

signal-got-it = Ya entendí
    .console-asks = ya entendí
    .console-advice = Bien. Todavía falta comprobar que el plan quedó claro.

signal-worse-now = Ahora me siento peor
    .console-asks = ahora me siento peor
    .console-advice = Pregunte dónde está. Diga que llame al número de emergencias. No se vaya.
