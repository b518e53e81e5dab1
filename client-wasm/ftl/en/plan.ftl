### What the patient takes home: the steps, telling them back, and what the clinic promised.

## The steps.

plan-title = Your next steps
plan-so-far = { $count ->
    [one] 1 so far. Read it at your own pace.
   *[other] { $count } so far. Read them at your own pace.
}
plan-first = First
plan-then = Then
plan-if = If this happens, call us
plan-starts = Starts { $day }
plan-moment-wake-up = When you get up
plan-moment-brush-teeth = When you brush your teeth
plan-moment-breakfast = With breakfast
plan-moment-lunch = With lunch
plan-moment-dinner = With dinner
plan-moment-bedtime = Before you go to bed
plan-all = Show all { $count } steps
plan-fewer = Show fewer steps
plan-read = Read it aloud
plan-read-stop = Stop reading
plan-text-larger = Larger text
plan-text-normal = Normal text

## Telling the plan in one's own words.

tell-title = { $name } asks you
tell-aloud = I’ll say it aloud
tell-write = Or write it here
tell-send = Send
tell-thanks = Thank you.

## What the clinic will do.

promise-title = What the clinic will do for you
promise-row = What the clinic will do ({ $count })
promise-who-by = { $who }, by { $day }
promise-open = Not done yet
promise-done = Done
promise-late = This is late. You can call us.
