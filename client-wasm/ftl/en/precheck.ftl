### Before the visit: camera, microphone and speaker are tried.

precheck-title = Let us check your sound and picture
precheck-intro = This takes a few taps. No one sees or hears you yet.
precheck-ask-title = Your browser will ask you
precheck-ask-body = Press “Allow”, so the clinic can see and hear you.
precheck-start = Turn on camera and microphone
precheck-preview = This is how others will see you
precheck-preview-off = Your camera is off
precheck-say-something = Say something. The bar moves when we hear you.
precheck-level = Sound from your microphone
precheck-heard = We hear you
precheck-not-heard = We do not hear you yet. Come closer, or pick another microphone.
precheck-microphone = Microphone
precheck-camera = Camera
precheck-speaker = Speaker
precheck-unnamed-device = { $kind ->
    [camera] Camera { $number }
    [microphone] Microphone { $number }
   *[other] Speaker { $number }
}
precheck-play-sound = Play a sound
precheck-did-you-hear = Did you hear it?
precheck-not-heard-speaker = Turn up the sound, or pick another speaker.
precheck-all-good = All good. You are ready.
precheck-one-thing = One thing needs a fix
precheck-go-on-anyway = You can go on as it is.
precheck-join = Go to the waiting room
precheck-enter = Enter the visit
precheck-join-without-camera = Go on without camera
precheck-join-without-microphone = Go on without microphone
precheck-join-without-both = Go on with taps only
precheck-camera-off = Turn camera off
precheck-camera-on = Turn camera on

## What helps, for the patient.

precheck-tips = Good to do first
precheck-tip-place = Find a quiet, private place.
precheck-tip-light = Put a light in front of you.
precheck-tip-prop = Prop up your phone. Do not hold it.
precheck-tip-power = Plug in or charge your phone.
precheck-tip-medicines = Have your medicines near you.
