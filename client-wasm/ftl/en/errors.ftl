### What went wrong, in words, and what happens next. Never a code.

## The link. Unknown, expired, used and revoked sound the same, so that nobody learns which it was.

error-link-title = This link does not open a visit
error-link-body = It may be old, or a part of it may be missing. Ask your clinic for a new link.
error-link-hint = If the link came in a message, open it from there once more.
error-call-clinic = Call { $phone }

## The visit.

error-ended-title = This visit has ended
error-removed-title = You are no longer in this visit
error-removed-body = The clinic closed your place in it. If this seems wrong, call your clinic.
error-replaced-title = This visit is open in another tab or window
error-replaced-body = Go on there, or use it here. It works in one place at a time.
error-replaced-use-here = Use it here

## The server. All of these mend themselves.

error-unreachable-title = We can not reach the clinic right now
error-reconnecting = Connecting again
error-reconnected = You are connected again
error-lagging = Your connection is slow. We are catching up.
error-full-title = The clinic has no room for one more visit right now
error-full-body = We will try again soon. Keep this page open.
error-version-title = There is a newer version of this page
error-version-body = The page loads again on its own. You will be back in your visit.
error-storage = The clinic's computer can not save right now. We keep trying.
error-too-many = That was a lot at once. Wait a little, then try again.
error-unexpected-title = Something went wrong on our side
error-unexpected-body = Load this page again. Your visit is still there.

## A tap that the rules refused.

error-not-possible-now = That is not possible right now.
error-not-sent = Not sent yet. We keep trying.
error-too-late = That is over already.
error-not-your-part = Your part in this visit does not include that.
error-away-needs-time = First pick when you are back: within 30 minutes.
error-signal-off = Your clinic has not turned this on.
error-already-raised = You said this already. It waits to be seen.
error-log-full = This visit is very long. You can still talk, leave, or end it.
error-list-full = This list is full. Take something off first.

## Camera and microphone. `$device` is `camera`, `microphone` or `both`.

error-device = { $device ->
    [camera] the camera
    [microphone] the microphone
   *[other] the camera and the microphone
}
error-refused-title = This page may not use { error-device } yet
error-refused-chrome = Press the icon at the left of the web address. Switch on { error-device }. Then press “Try again”.
error-refused-safari-ios = Press the button at the end of the web address, then the menu for this website. Allow { error-device }. Then press “Try again”.
error-refused-safari-mac = In the Safari menu choose “Settings for This Website”. Allow { error-device }. Then press “Try again”.
error-refused-firefox = Press the crossed-out icon at the left of the web address. Take away the block on { error-device }. Then press “Try again”.
error-refused-other = In the settings of your browser, allow this page to use { error-device }. Then press “Try again”.
error-refused-system = If that does not help, look in the settings of your phone or computer: your browser must be allowed to use { error-device }.
error-no-microphone-title = We found no microphone
error-no-microphone-body = Plug one in, or use your phone. You can also go on without one: you hear the clinic and can tap what you want to say.
error-no-camera-title = We found no camera
error-no-camera-body = You can go on without one. You will be heard, but not seen.
error-busy-title = Another app is using { error-device }
error-busy-body = Close other apps and calls. Then press “Try again”.
error-unplugged = { $device ->
    [camera] Your camera stopped working. Plug it in again, or pick another one.
   *[other] Your microphone stopped working. Plug it in again, or pick another one.
}
error-switched-microphone = Your microphone stopped. Another one took its place.
error-switched-camera = Your camera stopped. Another one took its place.
error-not-switched = That one does not start. The one before goes on.
error-language = We could not switch the language. Try again, or load this page again.
error-cue-ended = Your cue ended by itself. What are you doing now?
error-device-failed-title = We can not start { error-device }
error-device-failed-body = Plug it in again or restart your phone or computer. Then press “Try again”.

## The browser.

error-no-calls-title = This browser can not make video calls
error-no-calls-body = Open your link in Chrome, Edge, Firefox, or Safari. You can also stay: what you tap still reaches the clinic.
error-insecure-title = This page was not opened safely
error-insecure-body = The web address must start with https. Ask your clinic for the right link.
error-call-failed-title = Sound and picture do not get through
error-call-insecure-title = This call is not secure: no sound and no picture were sent
error-call-failed-body = We keep trying. What you tap still gets through.
error-call-failed-phone = What you tap still gets through. To talk, call your clinic: { $phone }
