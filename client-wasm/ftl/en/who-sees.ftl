### Who is here, who can see what, and how long it is kept.

sees-title = Who is here, and who can see what
sees-live = Sound and picture
sees-written = What is written or tapped
sees-everyone = Your list, your taps, your steps and your choices: everyone who was let in.
sees-care-team = What you told before the visit, and what you say was missed: you and your care team.
sees-clinic = How heard you felt: only you and the clinic. The clinic gets it without your name.
sees-kept = The clinic keeps what is written until { $day }. Then it is deleted for good.
