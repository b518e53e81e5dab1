### What a patient can say by touch; the English file says what each part is for.

signal-say-new-way = Dígalo de otra manera
    .asks = por favor, dígalo de otra manera
    .advice = Repita el último punto con palabras sencillas.

signal-slow-down = Más despacio, por favor
    .asks = por favor, más despacio
    .advice = Vaya más despacio. Un punto a la vez.

signal-not-done = No había terminado
    .asks = no había terminado de hablar
    .advice = Deténgase y pida que continúe.

signal-question = Tengo una pregunta
    .asks = tengo una pregunta
    .advice = Termine su punto y luego pida la pregunta.

signal-one-more = Hay una cosa más
    .asks = hay una cosa más
    .advice = Pregunte ahora qué es y déjele tiempo.

signal-still-there = ¿Sigue ahí?
    .asks = ¿sigue ahí?
    .advice = Diga que está aquí. Luego toque lo que está haciendo.

signal-cant-hear = No le oigo
    .asks = no le oigo
    .advice = Revise su micrófono. Si no ayuda, llame por teléfono.

signal-cant-see = No le veo
    .asks = no le veo
    .advice = Revise su cámara. Si no ayuda, siga solo con sonido.

signal-cost = Me preocupa el costo
    .asks = me preocupa el costo
    .advice = El costo es parte de la atención. Revísenlo en la visita.

signal-side-effects = Me preocupan los efectos
    .asks = me preocupan los efectos secundarios
    .advice = Pregunte cuál es el que más preocupa.

signal-hard-to-do = Esto me será difícil
    .asks = esto me va a ser difícil
    .advice = Pregunte por el trabajo, el transporte, la familia, el dinero y el tiempo.

signal-not-as-planned = No lo tomé como quedamos
    .asks = no lo tomé como quedamos
    .advice = Agradezca que lo diga. Pregunte qué lo impidió.

signal-need-moment = Necesito un momento
    .asks = necesito un momento
    .advice = Espere. Deje que haya silencio.

signal-not-private = No puedo hablar con libertad
    .asks = no puedo hablar con libertad
    .advice = Haga solo preguntas de sí o no. Ofrezca otro momento. No diga esto en voz alta.

signal-same-page = No nos estamos entendiendo
    .asks = no nos estamos entendiendo
    .advice = Empiece esta parte de nuevo. Pregunte qué se le pasó.

signal-second-view = Quiero otra opinión
    .asks = quiero otra opinión
    .advice = Está bien. Ofrezca el historial y un nombre.

signal-add-person = Quiero a alguien conmigo
    .asks = quiero a alguien conmigo
    .advice = Pregunte quién y espere a que llegue.

signal-need-interpreter = Necesito intérprete
    .asks = necesito intérprete
    .advice = Deténgase. Consiga intérprete antes de seguir.

signal-who-sees = ¿Quién puede ver esto?
    .asks = ¿quién puede ver esto?
    .advice = Diga quién está presente y quién puede leer las notas.

signal-got-it = Ya entendí
    .asks = ya entendí
    .advice = Bien. Todavía falta comprobar que el plan quedó claro.

signal-worse-now = Ahora me siento peor
    .asks = ahora me siento peor
    .advice = Pregunte dónde está. Diga que llame al número de emergencias. No se vaya.
