### Who spoke, and the clinician's own figures after a visit.

console-balance = Who has spoken so far
console-balance-you = You { $percent }%
console-balance-them = { $name } { $percent }%
console-balance-quiet = Silence { $percent }%
console-balance-unexplained = Silence that nothing explained: { $time }
console-balance-overlaps = { $count ->
    [one] You spoke at the same time once
   *[other] You spoke at the same time { $count } times
}
console-figures = This visit in figures
console-figures-private = Only you see these. The clinic sees sums over many visits.
console-figures-narrated = Silence you explained
console-figures-narrated-of = { $percent }% of { $time }
console-figures-never-silent = It was never silent
console-figures-first-cue = Your first sign came after
console-figures-no-cue = You gave none
console-figures-agenda = Topics covered
console-figures-of = { $part } of { $all }
console-figures-no-topics = None were named
console-figures-teach-back = Steps that came across
console-figures-teach-back-not = Not asked
console-figures-spoke = Who spoke
