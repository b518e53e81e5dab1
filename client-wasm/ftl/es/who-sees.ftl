### Quién está aquí, quién puede ver qué y cuánto tiempo se guarda.

sees-title = Quién está aquí y quién puede ver qué
sees-live = Sonido e imagen
sees-written = Lo que se escribe o se toca
sees-everyone = Su lista, lo que toca, sus pasos y sus decisiones: todas las personas que entraron.
sees-care-team = Lo que contó antes de la visita y lo que dice que faltó: usted y su equipo de salud.
sees-clinic = Si sintió que le escucharon: solo usted y la clínica. La clínica lo recibe sin su nombre.
sees-kept = La clínica guarda lo escrito hasta el { $day }. Después se borra para siempre.
