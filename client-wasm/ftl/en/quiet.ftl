### Why it is quiet: one headline each, and what happens next. A live cue has its own file.
###
### Each says only what is measured or promised. A quiet person, a muted microphone and a lost link
### never sound the same.

quiet-over = The visit is over
    .body = You can close this page now.
quiet-own-link = Your connection dropped
    .body = We keep trying. Stay on this page.
quiet-their-link = We lost the link to { $name }
    .body = We keep trying. Please stay on.
quiet-they-left = { $name } left the visit
    .body = The visit is still open. You can wait here.
quiet-lobby = You are in the waiting room
    .body = You will be let in from there.
quiet-not-yet = { $name } is not here yet
    .body = You do not need to do a thing.
quiet-mic-off = The microphone of { $name } is off
    .body = You can not hear { $name } right now. The line is up.
quiet-mic-failed = The microphone of { $name } stopped working
    .body = You can not hear { $name } right now. The line is up.
quiet-mic-absent = { $name } has no microphone on
    .body = You can not hear { $name } right now. The line is up.
quiet-mic-meanwhile = Meanwhile: { $doing }
quiet-interpreting = { $name } is putting it in the other language
    .body = Please wait until the words are done.
quiet-they-speak = { $name } is talking
quiet-you-speak = { $name } is listening
    .body = Go on. You have the floor.
quiet-unexplained = { $name } is here with you
    .body = The line is up.
quiet-still-listening = Still listening to you
