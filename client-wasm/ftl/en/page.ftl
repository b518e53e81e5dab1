### What every page shares: times, people, settings.

page-title-patient = Your visit
page-title-clinician = Visit
page-opening = Opening your visit
page-close = Close
console-page-cancel = Cancel
page-try-again = Try again
page-reload = Load this page again
page-test-connection = Test my connection

## How long. The short ones stand where a clinician has little room.

page-seconds = { $count ->
    [one] 1 second
   *[other] { $count } seconds
}
page-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
page-seconds-short = { $count ->
   *[other] { $count } s
}
page-minutes-short = { $count ->
   *[other] { $count } min
}

## What people are in a visit.

page-you = You
page-clinician = Clinician
page-patient = Patient
page-family = Family or friend
page-interpreter = Interpreter
page-staff = Clinic staff
page-observer = Observer
page-state-here = here
page-state-waiting = in the waiting room
page-state-lost = connection lost
page-state-left = left
page-state-not-yet = not here yet
page-state-removed = removed

## Settings of a page.

page-settings = Settings
page-language = Language
page-text-size = Text size
page-text-size-normal = Normal
page-text-size-large = Large
page-text-size-larger = Larger
