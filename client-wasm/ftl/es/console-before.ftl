### Diez segundos antes de que el profesional entre: lo medido y las trece cosas.

console-before = Diez segundos antes de entrar
console-before-framing = Ojos en la línea, cabeza en el óvalo
console-before-no-picture = Aún no hay imagen
console-before-light = Luz: la miramos cuando su cámara esté encendida
console-before-light-good = Su cara está bien iluminada
console-before-light-dark = Está muy oscuro. Ponga una luz frente a usted.
console-before-light-behind = La luz está detrás de usted. Gírese o cierre la persiana.
console-before-room = Sala: escuchamos cuando su micrófono esté encendido
console-before-room-quiet = La sala está en silencio
console-before-room-loud = Hay mucho ruido. Cierre la puerta o póngase los audífonos.
console-before-desk = Su escritorio, como la última vez: { $part } de { $all }
console-before-eye-level = Cámara a la altura de los ojos, a un brazo de distancia.
console-before-window = La ventana del paciente justo debajo de la cámara.
console-before-lamp = Luz frente a usted, no detrás.
console-before-wall = Pared lisa y ordenada detrás de usted. Puerta cerrada.
console-before-name = Su nombre, función y foto están puestos.
console-before-cues = Conoce sus ocho avisos de hoy.
console-before-headset = Audífonos puestos. Otros avisos apagados.
console-before-chart = Historial leído antes de entrar.
console-before-phone = Tiene a mano un teléfono por si se corta la llamada.
console-before-interpreter = Intérprete o ayudante reservado, si se pidió.
console-before-captions = Subtítulos activados, si se pidieron.
console-before-hello = Salude por el nombre. Diga quién está con usted en la sala.
console-before-look-aside = Diga: «Quizá me vea mirar a un lado. Es su historial.»
