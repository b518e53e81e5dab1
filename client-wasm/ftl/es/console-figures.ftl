### Quién habló, y las cifras propias del profesional después de una visita.

console-balance = Quién ha hablado hasta ahora
console-balance-you = Usted { $percent } %
console-balance-them = { $name } { $percent } %
console-balance-quiet = Silencio { $percent } %
console-balance-unexplained = Silencio sin explicación: { $time }
console-balance-overlaps = { $count ->
    [one] Hablaron a la vez una vez
   *[other] Hablaron a la vez { $count } veces
}
console-figures = Esta visita en cifras
console-figures-private = Solo usted las ve. La clínica ve sumas de muchas visitas.
console-figures-narrated = Silencio que usted explicó
console-figures-narrated-of = { $percent } % de { $time }
console-figures-never-silent = Nunca hubo silencio
console-figures-first-cue = Su primer aviso llegó a los
console-figures-no-cue = No dio ninguno
console-figures-agenda = Temas tratados
console-figures-of = { $part } de { $all }
console-figures-no-topics = No se nombró ninguno
console-figures-teach-back = Pasos que quedaron claros
console-figures-teach-back-not = No se preguntó
console-figures-spoke = Quién habló
