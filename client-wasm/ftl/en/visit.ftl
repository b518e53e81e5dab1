### The patient's side of a visit.

## Around the picture.

visit-with = Visit with { $name }
visit-running = visit { $time }
visit-private = Private
    .direct = Sound and picture go straight from you to { $name }. They are locked on the way. No one else can open them.
    .relayed = Sound and picture are locked on the way. They pass through a server of your clinic.
    .by-clinic = Sound and picture are locked on the way to a server of your clinic. It passes them on to everyone here, and keeps nothing.
    .connecting = Sound and picture are not connected yet.
    .recording = No one records this visit with Webside.
visit-encrypted = Encrypted
visit-others = Others here
visit-you = You
visit-your-picture = Your own picture
visit-their-picture = Picture of { $name }
visit-their-camera-off = { $name } has the camera off
visit-their-camera-failed = The camera of { $name } stopped working.
visit-your-camera-off = Your camera is off. { $name } does not see you.
visit-your-camera-failed = Your camera stopped. { $name } does not see you.
visit-your-mic-off = Your microphone is off. { $name } does not hear you.
visit-your-mic-failed = Your microphone stopped. { $name } does not hear you.
visit-your-mic-missing = You have no microphone. Use the buttons to tell { $name }.
visit-people = People in this visit
visit-people-count = { $count ->
    [one] 1 person
   *[other] { $count } people
}

## Buttons at the bottom.

visit-mic-on = Mic on
    .action = Turn your microphone off
visit-mic-off = Mic off
    .action = Turn your microphone on
visit-mic-failed = Mic trouble
    .action = Fix your microphone
visit-mic-starting = Starting mic
visit-camera-on = Video on
    .action = Turn your camera off
visit-camera-off = Video off
    .action = Turn your camera on
visit-camera-failed = Video trouble
    .action = Fix your camera
visit-camera-starting = Starting video
visit-controls = Call controls
visit-leave = Leave
visit-leave-title = Leave the visit?
visit-leave-body = You can come back with the same link while the visit is open.
visit-leave-yes = Yes, leave
visit-leave-no = Stay

## The call.

visit-call-starting = Sound and picture are on their way
visit-call-fixing = Sound and picture are coming back
visit-call-fixed = Sound and picture are back
visit-tap-to-hear = Tap to hear { $name }
visit-tap-to-hear-body = Your browser waits for your tap before it plays sound.
visit-interrupted = A phone call or another app took your sound. It comes back when that ends.
visit-away-back-at = Back at { $time }
visit-away-late = It takes longer than planned. { $name } is still coming back.
visit-link-weak = Your connection is weak: the picture may be unclear.
visit-link-poor = Your connection is very weak: sound goes first, the picture waits.
visit-sound-only = Sound only
visit-sound-only-chosen = You chose sound only.
visit-pictures = Show pictures
visit-picture-held = The connection is weak. Sound goes on, the picture waits.

## Telling without speaking.

visit-signals = Tell { $name } without interrupting
visit-signals-more = More to say
visit-signal-sending = Sending
visit-signal-sent = Sent
visit-signal-seen = { $name } saw this
visit-signal-take-back = Take it back
visit-signal-waits = Not sent yet. It goes when you are connected again.
visit-answer-still-there = { $name } is here. The line is up.
visit-answer-cant-hear = Turn up your sound. Check that no headset is plugged in.
visit-answer-cant-see = Wait a little. We try to bring the picture back.
visit-answer-worse-now = Call your local emergency number now if you are in danger. { $name } was told.

## Help.

visit-help = Help
visit-help-title = What can we help with?
visit-help-hear = I do not hear { $name }
visit-help-hear-body = Turn up the sound of your phone. Pick another speaker in Settings.
visit-help-heard = { $name } does not hear me
visit-help-heard-body = Check that it says “Mic on”. Pick another microphone in Settings.
visit-help-see = I do not see { $name }
visit-help-see-body = Wait a little: the picture comes back on its own. If not, load this page again.
visit-help-reload = Loading this page again is safe. You come right back.

## After leaving, and after the end.

visit-left-title = You left the visit
visit-left-body = It is still open. You can go back in.
    .clinician = It is still open, and { $name } is told that you left.
visit-left-return = Go back in
visit-ended-title = Your visit has ended
    .clinician = The visit has ended
visit-ended-body = You can close this page now.
visit-thanks = Thank you for coming.
