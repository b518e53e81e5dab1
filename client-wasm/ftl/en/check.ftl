### The page that checks whether a visit would work from here. Patients read it, and IT below the fold.

check-tab = Connection test
check-title = Will a video visit work from here?
check-lead = We try each way that sound and picture can take. It takes about half a minute. No one sees or hears you.
check-again = Test again
check-stop = Stop
check-stopped = You stopped the test.
check-from-visit = Your visit stays open in its own tab. Close this tab to go back to it.
check-close = Close this test
check-call = Call { $phone }
check-language-failed = We could not switch the language. Try again, or load this page again.

## While it runs.

check-running = Testing your connection
check-step-server = Looking for the clinic
check-step-socket = Trying a live connection
check-step-direct = Looking at your own network
check-step-relay = Trying the way through the clinic by { $protocol }
check-step-trips = Sending small messages for 5 seconds
check-step-upload = Seeing how much gets through

## What it comes to.

check-works = Video visits will work from here.
check-sound-first = Video visits will work from here, with sound before picture.
check-perhaps = Video visits may work from here.
check-not-yet = Video visits will not work from here yet.
check-unknown = We could not find out right now.
check-all-good = Nothing is in the way.

## The one thing to mend, and how.

check-busy = Many people are testing right now
    .fix = Wait a minute. Then test again.
check-server-fails = The clinic's computer has a problem right now
    .fix = Wait a little. Then test again. If it stays so, call your clinic.
check-insecure = This page was not opened safely
    .fix = The web address must start with https. Ask your clinic for the right one.
check-no-calls = This browser can not make video calls
    .fix = Open this page in Chrome, Edge, Firefox, or Safari.
check-unreachable = We can not reach the clinic
    .fix = See if you are online. Or try another network, for example mobile data. Then test again.
check-socket-blocked = This network cuts live connections
    .fix = Try another network, for example mobile data. At work or in a clinic, show the lines below to your IT person.
check-no-way = Sound and picture do not get through on this network
    .fix = Try another network, for example mobile data. If you use a VPN, turn it off. At work or in a clinic, show the lines below to your IT person.
check-too-narrow = This connection is too slow for sound
    .fix = Go closer to your Wi-Fi. Stop downloads and films. Or try another network, for example mobile data.
check-too-lossy = Most of the sound would get lost
    .fix = Go closer to your Wi-Fi. Or try another network, for example mobile data.
check-no-microphone = We found no microphone
    .fix = Plug one in, or use your phone. Without one you hear the clinic and tap what you want to say.
check-no-relay = This clinic does not help calls through
    .fix = Whether a visit works depends on your network and on the clinic's. Ask your clinic to try it with you.
check-lossy = Some of the sound will get lost
    .fix = Go closer to your Wi-Fi. Or try another network, for example mobile data.
check-far = What you say will arrive late
    .fix = If you use a VPN, turn it off. Or try another network. In the visit, leave short pauses.
check-narrow = There is little room for a picture
    .fix = Go closer to your Wi-Fi. Stop downloads and films. In the visit you can turn your camera off.
check-no-camera = We found no camera
    .fix = You can go on without one. You will be heard, but not seen.
check-udp-blocked = This network blocks the best way for sound and picture
    .fix = Visits take a slower way. If sound or picture stop now and then, try another network. IT can open the best way: UDP to { $address }.

## Below the fold.

check-it = For your IT person
check-it-intro = What a visit needs from this network, and what came of it.
check-it-measured = Measured through the server by { $protocol }
check-row-page = Page opened over https
check-row-calls = Browser can make calls (WebRTC)
check-row-microphone = Microphone
check-row-camera = Camera
check-row-server = Clinic's server
check-row-socket = Live connection (WebSocket)
check-row-host = Addresses of this device (host)
check-row-reflexive = Address seen by the server (STUN)
check-row-relay = Through the server (TURN)
check-row-round-trip = Round trip to the server
check-row-lost = Lost messages
check-row-up = Upload
check-result-yes = works
check-result-no = does not work
check-result-found = found
check-result-missing = not found
check-result-unknown = not tried
check-result-busy = too many tests at once
check-result-round-trip = { $median } ms, at most { $max } ms
check-result-nothing = nothing came through
check-result-lost = { $percent } %
check-result-up = { $rate } kbit/s
check-open = To open in the firewall
check-open-udp = UDP to { $address }. It is the best way for sound and picture.
check-open-tcp = TCP to { $address }.
check-open-tls = TCP to { $address }. A proxy must not open its TLS.
check-open-socket = WebSocket to { $address }. A proxy must let the upgrade pass.
check-open-nothing = Nothing. Every way works.
check-copy = Copy as text
check-copied = Copied.
check-not-copied = This browser does not let us copy. Mark the lines and copy them.
