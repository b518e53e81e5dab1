### Asking one more person in, on the clinician's page.

console-invite = Invite somebody
    .body = They get a link, come to the waiting room, and you let them in.
console-invite-who = Name, as everyone will see it
console-invite-role = What they are here
console-invite-colleague = Colleague
console-invite-observer = { $name } is asked first. You let the person in after a yes.
console-invite-make = Make a link
console-invite-making = Making the link
console-invite-again = Make a new link
console-invite-again-title = A new link for { $name }
    .body = The link from before stops working.
console-invite-successor = Invite { $name } into the visit

## The link.

console-invite-link = Link for { $name }
console-invite-link-once = It works once, until { $day }, { $time }.
console-invite-link-give = Give it to { $name } by text or phone, and to nobody else.
console-invite-link-gone = You see it only here. It is gone when you close this card.
console-invite-copy = Copy link
console-invite-copied = Copied. You can paste it now.
console-invite-not-copied = Copying did not work here. Mark the link and copy it.

## Why not.

console-invite-full = This visit has no place for one more person.
console-invite-not-now = You can not invite anyone right now.
console-invite-too-many = You made many links in a short time. Wait a minute, then try again.
console-invite-failed = The link was not made. Check your connection, then try again.

## At the door.

console-invite-waits-for-yes = Waiting for a yes from { $name }
