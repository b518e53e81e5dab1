### What the clinician leads the visit by: the agenda, the briefing, questions, next steps, the stages.

## The column beside the video.

console-part = Show
console-part-agenda = Agenda

## The agenda.

console-agenda-title = { $name } wants to talk about
console-agenda-none = Nothing on the list yet.
console-agenda-open = { $count ->
    [one] 1 not talked about yet
   *[other] { $count } not talked about yet
}
console-agenda-done = All talked about
console-agenda-else = Ask: “Is there something else?”

## The briefing.

console-briefing-title = Told before the visit
console-briefing-none = Nothing told yet.
console-briefing-new = New
console-briefing-carried = From last time
console-briefing-gone = No longer: { $line }
console-subject-started = When it started
console-subject-better-worse = Better or worse with
console-subject-daily-life = In daily life
console-subject-medicines = Medicines and supplements
console-subject-recent-care = Care since then
console-subject-matters = What matters
console-subject-name-to-use = Name to use
console-subject-speaks = Speaks best
console-subject-hearing = Hears and sees
console-subject-helper = Helper
console-subject-place = Is at
console-subject-phone = Phone if the call drops

## Questions.

console-question-asks = { $name } asks:
console-question-answered = Answered
console-question-what-is-it = What do you think is going on?
console-question-choices = What are my choices?
console-question-why-this = Why do I need this?
console-question-if-we-wait = What happens if we wait?
console-question-risks = What could go wrong?
console-question-price = What will it cost me?
console-question-how-to-take = How do I take this?
console-question-watch-for = What should I watch for, and when do I call?
console-question-how-long = When will I get better?
console-question-what-next = What happens next, and who does it?

## Next steps.

console-steps-title = Next steps
console-steps-lead = { $name } sees each one as you add it.
console-steps-paper = Three steps are enough for one visit. Put the others on paper.
console-step-paper = On paper
console-step-field = A step in plain words
console-step-kind = What the step is for
console-step-act = Do this
console-step-watch = If this happens, call us
console-step-starts = Starts on
console-step-moment = When in the day
console-step-moment-none = No set time
console-step-picture = Picture
console-step-add = Add step
console-step-save = Save step
console-step-keys = adds the step
console-step-starts-on = From { $day }
console-step-up = Move up: { $step }
console-step-edit = Change: { $step }
console-step-remove = Remove: { $step }
console-hard-title = Hard words
# More words of the trade, each with plain ones: the clinic's own list, in its catalogue.
console-hard-words = bp: blood pressure; hr: heart rate; rx: prescription; dx: what you have; hx: what you had before; labs: blood tests; workup: tests; titrate: change step by step
console-hard-plain = “{ $hard }”: say “{ $plain }”
console-hard-use = Use plain words
console-moment-wake-up = When getting up
console-moment-brush-teeth = When brushing teeth
console-moment-breakfast = With breakfast
console-moment-lunch = With lunch
console-moment-dinner = With dinner
console-moment-bedtime = At bedtime
console-picture-pill = Medicine
console-picture-water = Drink
console-picture-food = Food
console-picture-walk = Move
console-picture-rest = Rest
console-picture-call = Call
console-picture-calendar = Date
console-picture-test = Test
console-picture-measure = Measure
console-picture-note = Note

## Checking that it was clear.

console-check-title = Was I clear?
console-check-lead = Add a step first. Then you can ask { $name } to tell it.
console-check-ask = Ask { $name } to tell the plan
console-check-again = Ask once more
console-check-asked = { $name } was asked.
console-check-aloud = { $name } tells it aloud.
console-check-wrote = { $name } wrote:
console-check-mark = How clear this was: { $step }
console-check-clear = Clear
console-check-said-again = Said again
console-check-not-done = Not done

## The stages of the visit.

console-stage = Where the visit is
console-stage-opening = Opening
console-stage-understanding = Understanding
console-stage-deciding = Deciding
console-stage-closing = Closing
console-prompts-hide = Hide prompts
console-prompts-show = Show prompts
console-prompt-hello = Say hello by name.
console-prompt-room = Say who is in the room.
console-prompt-chart = “I may look to the side: that is your chart.”
console-prompt-listen = Let them tell it. Do not cut in for one minute.
console-prompt-agenda = “Is there something else?”
console-prompt-say-back = Say back what you heard.
console-prompt-choices = Lay out the choices, good and bad.
console-prompt-matters = “What matters most to you?”
console-prompt-pause = One point at a time. Then stop.
console-closing-count = { $done } of { $all } done
console-closing-recap = Here is the plan. First. Then. If.
console-closing-teach-back = Please tell me the plan in your own words.
console-closing-watch-for = Call us if you see any of these signs.
console-closing-questions = What questions do you have?
console-closing-something-else = Is there something else?
console-closing-cost = Can you pay for and get what you need?
console-closing-who-next = Here is who does what next.
console-closing-handoff = I told the next person about you.
console-closing-copy = We will send you a copy of the plan.
console-closing-feel-heard = Did you feel heard today?
