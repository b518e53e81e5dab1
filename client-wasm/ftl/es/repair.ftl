### Lo que ayuda justo donde el paciente tocó una señal.

repair-missed = ¿Qué faltó? { $name } lo ve enseguida.
repair-taken-up = { $name } ya lo tomó en cuenta
repair-take-your-time = Tómese su tiempo.
repair-one-more = Dígalo ahora, o póngalo en su lista de abajo para que no se quede fuera.
repair-add-person = Diga a { $name } a quién quiere a su lado. Puede esperar a esa persona.
repair-interpreter = Diga a { $name } qué idioma o qué lengua de señas necesita. Puede esperar al intérprete.
