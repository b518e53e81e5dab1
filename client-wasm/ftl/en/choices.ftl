### A choice laid out side by side.

choices-title = A choice for you
choices-new = { $name } shows you a choice.
choices-decided = You and { $name } decided:
choices-means = What it means
choices-good = Good side
choices-bad = Bad side
choices-cost = Cost
choices-time = Time
choices-lean = I lean this way
choices-leaning = You lean this way
choices-why = Why? You can skip this.

## What matters in it.

choices-matters = What matters most to you here?
choices-less-pain = Less pain
choices-soon = Getting better soon
choices-few-side-effects = Few side effects
choices-low-cost = Low cost
choices-little-travel = Little time and travel
choices-independence = Doing things by myself
choices-little-risk = Little risk
choices-family = Time with people I love
