### What went wrong, in words, and what happens next. Never a code.

## The link. Unknown, expired, used and revoked sound the same, so that nobody learns which it was.

error-link-title = Este enlace no abre una visita
error-link-body = Puede ser antiguo o puede faltarle una parte. Pida un enlace nuevo a su clínica.
error-link-hint = Si el enlace le llegó en un mensaje, ábralo otra vez desde ahí.
error-call-clinic = Llamar al { $phone }

## The visit.

error-ended-title = Esta visita ya terminó
error-removed-title = Usted ya no está en esta visita
error-removed-body = La clínica cerró su lugar. Si le parece un error, llame a su clínica.
error-replaced-title = Esta visita está abierta en otra pestaña o ventana
error-replaced-body = Siga allá o úsela aquí. Funciona en un solo lugar a la vez.
error-replaced-use-here = Usarla aquí

## The server. All of these mend themselves.

error-unreachable-title = Ahora no podemos comunicarnos con la clínica
error-reconnecting = Volviendo a conectar
error-reconnected = Ya hay conexión otra vez
error-lagging = Su conexión va lenta. Nos estamos poniendo al día.
error-full-title = Ahora la clínica no tiene lugar para otra visita
error-full-body = Pronto lo intentaremos de nuevo. Deje abierta esta página.
error-version-title = Hay una versión más nueva de esta página
error-version-body = La página se carga sola otra vez. Usted volverá a su visita.
error-storage = La computadora de la clínica no puede guardar ahora. Seguimos intentando.
error-too-many = Fue mucho a la vez. Espere un poco y pruebe otra vez.
error-unexpected-title = Algo falló de nuestro lado
error-unexpected-body = Cargue esta página otra vez. Su visita sigue ahí.

## A tap that the rules refused.

error-not-possible-now = Ahora no es posible.
error-not-sent = Aún no se envió. Seguimos intentando.
error-too-late = Eso ya terminó.
error-not-your-part = Su papel en esta visita no incluye eso.
error-away-needs-time = Primero elija cuándo vuelve: en 30 minutos o menos.
error-signal-off = Su clínica no ha activado esto.
error-already-raised = Usted ya lo dijo. Espera a que lo vean.
error-log-full = Esta visita es muy larga. Todavía puede hablar, salir o terminarla.
error-list-full = Esta lista está llena. Primero quite algo.

## Camera and microphone. `$device` is `camera`, `microphone` or `both`.

error-device = { $device ->
    [camera] la cámara
    [microphone] el micrófono
   *[other] la cámara y el micrófono
}
error-refused-title = Esta página aún no puede usar { error-device }
error-refused-chrome = Toque el ícono a la izquierda de la dirección web. Active { error-device }. Luego toque «Probar otra vez».
error-refused-safari-ios = Toque el botón al extremo de la dirección web y luego el menú de este sitio. Permita usar { error-device }. Luego toque «Probar otra vez».
error-refused-safari-mac = En el menú Safari elija «Configuración de este sitio web». Permita usar { error-device }. Luego pulse «Probar otra vez».
error-refused-firefox = Toque el ícono tachado a la izquierda de la dirección web. Quite el bloqueo para usar { error-device }. Luego toque «Probar otra vez».
error-refused-other = En los ajustes de su navegador, permita que esta página use { error-device }. Luego toque «Probar otra vez».
error-refused-system = Si no ayuda, mire en los ajustes de su teléfono o computadora: su navegador necesita permiso para usar { error-device }.
error-no-microphone-title = No encontramos un micrófono
error-no-microphone-body = Conecte uno o use su teléfono. También puede seguir sin micrófono: oirá a la clínica y podrá tocar lo que quiera decir.
error-no-camera-title = No encontramos una cámara
error-no-camera-body = Puede seguir sin cámara. Le oirán, pero no le verán.
error-busy-title = Otra aplicación está usando { error-device }
error-busy-body = Cierre otras aplicaciones y llamadas. Luego toque «Probar otra vez».
error-unplugged = { $device ->
    [camera] Su cámara dejó de funcionar. Conéctela otra vez o elija otra.
   *[other] Su micrófono dejó de funcionar. Conéctelo otra vez o elija otro.
}
error-switched-microphone = Su micrófono dejó de funcionar. Otro tomó su lugar.
error-switched-camera = Su cámara dejó de funcionar. Otra tomó su lugar.
error-not-switched = Ese no funciona. Sigue el anterior.
error-language = No pudimos cambiar el idioma. Inténtelo otra vez o vuelva a cargar esta página.
error-cue-ended = Su aviso terminó solo. ¿Qué hace ahora?
error-device-failed-title = No podemos encender { error-device }
error-device-failed-body = Conecte el equipo otra vez o reinicie su teléfono o computadora. Luego toque «Probar otra vez».

## The browser.

error-no-calls-title = Este navegador no puede hacer videollamadas
error-no-calls-body = Abra su enlace en Chrome, Edge, Firefox o Safari. También puede quedarse: lo que toque sí llega a la clínica.
error-insecure-title = Esta página no se abrió de forma segura
error-insecure-body = La dirección web debe empezar con https. Pida a su clínica el enlace correcto.
error-call-failed-title = El sonido y la imagen no llegan
error-call-insecure-title = Esta llamada no es segura: no se envió sonido ni imagen
error-call-failed-body = Seguimos intentando. Lo que usted toca sí llega.
error-call-failed-phone = Lo que usted toca sí llega. Para hablar, llame a su clínica: { $phone }
