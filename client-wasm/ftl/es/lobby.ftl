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
lobby-sent-back = { $name } le pide esperar aquí otra vez. Después podrá entrar de nuevo.
lobby-your-picture = Su imagen
lobby-check-again = Revisar otra vez sonido e imagen
lobby-let-in = { $name } le dejó entrar.

## At its door.

lobby-list-title = Sala de espera
lobby-nobody = Nadie espera
lobby-nobody-body = Cuando { $name } abra el enlace, lo verá aquí.
lobby-waits = { $name } espera
lobby-waits-since = { $count ->
    [0] Llegó ahora
    [one] Espera desde hace 1 minuto
   *[other] Espera desde hace { $count } minutos
}
lobby-count = { $count ->
    [0] Nadie espera
    [one] 1 persona espera
   *[other] { $count } personas esperan
}
lobby-admit = Dejar entrar a { $name }
lobby-admitting = { $name } está por entrar
lobby-not-here = { $name } aún no llega
lobby-was-here = { $name } estuvo aquí y salió
lobby-link-title = Enlace para { $name }
lobby-link-body = Envíelo a { $name } y a nadie más.
lobby-link-copy = Copiar el enlace
lobby-link-copied = Enlace copiado
