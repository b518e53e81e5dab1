### Ten seconds before the clinician goes in: what is measured, and the thirteen things.

console-before = Ten seconds before you go in
console-before-framing = Eyes on the line, head in the oval
console-before-no-picture = No picture yet
console-before-light = Light: we look once your camera is on
console-before-light-good = Your face is well lit
console-before-light-dark = It is too dark. Put a light in front of you.
console-before-light-behind = The light is behind you. Turn, or close the blind.
console-before-room = Room: we listen once your microphone is on
console-before-room-quiet = The room is quiet
console-before-room-loud = The room is loud. Shut the door, or put your headset on.
console-before-desk = Your desk, as last time: { $part } of { $all }
console-before-eye-level = Camera at eye level, at arm's length.
console-before-window = Patient's window right under the camera.
console-before-lamp = Light in front of you, not behind.
console-before-wall = Plain, tidy wall behind you. Door shut.
console-before-name = Your name, role, and photo are set.
console-before-cues = You know your eight cues for today.
console-before-headset = Headset on. Other alerts off.
console-before-chart = Chart read before you join.
console-before-phone = Phone number for a dropped call is on hand.
console-before-interpreter = Interpreter or helper is booked, if asked for.
console-before-captions = Captions are on, if asked for.
console-before-hello = Say hello by name. Say who is in the room with you.
console-before-look-aside = Say: “You may see me look to the side. That is your chart.”
