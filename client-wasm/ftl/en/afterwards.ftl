### After the visit: what was agreed, how it was, and what to take along.

after-lead = Thank you for coming. This is what you and { $name } agreed on.
after-nothing = Nothing was written down in this visit.
after-kept = This page stays here until { $day }. Then it is deleted for good.

## How it was. It goes to the clinic and never to the clinician.

after-felt = Did you feel heard today?
after-felt-yes = Yes
after-felt-partly = Partly
after-felt-no = No
after-felt-thanks = Thank you. Your clinic gets this answer without your name. { $name } does not see it.
after-felt-more = Do you want to say more? You can skip this.
after-send = Send

## What was agreed.

after-topics = What you came for
after-topic-open = Not talked about this time
after-steps = Your next steps
after-watch = Call us if this happens
after-step-from = From { $day }
after-wake-up = When you get up
after-brush-teeth = When you brush your teeth
after-breakfast = With breakfast
after-lunch = With lunch
after-dinner = With dinner
after-bedtime = Before you go to bed
after-promises = What the clinic will do
after-promise-by = { $who }, by { $day }
after-promise-kept = Done on { $day }
after-promise-late = This is late. Call us and ask.
after-choices = What was decided
after-choice-why = Why: { $why }
after-choice-own = You said: { $why }

## Taking it along.

after-take = Take it with you
after-pdf = Save as PDF
after-copy = Copy as text
after-print = Print
after-taking = Getting it for you
after-saved = The file is saved. Look in your downloads.
after-copied = Copied. You can paste it now.
after-not-taken = That did not work. Please try again.

## Another opinion, and a safe move to another doctor.

after-second = You can always ask another doctor. Take the record of this visit with you.
after-move = How to change your doctor safely
after-move-medicines = Keep taking your medicines as you do now, until a doctor and you change the plan.
after-move-gap = Set your first visit with the new doctor before you leave this clinic.
after-move-charge = Ask who is in charge of your care until then, and who refills your medicines.
after-move-records = Take this record and a list of your medicines. Ask the clinic to send the rest.
after-move-call = If you feel worse, call this clinic until the move is done. In an emergency, call your local emergency number.

## When nothing is kept any more.

after-purged = This visit is no longer kept
    .body = The clinic keeps a visit for a set time. Then all of it is deleted for good.
    .call = If you need to know what was agreed, call your clinic.
