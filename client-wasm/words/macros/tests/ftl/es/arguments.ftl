waiting = A { $name } le espera { $who }
ago = { $count ->
    [0] ahora
    [one] hace { $count } segundo
   *[other] hace { $count } segundos
}
files = Tiene { $count ->
    [one] un archivo
   *[other] { $count } archivos
} y { $pens ->
    [one] una pluma
   *[other] plumas
}, { $name }.
mic = El micrófono está { $state ->
    [muted] apagado
   *[other] encendido
}.
ago-for = { $name }: { ago }
