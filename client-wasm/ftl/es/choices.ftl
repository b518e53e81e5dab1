### Una decisión, con sus opciones lado a lado.

choices-title = Una decisión para usted
choices-new = { $name } le muestra una decisión.
choices-decided = Usted y { $name } decidieron:
choices-means = Qué significa
choices-good = Lo bueno
choices-bad = Lo malo
choices-cost = Costo
choices-time = Tiempo
choices-lean = Me inclino por esto
choices-leaning = Usted se inclina por esto
choices-why = ¿Por qué? Puede saltarse esto.

## Lo que importa en ella.

choices-matters = ¿Qué es lo que más le importa aquí?
choices-less-pain = Menos dolor
choices-soon = Mejorar pronto
choices-few-side-effects = Pocos efectos secundarios
choices-low-cost = Bajo costo
choices-little-travel = Poco tiempo y pocos viajes
choices-independence = Valerme por mi cuenta
choices-little-risk = Poco riesgo
choices-family = Tiempo con las personas que quiero
