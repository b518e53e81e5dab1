### One more person in the visit: the patient's yes, and what a guest is told.

## The patient is asked.

invite-wants = { $name } would like to watch. Is that all right?
    .body = They only watch and learn. You can say no, and your care stays the same.
invite-yes = Yes, that is all right
invite-no = No
invite-let-watch = Let { $name } watch after all
invite-send-out = Ask { $name } to go out
invite-said-yes = { $name } said yes to { $guest }
invite-said-no = { $name } said no to { $guest }

## A guest is told.

invite-asked-first = We ask { $name } first if that is all right.
invite-not-this-time = Not this time
    .body = { $name } would like to talk without you today. Thank you for asking. You can close this page.
invite-follow = You can follow the visit here. Video is between { $one } and { $other } for now.
    .unseen = They do not see or hear you.
