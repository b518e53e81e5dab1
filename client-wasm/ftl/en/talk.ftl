### What two people work out in a visit, as the patient meets it.

## A line in one's own words.

talk-add = Add
talk-save = Save
talk-saved = Saved
talk-no-line = We can not keep this. Please use plain letters.

## What to talk about.

talk-list = What do you want to talk about?
talk-list-row = { $count ->
    [0] Your list for today
   *[other] Your list ({ $count })
}
talk-list-main = What is the main thing?
talk-list-more = One more thing
talk-list-first = First
talk-list-then = Then
talk-list-done = Talked about
talk-list-up = Move up: { $what }
talk-list-reword = Change: { $what }
talk-list-remove = Remove: { $what }

## What helps to know before.

talk-brief = Help your clinician prepare
talk-brief-hint = Answer what you like and skip the rest. It is saved as you type.
talk-brief-carried = From your last visit.
talk-brief-still = Still right
talk-brief-started = When did it start?
talk-brief-better-worse = What makes it better or worse?
talk-brief-daily-life = How does it change your day?
talk-brief-medicines = What pills, drops or vitamins do you take?
talk-brief-recent-care = Were you in a hospital, or did you see a new doctor?
talk-brief-matters = What matters most to you?
talk-brief-name-to-use = What should we call you, and how do we say it?
talk-brief-speaks = Which language do you speak best?
talk-brief-hearing = How well do you hear and see?
talk-brief-helper = Who helps you?
talk-brief-place = Where are you now? We ask so that help can find you.
talk-brief-phone = Which phone number can we call if this call drops?

## Questions, one tap each.

talk-ask = Questions to ask
talk-ask-waits = { $count ->
    [0] Asked just now
    [one] Asked · 1 minute
   *[other] Asked · { $count } minutes
}
talk-ask-answered = Answered
talk-ask-what-is-it = What do you think is going on?
talk-ask-choices = What are my choices?
talk-ask-why-this = Why do I need this?
talk-ask-if-we-wait = What happens if we wait?
talk-ask-risks = What could go wrong?
talk-ask-price = What will it cost me?
talk-ask-how-to-take = How do I take this?
talk-ask-watch-for = What should I watch for, and when do I call?
talk-ask-how-long = When will I get better?
talk-ask-what-next = What happens next, and who does it?
