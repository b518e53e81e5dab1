### What a patient can say by touch.
###
### The message is the button. `.console-asks` follows the name in the
### clinician's banner, and `.console-advice` is the clinician's next move.

signal-says = { $name } says:

signal-say-new-way = Say it a new way
    .console-asks = please say that a new way
    .console-advice = Say the last point again in plain words.

signal-slow-down = Please slow down
    .console-asks = please slow down
    .console-advice = Slow down. One point at a time.

signal-not-done = I was not done
    .console-asks = I was not done talking
    .console-advice = Stop, and invite them to go on.

signal-question = I have a question
    .console-asks = I have a question
    .console-advice = Finish your point, then ask for the question.

signal-one-more = There is one more thing
    .console-asks = there is one more thing
    .console-advice = Ask now what it is, and make time for it.

signal-still-there = Are you still there?
    .console-asks = are you still there?
    .console-advice = Say that you are here. Then tap what you are doing.

signal-cant-hear = I can't hear you
    .console-asks = I can't hear you
    .console-advice = Check your microphone. If that does not help, call by phone.

signal-cant-see = I can't see you
    .console-asks = I can't see you
    .console-advice = Check your camera. If that does not help, go on with sound.

signal-cost = I worry about cost
    .console-asks = I worry about the cost
    .console-advice = Treat cost as a care fact. Check it together.

signal-side-effects = I worry about side effects
    .console-asks = I worry about side effects
    .console-advice = Ask which one is the biggest worry.

signal-hard-to-do = This will be hard for me
    .console-asks = this will be hard for me
    .console-advice = Ask about work, rides, family, money, and time.

signal-not-as-planned = I did not take it as planned
    .console-asks = I did not take it as planned
    .console-advice = Say thank you. Ask what got in the way.

signal-need-moment = I need a moment
    .console-asks = I need a moment
    .console-advice = Wait. Let it be quiet.

signal-not-private = I can't talk freely
    .console-asks = I can't talk freely
    .console-advice = Ask only yes or no questions. Offer a later time. Do not say this out loud.

signal-same-page = We are not on the same page
    .console-asks = we are not on the same page
    .console-advice = Start this part over. Ask what you missed.

signal-second-view = I want another opinion
    .console-asks = I want another opinion
    .console-advice = Second opinion asked. Offer records and a name.

signal-add-person = I want someone with me
    .console-asks = I want someone with me
    .console-advice = Ask who should join, and wait for them.

signal-need-interpreter = I need an interpreter
    .console-asks = I need an interpreter
    .console-advice = Stop here. Get an interpreter before you go on.

signal-who-sees = Who can see this?
    .console-asks = who can see this?
    .console-advice = Say who is in the room and who can read the notes.

signal-got-it = I got it
    .console-asks = I got it
    .console-advice = Good. You still need to check that the plan is clear.

signal-worse-now = I feel worse now
    .console-asks = I feel worse now
    .console-advice = Ask where they are. Tell them to call the local emergency number. Stay on.
