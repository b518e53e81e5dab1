### What a patient can say by touch.
###
### The message is the button. `.asks` follows the name in the
### clinician's banner, and `.advice` is the clinician's next move.

signal-say-new-way = Say it a new way
    .asks = please say that a new way
    .advice = Say the last point again in plain words.

signal-slow-down = Please slow down
    .asks = please slow down
    .advice = Slow down. One point at a time.

signal-not-done = I was not done
    .asks = I was not done talking
    .advice = Stop, and invite them to go on.

signal-question = I have a question
    .asks = I have a question
    .advice = Finish your point, then ask for the question.

signal-one-more = There is one more thing
    .asks = there is one more thing
    .advice = Ask now what it is, and make time for it.

signal-still-there = Are you still there?
    .asks = are you still there?
    .advice = Say that you are here. Then tap what you are doing.

signal-cant-hear = I can't hear you
    .asks = I can't hear you
    .advice = Check your microphone. If that does not help, call by phone.

signal-cant-see = I can't see you
    .asks = I can't see you
    .advice = Check your camera. If that does not help, go on with sound.

signal-cost = I worry about cost
    .asks = I worry about the cost
    .advice = Treat cost as a care fact. Check it together.

signal-side-effects = I worry about side effects
    .asks = I worry about side effects
    .advice = Ask which one is the biggest worry.

signal-hard-to-do = This will be hard for me
    .asks = this will be hard for me
    .advice = Ask about work, rides, family, money, and time.

signal-not-as-planned = I did not take it as planned
    .asks = I did not take it as planned
    .advice = Say thank you. Ask what got in the way.

signal-need-moment = I need a moment
    .asks = I need a moment
    .advice = Wait. Let it be quiet.

signal-not-private = I can't talk freely
    .asks = I can't talk freely
    .advice = Ask only yes or no questions. Offer a later time. Do not say this out loud.

signal-same-page = We are not on the same page
    .asks = we are not on the same page
    .advice = Start this part over. Ask what you missed.

signal-second-view = I want another opinion
    .asks = I want another opinion
    .advice = That is fine. Offer the records and a name.

signal-add-person = I want someone with me
    .asks = I want someone with me
    .advice = Ask who should join, and wait for them.

signal-need-interpreter = I need an interpreter
    .asks = I need an interpreter
    .advice = Stop here. Get an interpreter before you go on.

signal-who-sees = Who can see this?
    .asks = who can see this?
    .advice = Say who is in the room and who can read the notes.

signal-got-it = I got it
    .asks = I got it
    .advice = Good. You still need to check that the plan is clear.

signal-worse-now = I feel worse now
    .asks = I feel worse now
    .advice = Ask where they are. Tell them to call the local emergency number. Stay on.
