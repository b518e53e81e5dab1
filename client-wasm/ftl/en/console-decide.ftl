### What the clinician settles with the patient: promises, choices, a way back, the handoff.

## The column beside the video.

console-part-plan = Plan
console-part-choices = Choices
console-part-handoff = Hand over
console-part-waits = { $count ->
    [one] 1 waits
   *[other] { $count } wait
}

## The agenda, and what is open at the end.

console-agenda-pinned = { $name } has one more thing to say
console-end-topics = Not talked about yet
console-end-missed = Missed, and not taken up yet
console-end-promises = Still to do after the visit

## Writing.

console-line-missing = Write a line first.
console-name-missing = Write a name first.

## Promises.

console-promise-title = We will
console-promise-lead = { $name } keeps this list after the visit.
console-promise-field = What the clinic will do
console-promise-who = Who does it
console-promise-by = By when
console-promise-day = { $count ->
    [0] Today
    [1] Tomorrow
    [7] In a week
    [14] In 2 weeks
   *[other] In { $count } days
}
console-promise-date = Another day
console-promise-make = Promise it
console-promise-due = by { $day }
console-promise-overdue = Overdue
console-promise-keep = Done
console-promise-kept = Done
console-promise-keep-what = Done: { $what }
console-promise-withdraw = Take back: { $what }

## Choices.

console-choice-title = Choices
console-choice-lead = { $name } sees them side by side, and says what matters.
console-choice-new = Lay out a choice
console-choice-field = What is to be decided
console-choice-option = Choice { $number }
console-choice-more = Good, bad, cost, time
console-choice-means = What it means
console-choice-good = Good side
console-choice-bad = Bad side
console-choice-cost = Cost
console-choice-time = Time
console-choice-add = One more choice
console-choice-lay-out = Lay out
console-choice-keys = lays them out
console-choice-few = Name two choices or more.
console-choice-withdraw = Take away: { $what }
console-choice-silent = { $name } has not marked what matters yet.
console-choice-matters = Matters to { $name }
console-choice-why = { $name } says why
console-choice-leans = { $name } leans here
console-choice-decided = Decided
console-choice-decide = We chose this
console-choice-decide-what = We chose this: { $what }
console-choice-reason = Why “{ $what }”, in your words
console-choice-save = Save decision
console-matter-less-pain = Less pain
console-matter-soon = Better soon
console-matter-few-side-effects = Few side effects
console-matter-low-cost = Low cost
console-matter-little-travel = Little travel
console-matter-independence = Doing things alone
console-matter-little-risk = Little risk
console-matter-family = Time with loved ones

## A way back.

console-repair-title = Back to the same page
console-repair-stop = Stop. Let go of your plan for a moment.
console-repair-name = Name it: “I think I lost you.”
console-repair-ask = Ask: “What did I miss?”
console-repair-listen = Listen. Do not explain yet.
console-repair-say-back = Say back what you heard.
console-repair-missed = { $name } says this was missed
console-repair-tap = Tap what you took up.

## The handoff.

console-handoff-title = Hand over
console-handoff-lead = { $name } does not see this card.
console-handoff-to = To whom
console-handoff-acuity = How sick
console-handoff-stable = Can wait
console-handoff-watch = Keep an eye on
console-handoff-urgent = Needs help now
console-handoff-acuity-missing = Tap how sick first.
console-handoff-summary = What it is about
console-handoff-to-do = To do
console-handoff-watch-for = Watch for
console-handoff-write = Write card
console-handoff-save = Save card
console-handoff-keys = writes it
console-handoff-edit = Change card
console-handoff-waits = Ask them to say it back to you.
console-handoff-who = Who said it back
console-handoff-confirm = It was right
console-handoff-confirmed = { $name } said it back, and it was right.

## The first minute.

console-first-minute = The first minute is theirs. Just listen.
console-first-minute-time = How long they have had
console-first-minute-done = They had their first minute. Go on listening, or say back what you heard.

## What done means, at the closing.

console-done-recap = One to three steps. More go on paper.
console-done-teach-back = Mark each step.
console-done-watch-for = Name the signs and the number.
console-done-questions = Wait for the answer.
console-done-something-else = If yes, plan when.
console-done-cost = If no, change the plan.
console-done-who-next = Name, task, day.
console-done-handoff = Only if you did.
console-done-copy = Text, mail, print, or read aloud.
console-done-feel-heard = They answer on their own page.
