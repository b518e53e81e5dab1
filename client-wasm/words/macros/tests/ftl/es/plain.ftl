-clinic = Clínica Webside
hello = Hola
    .title = Saludar
at-clinic = Está en { -clinic }.
hello-at-clinic = { hello }. { at-clinic }
braces = Use {"{"} y {"}"} aquí.
hello-twice = ¡{ hello }, { hello }!
