### La página que prueba si una visita funcionaría desde aquí. La leen pacientes, y abajo informática.

check-tab = Prueba de conexión
check-title = ¿Funcionará una videovisita desde aquí?
check-lead = Probamos cada camino que pueden tomar el sonido y la imagen. Tarda medio minuto. Nadie le ve ni le oye.
check-again = Probar otra vez
check-stop = Detener
check-stopped = Usted detuvo la prueba.
check-from-visit = Su visita sigue abierta en su propia pestaña. Cierre esta pestaña para volver a ella.
check-close = Cerrar esta prueba
check-call = Llamar al { $phone }
check-language-failed = No pudimos cambiar el idioma. Inténtelo otra vez o vuelva a cargar esta página.

## While it runs.

check-running = Probando su conexión
check-step-server = Buscamos la clínica
check-step-socket = Probamos una conexión en vivo
check-step-direct = Miramos su propia red
check-step-relay = Probamos el camino por la clínica con { $protocol }
check-step-trips = Enviamos mensajes pequeños durante 5 segundos
check-step-upload = Vemos cuánto pasa

## What it comes to.

check-works = Las videovisitas funcionarán desde aquí.
check-sound-first = Las videovisitas funcionarán desde aquí, el sonido antes que la imagen.
check-perhaps = Las videovisitas tal vez funcionen desde aquí.
check-not-yet = Las videovisitas todavía no funcionarán desde aquí.
check-unknown = No pudimos averiguarlo en este momento.
check-all-good = Nada lo impide.

## The one thing to mend, and how.

check-busy = Muchas personas están probando ahora
    .fix = Espere un minuto. Luego pruebe otra vez.
check-server-fails = La computadora de la clínica tiene un problema ahora
    .fix = Espere un poco. Luego pruebe otra vez. Si sigue igual, llame a su clínica.
check-insecure = Esta página no se abrió de forma segura
    .fix = La dirección debe empezar con https. Pida a su clínica la dirección correcta.
check-no-calls = Este navegador no puede hacer videollamadas
    .fix = Abra esta página en Chrome, Edge, Firefox o Safari.
check-unreachable = No podemos llegar a la clínica
    .fix = Vea si tiene internet. O pruebe con otra red, por ejemplo los datos del celular. Luego pruebe otra vez.
check-socket-blocked = Esta red corta las conexiones en vivo
    .fix = Pruebe con otra red, por ejemplo los datos del celular. En el trabajo o en una clínica, muestre las líneas de abajo a la persona de informática.
check-no-way = El sonido y la imagen no pasan por esta red
    .fix = Pruebe con otra red, por ejemplo los datos del celular. Si usa una VPN, apáguela. En el trabajo o en una clínica, muestre las líneas de abajo a la persona de informática.
check-too-narrow = Esta conexión es muy lenta para el sonido
    .fix = Acérquese a su Wi-Fi. Detenga descargas y películas. O pruebe con otra red, por ejemplo los datos del celular.
check-too-lossy = Se perdería la mayor parte del sonido
    .fix = Acérquese a su Wi-Fi. O pruebe con otra red, por ejemplo los datos del celular.
check-no-microphone = No encontramos un micrófono
    .fix = Conecte uno o use su teléfono. Sin micrófono usted oye a la clínica y toca lo que quiere decir.
check-no-relay = Esta clínica no ayuda a que pasen las llamadas
    .fix = Que una visita funcione depende de su red y de la red de la clínica. Pida a su clínica que la pruebe con usted.
check-lossy = Se perderá algo del sonido
    .fix = Acérquese a su Wi-Fi. O pruebe con otra red, por ejemplo los datos del celular.
check-far = Lo que usted diga llegará tarde
    .fix = Si usa una VPN, apáguela. O pruebe con otra red. En la visita, haga pausas cortas.
check-narrow = Hay poco espacio para la imagen
    .fix = Acérquese a su Wi-Fi. Detenga descargas y películas. En la visita puede apagar su cámara.
check-no-camera = No encontramos una cámara
    .fix = Puede seguir sin cámara. Le oirán, pero no le verán.
check-udp-blocked = Esta red bloquea el mejor camino para el sonido y la imagen
    .fix = Las visitas toman un camino más lento. Si el sonido o la imagen se detienen a veces, pruebe con otra red. Informática puede abrir el mejor camino: UDP a { $address }.

## Below the fold.

check-it = Para la persona de informática
check-it-intro = Lo que una visita necesita de esta red, y qué resultó.
check-it-measured = Medido por el servidor con { $protocol }
check-row-page = Página abierta con https
check-row-calls = El navegador puede hacer llamadas (WebRTC)
check-row-microphone = Micrófono
check-row-camera = Cámara
check-row-server = Servidor de la clínica
check-row-socket = Conexión en vivo (WebSocket)
check-row-host = Direcciones de este equipo (host)
check-row-reflexive = Dirección que ve el servidor (STUN)
check-row-relay = A través del servidor (TURN)
check-row-round-trip = Ida y vuelta al servidor
check-row-lost = Mensajes perdidos
check-row-up = Subida
check-result-yes = funciona
check-result-no = no funciona
check-result-found = hay
check-result-missing = no hay
check-result-unknown = no se probó
check-result-busy = demasiadas pruebas a la vez
check-result-round-trip = { $median } ms, como máximo { $max } ms
check-result-nothing = no llegó nada
check-result-lost = { $percent } %
check-result-up = { $rate } kbit/s
check-open = Para abrir en el cortafuegos
check-open-udp = UDP a { $address }. Es el mejor camino para el sonido y la imagen.
check-open-tcp = TCP a { $address }.
check-open-tls = TCP a { $address }. Un proxy no debe abrir su TLS.
check-open-socket = WebSocket a { $address }. Un proxy debe dejar pasar el cambio de protocolo.
check-open-nothing = Nada. Todos los caminos funcionan.
check-copy = Copiar como texto
check-copied = Copiado.
check-not-copied = Este navegador no nos deja copiar. Marque las líneas y cópielas.
