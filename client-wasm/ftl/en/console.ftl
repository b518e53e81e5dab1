### The clinician's side of a visit. Short, since eyes are elsewhere.

## The bar at the top.

console-running = Visit { $time }
console-not-secure = Not secure
console-encrypted = End-to-end encrypted
    .relayed = Encrypted, through the clinic's server
    .by-clinic = Encrypted to the clinic's server, which passes it on
console-link-good = Connection: good
console-link-weak = Connection: weak
console-link-poor = Connection: very weak
console-link-sound-only = Connection: sound only
console-link-lost = Connection: lost
console-link-none = No call yet
console-own-link-lost = Your own connection dropped. We keep trying. { $name } will be told.
console-mute = Mute
console-unmute = Unmute
console-mic-failed = Your microphone stopped
console-mic-starting = Starting microphone
console-camera-off = Stop video
console-camera-on = Start video
console-camera-failed = Your camera stopped
console-devices = Devices
console-pad-float = Keep pad on top
    .body = A small window with the cue keys stays above your record system.
console-pad-return = Put the pad back
console-leave = Leave
    .body = The visit goes on without you. You can come back.
console-end = End visit

## Ending.

console-end-title = End the visit for everyone?
console-end-body = Everyone leaves the call. It can not be opened again.
console-end-yes = Yes, end it
console-end-no = Go on
console-end-undo = { $count ->
    [one] The visit ends in 1 second
   *[other] The visit ends in { $count } seconds
}
console-end-undo-stop = Do not end it

## The cue pad.

console-pad-title = What are you doing?
console-pad-hint = One key tells { $name } why you are quiet.
console-pad-cue-live = { $cue }, { $time }
console-pad-stop = Stop showing it
console-pad-sending = Telling { $name }
console-pad-aloud-line = Say: “{ $sentence }”
console-pad-more = More cues
console-pad-search = Search cues
console-pad-search-none = No cue with these words
console-still-title = Still at this?
    .body = { $name } has seen “{ $cue }” for { $time }.
    .keep = Yes, still at it
    .stop = No, done
    .soon = If you do not answer, it ends by itself.
console-sees = { $name } sees

## Stepping away.

console-away-title = When are you back?
console-away-minutes = { $count ->
    [one] In 1 minute
   *[other] In { $count } minutes
}
console-away-back-at = { $name } sees: back at { $time }
console-away-devices = { $state ->
    [both] Your microphone and camera stay on.
    [microphone] Your microphone stays on. Your camera is off.
    [camera] Your camera stays on. Your microphone is off.
   *[other] Your microphone and camera are off.
}
console-away-mute = Turn both off while away
console-away-returned = I am back

## Nudges, for the clinician alone.

console-nudge = { $count ->
    [one] 1 second of quiet. Tell { $name } what you are doing?
   *[other] { $count } seconds of quiet. Tell { $name } what you are doing?
}
console-nudge-private = Only you see this.
console-nudge-dismiss = Not now
console-suggest-typing = Typing? Tap to say so.
console-suggest-elsewhere = Looking elsewhere? Tap to say so.
console-suggest-accept = Tell { $name }: { $cue }

## Signals.

console-signal-seen = Say I saw it
console-signal-seen-done = { $name } knows you saw it
console-signal-waited = { $count ->
    [one] waits 1 minute
   *[other] waits { $count } minutes
}
console-signal-now = just now
console-signal-more = { $count ->
    [one] 1 more signal
   *[other] { $count } more signals
}
console-signal-list = Signals from { $name }
console-signal-none = No open signals
console-signal-cue = Answer with: { $cue }
console-signal-clear = Done with it
console-signal-private = Only you see this. { $name } can not see or hear that you got it.
console-signal-auto-answered = { $name } asked if you are still there. The page answered: you are.

## People.

console-people = People
console-send-back = Send back to the waiting room
console-send-back-title = Send { $name } back to the waiting room?
console-send-back-body = { $name } will not see or hear the visit until you let them in.
console-send-back-yes = Send back
console-remove = Remove
console-remove-title = Remove { $name } from the visit?
console-remove-body = The link stops working for { $name }. This can not be undone.
console-remove-yes = Remove
console-their-mic-off = The microphone of { $name } is off
console-their-mic-failed = The microphone of { $name } stopped
console-their-camera-off = The camera of { $name } is off
console-they-do-not-hear = { $name } may not hear you. Check your microphone.
console-they-left = { $name } left. The visit stays open.
console-they-lost = We lost the link to { $name }. We keep trying.

## Keys.

console-keys = Keys
console-keys-title = Keyboard keys
console-keys-body = A key works when you are not typing in a text field.
console-keys-turn-off = Turn single keys off
console-keys-turn-on = Turn single keys on
console-keys-change = Change the key for { $action }
console-keys-press = Press the new key
console-keys-taken = { $key } already belongs to { $action }
console-keys-reset = Use the first keys again
console-key-answer = Answer the top signal or question
console-key-stop = Stop the cue
console-key-mute = Mute or unmute
