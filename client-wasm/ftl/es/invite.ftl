### Una persona más en la consulta: el permiso de la persona atendida y lo que se le dice a quien llega.

## Se le pregunta a la persona atendida.

invite-wants = { $name } quisiera observar. ¿Le parece bien?
    .body = Solo mira y aprende. Usted puede decir que no, y su atención sigue igual.
invite-yes = Sí, me parece bien
invite-no = No
invite-let-watch = Dejar que { $name } observe
invite-send-out = Pedirle a { $name } que salga
invite-said-yes = { $name } dijo que sí a { $guest }
invite-said-no = { $name } dijo que no a { $guest }

## Se le dice a quien llega.

invite-asked-first = Primero le preguntamos a { $name } si le parece bien.
invite-not-this-time = Esta vez no
    .body = { $name } prefiere hablar hoy sin usted. Gracias por preguntar. Puede cerrar esta página.
invite-follow = Usted puede seguir la consulta aquí. Por ahora el video es entre { $one } y { $other }.
    .unseen = No le ven ni le oyen.
