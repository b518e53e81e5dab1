### The waiting room, from both sides of its door.

## Inside it.

lobby-title = You are in the waiting room
lobby-waiting = { $name } will let you in.
lobby-host-here = { $name } is here and can see that you wait.
lobby-host-not-here = { $name } is not here yet. You do not need to do a thing.
lobby-waited = { $count ->
    [0] You just came in.
    [one] You have waited 1 minute.
   *[other] You have waited { $count } minutes.
}
lobby-private = No one sees or hears you here.
lobby-keep-open = Keep this page open. It takes you in on its own.
lobby-sent-back = { $name } asked you to wait here again. You will be let back in.
lobby-your-picture = Your picture
lobby-check-again = Check sound and picture again
lobby-let-in = { $name } let you in.

## At its door.

lobby-list-title = Waiting room
lobby-nobody = Nobody is waiting
lobby-nobody-body = When { $name } opens the link, you see it here.
lobby-waits = { $name } is waiting
lobby-waits-since = { $count ->
    [0] Came just now
    [one] Has waited 1 minute
   *[other] Has waited { $count } minutes
}
lobby-count = { $count ->
    [0] Nobody is waiting
    [one] 1 person is waiting
   *[other] { $count } people are waiting
}
lobby-admit = Let { $name } in
lobby-admitting = Letting { $name } in
lobby-not-here = { $name } has not come yet
lobby-was-here = { $name } was here and left
lobby-link-title = Link for { $name }
lobby-link-body = Send it to { $name } and to no one else.
lobby-link-copy = Copy the link
lobby-link-copied = Link copied
