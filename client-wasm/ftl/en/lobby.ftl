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
lobby-check-again = Check sound and picture again

## At its door.

console-lobby-list-title = Waiting room
console-lobby-nobody = Nobody is waiting
console-lobby-nobody-body = When { $name } opens the link, you see it here.
lobby-waits = { $name } is waiting
console-lobby-waits-since = { $count ->
    [0] Came just now
    [one] Has waited 1 minute
   *[other] Has waited { $count } minutes
}
console-lobby-admit = Let { $name } in
console-lobby-admitting = Letting { $name } in
console-lobby-not-here = { $name } has not come yet
