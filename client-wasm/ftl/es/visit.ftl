### The patient's side of a visit.

## Around the picture.

visit-with = Visita con { $name }
visit-running = visita { $time }
visit-private = Privada
    .direct = El sonido y la imagen van directo de usted a { $name }. Van cerrados con llave. Nadie más puede abrirlos.
    .relayed = El sonido y la imagen van cerrados con llave. Pasan por un servidor de su clínica.
    .by-clinic = El sonido y la imagen van cerrados con llave hasta un servidor de su clínica. Él los pasa a todos los presentes y no guarda nada.
    .connecting = El sonido y la imagen aún no están conectados.
    .recording = Nadie graba esta visita con Webside.
visit-encrypted = Cifrada
visit-others = Otras personas
visit-you = Usted
visit-your-picture = Su propia imagen
visit-their-picture = Imagen de { $name }
visit-their-camera-off = { $name } tiene la cámara apagada
visit-their-camera-failed = La cámara de { $name } dejó de funcionar.
visit-your-camera-off = Su cámara está apagada. { $name } no le ve.
visit-your-camera-failed = Su cámara se detuvo. { $name } no le ve.
visit-your-mic-off = Su micrófono está apagado. { $name } no le oye.
visit-your-mic-failed = Su micrófono se detuvo. { $name } no le oye.
visit-your-mic-missing = Usted no tiene micrófono. Use los botones para avisar a { $name }.
visit-people = Personas en esta visita
visit-people-count = { $count ->
    [one] 1 persona
   *[other] { $count } personas
}

## Buttons at the bottom.

visit-mic-on = Con sonido
    .action = Apagar su micrófono
visit-mic-off = Sin sonido
    .action = Encender su micrófono
visit-mic-failed = Falla el micrófono
    .action = Arreglar su micrófono
visit-mic-starting = Iniciando sonido
visit-camera-on = Con video
    .action = Apagar su cámara
visit-camera-off = Sin video
    .action = Encender su cámara
visit-camera-failed = Falla la cámara
    .action = Arreglar su cámara
visit-camera-starting = Iniciando video
visit-controls = Controles de la llamada
visit-leave = Salir
visit-leave-title = ¿Salir de la visita?
visit-leave-body = Puede volver con el mismo enlace mientras la visita esté abierta.
visit-leave-yes = Sí, salir
visit-leave-no = Quedarme

## The call.

visit-call-starting = El sonido y la imagen están por llegar
visit-call-fixing = El sonido y la imagen están volviendo
visit-call-fixed = El sonido y la imagen volvieron
visit-tap-to-hear = Toque para oír a { $name }
visit-tap-to-hear-body = Su navegador espera su toque para dar sonido.
visit-interrupted = Una llamada u otra aplicación tomó su sonido. Vuelve cuando eso termine.
visit-away-back-at = Vuelve a las { $time }
visit-away-late = Tarda más de lo previsto. { $name } todavía va a volver.
visit-link-weak = Su conexión es débil: la imagen puede verse mal.
visit-link-poor = Su conexión es muy débil: el sonido va primero, la imagen espera.
visit-sound-only = Solo sonido
visit-sound-only-chosen = Usted eligió solo sonido.
visit-pictures = Mostrar imágenes
visit-picture-held = La conexión es débil. El sonido sigue, la imagen espera.

## Telling without speaking.

visit-signals = Avise a { $name } sin interrumpir
visit-signals-more = Más para decir
visit-signal-sending = Enviando
visit-signal-sent = Enviado
visit-signal-seen = { $name } lo vio
visit-signal-take-back = Retirar
visit-signal-waits = Aún no se envió. Saldrá cuando vuelva la conexión.
visit-answer-still-there = { $name } está aquí. La conexión sigue bien.
visit-answer-cant-hear = Suba el volumen. Revise que no haya audífonos conectados.
visit-answer-cant-see = Espere un poco. Intentamos que vuelva la imagen.
visit-answer-worse-now = Si está en peligro, llame ahora al número de emergencias. { $name } ya tiene el aviso.

## Help.

visit-help = Ayuda
visit-help-title = ¿En qué podemos ayudar?
visit-help-hear = No oigo a { $name }
visit-help-hear-body = Suba el volumen de su teléfono. Elija otro altavoz en Ajustes.
visit-help-heard = { $name } no me oye
visit-help-heard-body = Revise que diga «Con sonido». Elija otro micrófono en Ajustes.
visit-help-see = No veo a { $name }
visit-help-see-body = Espere un poco: la imagen vuelve sola. Si no vuelve, cargue esta página otra vez.
visit-help-reload = Puede cargar esta página otra vez sin riesgo. Vuelve enseguida a la visita.

## After leaving, and after the end.

visit-left-title = Usted salió de la visita
visit-left-body = Sigue abierta. Puede volver a entrar.
    .clinician = Sigue abierta, y { $name } sabe que usted salió.
visit-left-return = Volver a entrar
visit-ended-title = Su visita terminó
    .clinician = La visita terminó
visit-ended-body = Ya puede cerrar esta página.
visit-thanks = Gracias por venir.
