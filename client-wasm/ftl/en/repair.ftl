### What helps right where a patient tapped a signal.

repair-missed = What was missed? { $name } sees it at once.
repair-taken-up = { $name } took this up
repair-take-your-time = Take your time.
repair-one-more = Say it now, or put it on your list below so it is not left out.
repair-add-person = Tell { $name } who you want with you. You can wait for them.
repair-interpreter = Tell { $name } which language or sign you need. You can wait for the interpreter.
