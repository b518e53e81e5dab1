### Chat, captions and screens, on the clinician's page.

console-part-chat = Chat
console-captions = Caption
console-captions-listen = Write down what I say
console-captions-listen-here = On this device alone: your voice goes to nobody else for it. Read what it writes.
console-captions-listen-failed = This browser could not write it down. Type it, please.
console-key-caption = Caption what you say
console-screen-show = Show my screen
console-screen-stop = Stop showing
console-screen-shown = Everyone in the visit can see your screen.
console-screen-ask = Ask to see the screen of { $name }
console-screen-asked = { $name } is asked. Waiting for an answer.
console-screen-declined = { $name } said: not now.
console-screen-theirs = You see the screen of { $name }.
console-screen-unable = The phone or browser of { $name } can not show its screen.
