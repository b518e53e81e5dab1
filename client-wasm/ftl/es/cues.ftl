### What a clinician can say they are doing; the English file says what each part is for.
###
### The patient is «usted» and «le», and no word marks anyone's gender.

cue-listening = { $name } le escucha
    .console-label = Le escucho
    .console-when = El primer minuto de la visita y siempre que la persona cuente lo que le pasa. Apaga los recordatorios para usted.
    .say-1 = Le escucho. Tómese su tiempo.
    .say-2 = Siga, por favor. Quiero oírlo todo.
    .say-3 = Cuénteme a su manera. No voy a interrumpir.

cue-agenda = { $name } pregunta de qué desea hablar usted
    .console-label = Temas de hoy
    .console-when = Justo después de saludar.
    .say-1 = Dígame de qué quiere hablar más que nada hoy.
    .say-2 = ¿De qué no podemos dejar de hablar hoy?

cue-something-else = { $name } pregunta si hay algo más
    .console-label = ¿Hay algo más?
    .console-when = Después de la primera preocupación y antes del plan. Pregunte como si lo hubiera: nunca «¿No hay nada más?»
    .say-1 = ¿Hay algo más de lo que quiera hablar hoy?
    .say-2 = ¿Hay algo más que le preocupe hoy?

cue-identity = { $name } confirma su nombre y dónde está usted
    .console-label = Confirmar nombre y lugar
    .console-when = Al empezar cada visita.
    .say-1 = Le voy a preguntar su nombre, su fecha de nacimiento y dónde está. Es por su seguridad.
    .say-2 = Primero necesito su nombre, su fecha de nacimiento y el lugar donde está ahora. Así le cuidamos mejor.

cue-privacy = { $name } le explica quién puede ver esto
    .console-label = Quién puede ver esto
    .console-when = Antes de temas privados o cuando la persona toque «¿Quién puede ver esto?»
    .say-1 = Le digo quién puede ver lo que escribimos hoy.
    .say-2 = Le voy a explicar quién puede leer lo que anotamos hoy.

cue-chart-review = { $name } está leyendo su historial
    .console-label = Leyendo su historial
    .console-when = Siempre que deje de mirar a la persona para ver el historial.
    .say-1 = Estoy leyendo su historial médico. Sigo aquí.
    .say-2 = Estoy revisando su historial para ver qué dice. No me he ido.
    .say-3 = Ahora miro su historial. Aquí estoy con usted.

cue-results = { $name } está viendo sus resultados
    .console-label = Viendo resultados
    .console-when = Al abrir exámenes de laboratorio o imágenes.
    .say-1 = Estoy viendo los resultados de sus exámenes.
    .say-2 = Estoy leyendo lo que muestran sus exámenes.

cue-meds-check = { $name } está revisando sus medicinas
    .console-label = Revisando medicinas
    .console-when = Revisión de medicinas.
    .say-1 = Estoy revisando su lista de medicinas.
    .say-2 = Estoy repasando las medicinas que usted toma.

cue-notes = { $name } está tomando notas
    .console-label = Tomando notas
    .console-when = Al escribir mientras la persona guarda silencio. No durante temas dolorosos: deténgase y mire.
    .say-1 = Estoy anotando lo que usted me contó.
    .say-2 = Estoy tomando notas para no olvidar lo que usted dijo.
    .say-3 = Estoy pasando sus palabras a mis notas.

cue-instructions = { $name } está escribiendo los pasos para usted
    .console-label = Escribiendo los pasos
    .console-when = Al escribir el plan para después de la visita.
    .say-1 = Estoy escribiendo los pasos que se llevará a casa.
    .say-2 = Estoy haciendo la lista de lo que hay que hacer en casa.
    .say-3 = Estoy poniendo por escrito los próximos pasos para usted.

cue-ordering = { $name } está enviando una orden para usted
    .console-label = Enviando una orden
    .console-when = Órdenes y recetas.
    .say-1 = Estoy enviando la orden de su examen o medicina.
    .say-2 = Estoy pidiendo el examen o la medicina que usted necesita.
    .say-3 = Estoy llenando la orden para usted. Lleva unos pasos.

cue-referral = { $name } está pidiendo que otra clínica le atienda
    .console-label = Enviando a otra clínica
    .console-when = Al pedir una cita con otra clínica.
    .say-1 = Estoy pidiendo que otra clínica le atienda.
    .say-2 = Estoy escribiendo a otra clínica para que le reciba.

cue-lookup = { $name } está buscando un dato para usted
    .console-label = Buscando un dato
    .console-when = Al consultar una guía, una dosis o una regla.
    .say-1 = Estoy buscando esto para darle el dato correcto.
    .say-2 = Quiero tener certeza, por eso lo reviso.
    .say-3 = Estoy comprobando los datos antes de responder.

cue-cost-check = { $name } está revisando el costo
    .console-label = Revisando el costo
    .console-when = Al buscar precios o cobertura; después de la señal de costo.
    .say-1 = Estoy revisando cuánto le puede costar esto.
    .say-2 = Estoy averiguando cuánto tendría que pagar.

cue-thinking = { $name } está pensando en lo que usted dijo
    .console-label = Pensando
    .console-when = Una pausa real para pensar.
    .say-1 = Estoy pensando en lo que me dijo.
    .say-2 = Lo estoy pensando para darle una buena respuesta.

cue-looking-close = { $name } está mirando lo que usted muestra
    .console-label = Mirando lo que muestra
    .console-when = Piel, herida o frasco de pastillas.
    .say-1 = Estoy mirando de cerca. Por favor, no se mueva.
    .say-2 = Lo estoy mirando con cuidado. Por favor, no lo mueva.

cue-show-screen = { $name } va a mostrarle algo
    .console-label = Mostrándole algo
    .console-when = Antes de compartir la pantalla.
    .say-1 = Le voy a mostrar algo en mi pantalla.
    .say-2 = Ahora verá algo de mi pantalla.

cue-explain = { $name } le explica lo que puede estar pasando
    .console-label = Explicando
    .console-when = Antes de la explicación. Haga una pausa después de cada parte.
    .say-1 = Le voy a decir qué creo que está pasando.
    .say-2 = Le voy a explicar qué creo que es. Puede interrumpirme cuando quiera.

cue-rephrase = { $name } lo dice de otra manera
    .console-label = Diciéndolo de otra manera
    .console-when = Después de que la persona toque «Dígalo de otra manera».
    .say-1 = Se lo digo de otra manera.
    .say-2 = Lo intento de nuevo con otras palabras.

cue-unsure = { $name } todavía no tiene certeza
    .console-label = Aún sin certeza
    .console-when = Duda real; evita promesas falsas.
    .say-1 = Todavía no lo sé con certeza. Le digo cómo lo vamos a averiguar.
    .say-2 = Aún no tengo la respuesta. Le explico cómo podemos encontrarla.

cue-options = { $name } está viendo las opciones con usted
    .console-label = Viendo las opciones
    .console-when = Cuando hay una elección real.
    .say-1 = Veamos sus opciones. Usted ayuda a decidir.
    .say-2 = Hay más de un camino. Vamos a verlos usted y yo.

cue-matters = { $name } pregunta qué es lo más importante para usted
    .console-label = Lo que le importa
    .console-when = Antes de elegir.
    .say-1 = ¿Qué es lo que más le importa en esta decisión?
    .say-2 = Al elegir, ¿qué es lo más importante para usted?

cue-team-join = { $name } va a sumar a otra persona
    .console-label = Alguien se une
    .console-when = Antes de que entre alguien de enfermería, estudiante o especialista.
    .say-1 = Se va a unir otra persona. Le diré quién es.
    .say-2 = Va a entrar alguien más. Le voy a decir quién es.

cue-ask-team = { $name } está consultando con alguien del equipo
    .console-label = Consultando al equipo
    .console-when = Mensaje o llamada aparte. Muéstrelo solo si es verdad.
    .say-1 = Estoy consultando con alguien de mi equipo sobre su atención. Esa persona no puede verle ni oírle.
    .say-2 = Estoy pidiendo consejo a alguien de mi equipo. No puede verle ni oírle.

cue-interpreter-wait = { $name } se asegura de que todo se entienda bien
    .console-label = { cue-interpreter-wait.button }
    .button = Habla intérprete
    .console-when = Siempre que se hable con intérprete.
    .say-1 = Estamos buscando las palabras correctas para usted. Espere, por favor.
    .say-2 = Estamos pasando las palabras de un idioma a otro. Espere, por favor.

cue-step-away = { $name } se aleja, pero va a volver
    .console-label = Salir y volver
    .console-when = Al dejar su lugar. Necesita la hora de regreso y muestra si el micrófono y la cámara están encendidos.
    .say-1 = Tengo que salir. Voy a volver. Por favor, no se vaya.
    .say-2 = Tengo que dejar mi lugar. Vuelvo con usted. Por favor, quédese en la visita.
    .say-3 = Salgo y vuelvo. Usted no tiene que hacer nada.

cue-tech-fix = { $name } está arreglando el sonido o el video
    .console-label = Arreglando una falla
    .console-when = Problema de equipo o de red en la clínica; se envía como texto.
    .say-1 = Estoy arreglando mi sonido o mi video. Por favor, no se vaya.
    .say-2 = Mi sonido o mi video tiene una falla. La estoy arreglando. Por favor, quédese.

cue-plan = { $name } repasa con usted los próximos pasos
    .console-label = Próximos pasos
    .console-when = Abre la tarjeta del plan: primero / después / si.
    .say-1 = Esto es lo que vamos a hacer ahora.
    .say-2 = Le voy a contar los próximos pasos.
    .say-3 = Le digo qué va primero y qué va después.

cue-teach-back = { $name } quiere saber si el plan quedó claro
    .console-label = Ver si quedó claro
    .console-when = Después del plan; se prueba la explicación, no a la persona.
    .say-1 = Quiero saber si me expliqué bien. Por favor, cuénteme el plan con sus propias palabras.
    .say-2 = Por favor, repítame el plan. Así sé si lo dije bien.

cue-questions = { $name } quiere oír sus preguntas
    .console-label = Sus preguntas
    .console-when = Después de cada parte y al final. No «¿Tiene alguna pregunta?»
    .say-1 = ¿Qué preguntas tiene?
    .say-2 = ¿Qué le gustaría preguntarme?

cue-handoff = { $name } está informando a la siguiente persona
    .console-label = Informando a quien sigue
    .console-when = Paso a enfermería, recepción o especialista.
    .say-1 = Estoy contando su caso a la siguiente persona para que usted no tenga que empezar de nuevo.
    .say-2 = Estoy pasando lo que usted me contó para que no tenga que repetirlo.

cue-change-course = { $name } propone un nuevo plan
    .console-label = Probar un nuevo plan
    .console-when = Cambio de tratamiento.
    .say-1 = Eso no funcionó como esperábamos. Probemos un nuevo plan.
    .say-2 = El plan anterior no ayudó como queríamos. Busquemos otro camino.

cue-reset = { $name } quiere empezar esta parte de nuevo
    .console-label = Empezar de nuevo esta parte
    .console-when = Después de la señal de que no hay acuerdo.
    .say-1 = Tal vez se me pasó algo. ¿Qué quiere que yo sepa?
    .say-2 = Volvamos atrás. Dígame qué se me pasó.

cue-wrap-up = { $name } repasa el plan antes de terminar
    .console-label = Ya casi terminamos
    .console-when = De 2 a 3 minutos antes del final.
    .say-1 = Ya casi terminamos. Repasemos el plan.
    .say-2 = Se acaba nuestro tiempo. Veamos el plan una vez más.
