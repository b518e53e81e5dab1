### What a clinician can say they are doing.
###
### The message is the overlay's headline, told by name. `.console-label` stands on the pad, `.console-when` is the
### clinician's hint, and the `.say-…` are the same promise in the clinician's own voice, taken in turn.
### None says how long it will take, and none claims what only a measurement can know.

cue-listening = { $name } is listening to you
    .console-label = I'm listening
    .console-when = First minute of the visit; any time the patient is telling the story. Turns clinician prompts off.
    .say-1 = I am listening. Take your time.
    .say-2 = Go on. I want to hear all of it.
    .say-3 = Tell me in your own way. I will not cut in.

cue-agenda = { $name } is asking what you want to talk about
    .console-label = Set the agenda
    .console-when = Right after hello.
    .say-1 = Tell me what you most want to talk about today.
    .say-2 = What should we be sure to talk about today?

cue-something-else = { $name } asks if there is something else
    .console-label = Something else?
    .console-when = After the first concern, and before the plan. Never the word 'anything'.
    .say-1 = Is there something else you want to talk about today?
    .say-2 = Is there something else on your mind today?

cue-identity = { $name } is checking your name and where you are
    .console-label = Check name and place
    .console-when = Start of every visit.
    .say-1 = I will ask your name, birth date, and where you are. This keeps you safe.
    .say-2 = First I need your name, your birth date, and the place you are in now. It keeps you safe.

cue-privacy = { $name } is telling you who can see this
    .console-label = Who can see this
    .console-when = Before private topics, or when the patient taps 'Who can see this?'
    .say-1 = Here is who can see what we write today.
    .say-2 = I will tell you who can read what we write today.

cue-chart-review = { $name } is reading your chart
    .console-label = Reading your chart
    .console-when = Any time eyes leave the patient for the record.
    .say-1 = I am reading your health record now. I am still here.
    .say-2 = I am going through your chart to see what is there. I have not left.
    .say-3 = My eyes are on your record for now. I am here with you.

cue-results = { $name } is looking at your results
    .console-label = Looking at results
    .console-when = Opening labs or pictures.
    .say-1 = I am looking at your test results.
    .say-2 = I am reading what your tests show.

cue-meds-check = { $name } is checking your medicines
    .console-label = Checking medicines
    .console-when = Medicine review.
    .say-1 = I am checking your list of medicines.
    .say-2 = I am going over the medicines you take.

cue-notes = { $name } is writing notes
    .console-label = Writing notes
    .console-when = Typing while the patient is quiet. Not during painful topics: stop and look.
    .say-1 = I am writing down what you told me.
    .say-2 = I am taking notes so I do not forget what you said.
    .say-3 = I am putting your words in my notes.

cue-instructions = { $name } is typing your steps
    .console-label = Typing your steps
    .console-when = Writing the after-visit plan.
    .say-1 = I am typing the steps for you to take home.
    .say-2 = I am writing the list of what to do at home.
    .say-3 = I am putting your next steps in writing for you.

cue-ordering = { $name } is sending an order for you
    .console-label = Sending an order
    .console-when = Orders, refills.
    .say-1 = I am sending the order for your test or medicine.
    .say-2 = I am asking for the test or medicine you need.
    .say-3 = I am filling in the order for you. It takes a few steps.

cue-referral = { $name } is asking another clinic to see you
    .console-label = Sending a referral
    .console-when = Referral entry.
    .say-1 = I am asking another clinic to see you.
    .say-2 = I am writing to another clinic so they can see you.

cue-lookup = { $name } is looking something up for you
    .console-label = Looking something up
    .console-when = Checking a guide, a dose, a rule.
    .say-1 = I am looking this up so I get it right.
    .say-2 = I want to be sure, so I am checking.
    .say-3 = I am checking the facts before I answer.

cue-cost-check = { $name } is checking the cost
    .console-label = Checking the cost
    .console-when = Price or plan look-up; after the cost signal.
    .say-1 = I am checking what this may cost you.
    .say-2 = I am finding out what you may have to pay.

cue-thinking = { $name } is thinking about what you said
    .console-label = Thinking it over
    .console-when = A real pause for thought.
    .say-1 = I am thinking about what you said.
    .say-2 = I am thinking it over so I can give you a good answer.

cue-looking-close = { $name } is looking at what you show
    .console-label = Looking at what you show
    .console-when = Skin, wound, pill bottle.
    .say-1 = I am looking closely. Please hold still.
    .say-2 = I am taking a good look. Please keep it still.

cue-show-screen = { $name } is about to show you something
    .console-label = Showing you something
    .console-when = Before screen share.
    .say-1 = I am going to show you something on my screen.
    .say-2 = Next you will see something from my screen.

cue-explain = { $name } is explaining what may be going on
    .console-label = Explaining
    .console-when = Before the explanation. Stop after each part.
    .say-1 = I will tell you what I think is going on.
    .say-2 = I will explain what I think this is. Stop me at any time.

cue-rephrase = { $name } is saying it another way
    .console-label = Saying it another way
    .console-when = After the patient taps 'Say it a new way'.
    .say-1 = Let me say that a new way.
    .say-2 = I will try again with other words.

cue-unsure = { $name } is not sure yet
    .console-label = Not sure yet
    .console-when = Real doubt; avoids false promise.
    .say-1 = I am not sure yet. Here is how we will find out.
    .say-2 = I do not know yet. I will tell you how we can find out.

cue-options = { $name } is going over your choices with you
    .console-label = Going over choices
    .console-when = A real choice exists.
    .say-1 = Let's look at your choices. You help decide.
    .say-2 = There is more than one way to go. Let's look at them together.

cue-matters = { $name } asks what matters most to you
    .console-label = What matters to you
    .console-when = Before a choice is made.
    .say-1 = What matters most to you in this choice?
    .say-2 = What is most important to you as you choose?

cue-team-join = { $name } is bringing someone in
    .console-label = Someone is joining
    .console-when = Before a nurse, student, or expert comes in.
    .say-1 = Someone new is joining. I will tell you who they are.
    .say-2 = Another person is coming in. I will say who it is.

cue-ask-team = { $name } is asking a coworker about your care
    .console-label = Asking a coworker
    .console-when = Side message or call. Show only if it is true.
    .say-1 = I am asking a coworker about your care. They can not see or hear you.
    .say-2 = I am getting advice from a coworker. They can not see or hear you.

cue-interpreter-wait = { $name } is making sure the words are right
    .console-label = { cue-interpreter-wait.button }
    .button = Interpreter is talking
    .console-when = Any talk through an interpreter.
    .say-1 = We are getting the words right for you. Please wait.
    .say-2 = The words are being put in the other language. Please wait.

cue-step-away = { $name } is stepping away
    .console-label = Stepping away
    .console-when = Leaving the seat. Needs a return time, and shows mic and camera state.
    .say-1 = I need to step away. I will be back. Please stay on.
    .say-2 = I have to leave my seat. I will come back to you. Please stay on.
    .say-3 = I am going out and coming back. You do not need to do a thing.

cue-tech-fix = { $name } is fixing the sound or video
    .console-label = Fixing a tech problem
    .console-when = Device or network trouble on the clinic side; sent on the text path.
    .say-1 = I am fixing my sound or video. Please stay on.
    .say-2 = My sound or video has a problem. I am working on it. Please stay on.

cue-plan = { $name } is going over your next steps
    .console-label = Next steps
    .console-when = Opens the plan card: first / then / if.
    .say-1 = Here is what we will do next.
    .say-2 = Let me go through your next steps.
    .say-3 = I will tell you what comes first and what comes then.

cue-teach-back = { $name } is checking that the plan is clear
    .console-label = Check I was clear
    .console-when = After the plan; test the teaching, not the patient.
    .say-1 = I want to be sure I was clear. Please tell me the plan in your own words.
    .say-2 = Please say the plan back to me, so I know I said it well.

cue-questions = { $name } asks what questions you have
    .console-label = Your questions
    .console-when = After each part and at the end. Not 'Do you have any questions?'
    .say-1 = What questions do you have?
    .say-2 = What would you like to ask me?

cue-handoff = { $name } is telling the next person about you
    .console-label = Telling the next person
    .console-when = Transfer to nurse, front desk, expert.
    .say-1 = I am telling the next person about you, so you do not have to start over.
    .say-2 = I am passing on what you told me, so you only say it once.

cue-change-course = { $name } wants to try a new plan
    .console-label = Trying a new plan
    .console-when = Treatment change.
    .say-1 = That did not work as we hoped. Let's try a new plan.
    .say-2 = The last plan did not help as we had hoped. Let's try a new way.

cue-reset = { $name } wants to start this part over
    .console-label = Start this part over
    .console-when = After the 'not on the same page' signal.
    .say-1 = I may have missed something. What do you want me to know?
    .say-2 = Let's go back. Tell me what I missed.

cue-wrap-up = { $name } is going over the plan before the end
    .console-label = Almost done
    .console-when = 2-3 minutes before the end.
    .say-1 = We are almost done. Let's go over the plan.
    .say-2 = Our time is almost up. Let's look at the plan once more.
