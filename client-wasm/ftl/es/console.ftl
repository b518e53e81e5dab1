### The clinician's side of a visit. Short, since eyes are elsewhere.

## The bar at the top.

console-running = Visita { $time }
console-not-secure = No es segura
console-encrypted = Cifrado de extremo a extremo
    .relayed = Cifrado, por el servidor de la clínica
    .by-clinic = Cifrado hasta el servidor de la clínica, que lo pasa
console-link-good = Conexión: buena
console-link-weak = Conexión: débil
console-link-poor = Conexión: muy débil
console-link-sound-only = Conexión: solo sonido
console-link-lost = Conexión: perdida
console-link-none = Aún no hay llamada
console-own-link-lost = Se cortó su conexión. Seguimos intentando. { $name } recibirá el aviso.
console-mute = Silenciar
console-unmute = Activar sonido
console-mic-failed = Su micrófono se detuvo
console-mic-starting = Iniciando micrófono
console-camera-off = Apagar video
console-camera-on = Encender video
console-camera-failed = Su cámara se detuvo
console-devices = Equipos
console-pad-float = Panel flotante
    .body = Una ventana pequeña con las teclas queda encima de su sistema de historiales.
console-pad-return = Traer el panel
console-leave = Salir
    .body = La visita sigue sin usted. Puede volver.
console-end = Terminar visita

## Ending.

console-end-title = ¿Terminar la visita para todas las personas?
console-end-body = Todas las personas salen de la llamada. No se puede abrir otra vez.
console-end-yes = Sí, terminar
console-end-no = Seguir
console-end-undo = { $count ->
    [one] La visita termina en 1 segundo
   *[other] La visita termina en { $count } segundos
}
console-end-undo-stop = No terminar

## The cue pad.

console-pad-title = ¿Qué está haciendo?
console-pad-hint = Una tecla le dice a { $name } por qué hay silencio.
console-pad-cue-live = { $cue }, { $time }
console-pad-stop = Dejar de mostrar
console-pad-sending = Avisando a { $name }
console-pad-aloud-line = Diga: «{ $sentence }»
console-pad-more = Más avisos
console-pad-search = Buscar avisos
console-pad-search-none = Ningún aviso con esas palabras
console-still-title = ¿Sigue en esto?
    .body = { $name } ve «{ $cue }» desde hace { $time }.
    .keep = Sí, sigo
    .stop = No, ya terminé
    .soon = Si no responde, termina solo.
console-sees = { $name } ve

## Stepping away.

console-away-title = ¿Cuándo vuelve?
console-away-minutes = { $count ->
    [one] En 1 minuto
   *[other] En { $count } minutos
}
console-away-back-at = { $name } ve: vuelve a las { $time }
console-away-devices = { $state ->
    [both] Su micrófono y su cámara siguen encendidos.
    [microphone] Su micrófono sigue encendido. Su cámara está apagada.
    [camera] Su cámara sigue encendida. Su micrófono está apagado.
   *[other] Su micrófono y su cámara están apagados.
}
console-away-mute = Apagar ambos al salir
console-away-returned = Ya volví

## Nudges, for the clinician alone.

console-nudge = { $count ->
    [one] 1 segundo de silencio. ¿Le dice a { $name } qué está haciendo?
   *[other] { $count } segundos de silencio. ¿Le dice a { $name } qué está haciendo?
}
console-nudge-private = Solo usted ve esto.
console-nudge-dismiss = Ahora no
console-suggest-typing = ¿Está escribiendo? Toque para decirlo.
console-suggest-elsewhere = ¿Mira otra cosa? Toque para decirlo.
console-suggest-accept = Decirle a { $name }: { $cue }

## Signals.

console-signal-seen = Decir que lo vi
console-signal-seen-done = { $name } sabe que usted lo vio
console-signal-waited = { $count ->
    [one] espera 1 minuto
   *[other] espera { $count } minutos
}
console-signal-now = ahora mismo
console-signal-more = { $count ->
    [one] 1 señal más
   *[other] { $count } señales más
}
console-signal-list = Señales de { $name }
console-signal-none = Ninguna señal abierta
console-signal-cue = Responder con: { $cue }
console-signal-clear = Ya está resuelto
console-signal-private = Solo usted ve esto. { $name } no puede ver ni oír que le llegó.
console-signal-auto-answered = { $name } preguntó si usted sigue ahí. La página respondió que sí.

## People.

console-people = Personas
console-send-back = Enviar a la sala de espera
console-send-back-title = ¿Enviar a { $name } a la sala de espera?
console-send-back-body = { $name } no verá ni oirá la visita hasta que usted le deje entrar.
console-send-back-yes = Enviar
console-remove = Sacar
console-remove-title = ¿Sacar a { $name } de la visita?
console-remove-body = El enlace deja de funcionar para { $name }. No se puede deshacer.
console-remove-yes = Sacar
console-their-mic-off = El micrófono de { $name } está apagado
console-their-mic-failed = El micrófono de { $name } se detuvo
console-their-camera-off = La cámara de { $name } está apagada
console-they-do-not-hear = Puede que { $name } no le oiga. Revise su micrófono.
console-they-left = { $name } salió. La visita sigue abierta.
console-they-lost = Perdimos la conexión con { $name }. Seguimos intentando.

## Keys.

console-keys = Teclas
console-keys-title = Teclas del teclado
console-keys-body = Una tecla funciona cuando usted no escribe en un campo de texto.
console-keys-turn-off = Apagar las teclas solas
console-keys-turn-on = Activar las teclas solas
console-keys-change = Cambiar la tecla para { $action }
console-keys-press = Pulse la tecla nueva
console-keys-taken = { $key } ya sirve para { $action }
console-keys-reset = Usar otra vez las teclas iniciales
console-key-answer = Responder a la primera señal o pregunta
console-key-stop = Detener el aviso
console-key-mute = Silenciar o activar sonido
