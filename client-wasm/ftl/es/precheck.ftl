### Before the visit: camera, microphone and speaker are tried.

precheck-title = Revisemos su sonido y su imagen
precheck-intro = Son unos pocos toques. Nadie le ve ni le oye todavía.
precheck-ask-title = Su navegador le va a preguntar
precheck-ask-body = Toque «Permitir» para que la clínica pueda verle y oírle.
precheck-start = Encender cámara y micrófono
precheck-preview = Así le verán en la visita
precheck-preview-off = Su cámara está apagada
precheck-say-something = Diga algo. La barra se mueve cuando le oímos.
precheck-level = Sonido de su micrófono
precheck-heard = Le oímos
precheck-not-heard = Todavía no le oímos. Acérquese o elija otro micrófono.
precheck-microphone = Micrófono
precheck-camera = Cámara
precheck-speaker = Altavoz
precheck-unnamed-device = { $kind ->
    [camera] Cámara { $number }
    [microphone] Micrófono { $number }
   *[other] Altavoz { $number }
}
precheck-play-sound = Tocar un sonido
precheck-did-you-hear = ¿Lo oyó?
precheck-not-heard-speaker = Suba el volumen o elija otro altavoz.
precheck-all-good = Todo está bien. Ya puede empezar.
precheck-one-thing = Hay una cosa por arreglar
precheck-go-on-anyway = Puede seguir así.
precheck-join = Ir a la sala de espera
precheck-enter = Entrar a la visita
precheck-join-without-camera = Seguir sin cámara
precheck-join-without-microphone = Seguir sin micrófono
precheck-join-without-both = Seguir solo con toques
precheck-camera-off = Apagar cámara
precheck-camera-on = Encender cámara

## What helps, for the patient.

precheck-tips = Conviene hacer antes
precheck-tip-place = Busque un lugar tranquilo y privado.
precheck-tip-light = Ponga una luz frente a usted.
precheck-tip-prop = Apoye su teléfono. No lo sostenga en la mano.
precheck-tip-power = Conecte o cargue su teléfono.
precheck-tip-medicines = Tenga cerca sus medicinas.
