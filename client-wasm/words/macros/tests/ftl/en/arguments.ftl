waiting = { $who } waits for { $name }
ago = { $count ->
    [0] now
    [one] { $count } second ago
   *[other] { $count } seconds ago
}
files = You, { $name }, have { $count ->
    [one] one file
   *[other] { $count } files
} and { $pens ->
    [one] a pen
   *[other] pens
}.
mic = The microphone is { $state ->
    [muted] off
   *[other] on
}.
ago-for = { $name }: { ago }
