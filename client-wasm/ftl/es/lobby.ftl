### The waiting room, from both sides of its door.

## Inside it.

lobby-title = Usted está en la sala de espera
lobby-waiting = { $name } le dejará entrar.
lobby-host-here = { $name } está aquí y puede ver que usted espera.
lobby-host-not-here = { $name } aún no llega. Usted no tiene que hacer nada.
lobby-waited = { $count ->
    [0] Acaba de llegar.
    [one] Lleva 1 minuto de espera.
   *[other] Lleva { $count } minutos de espera.
}
lobby-private = Aquí nadie le ve ni le oye.
lobby-keep-open = Deje abierta esta página. Entrará sin tocar nada.
lobby-check-again = Revisar otra vez sonido e imagen

## At its door.

console-lobby-list-title = Sala de espera
console-lobby-nobody = Nadie espera
console-lobby-nobody-body = Cuando { $name } abra el enlace, lo verá aquí.
lobby-waits = { $name } espera
console-lobby-waits-since = { $count ->
    [0] Llegó ahora
    [one] Espera desde hace 1 minuto
   *[other] Espera desde hace { $count } minutos
}
console-lobby-admit = Dejar entrar a { $name }
console-lobby-admitting = { $name } está por entrar
console-lobby-not-here = { $name } aún no llega
