### What people say in words: chat, captions, and what they show.

## Chat.

chat = { $count ->
    [0] Chat
   *[other] Chat ({ $count })
}
chat-title = Messages
    .body = Everyone in the visit can read them.
chat-write = Write a message
chat-says = { $name } writes: { $words }

## Captions.

captions-show = Show captions
captions-hide = Hide captions
captions-write = What is being said
page-captioner = Captioner

## Screens.

screen-of = Screen of { $name }
screen-yours = Your screen
screen-asked = { $name } would like to see your screen
    .body = You choose what to show. You can stop at any time.
screen-show = Show my screen
screen-not-now = Not now
screen-shown = Your screen is shown
    .body = Everyone in the visit can see it.
screen-stop = Stop showing
