### Invitar a una persona más, en la página de quien atiende.

console-invite = Invitar a alguien
    .body = Recibe un enlace, llega a la sala de espera y usted le deja entrar.
console-invite-who = Nombre, como lo verán todos
console-invite-role = Qué hace aquí
console-invite-colleague = Colega
console-invite-observer = Primero se le pregunta a { $name }. Usted deja entrar a la persona después del sí.
console-invite-make = Crear un enlace
console-invite-making = Creando el enlace
console-invite-again = Crear un enlace nuevo
console-invite-again-title = Un enlace nuevo para { $name }
    .body = El enlace anterior deja de funcionar.
console-invite-successor = Invitar a { $name } a la consulta

## El enlace.

console-invite-link = Enlace para { $name }
console-invite-link-once = Funciona una sola vez, hasta el { $day }, { $time }.
console-invite-link-give = Déselo a { $name } por mensaje o por teléfono, y a nadie más.
console-invite-link-gone = Solo se ve aquí. Desaparece cuando usted cierra esta tarjeta.
console-invite-copy = Copiar enlace
console-invite-copied = Copiado. Ya puede pegarlo.
console-invite-not-copied = Aquí no se pudo copiar. Marque el enlace y cópielo.

## Por qué no.

console-invite-full = En esta consulta no hay lugar para una persona más.
console-invite-not-now = Ahora no puede invitar a nadie.
console-invite-too-many = Fueron muchos enlaces en poco tiempo. Espere un minuto y pruebe otra vez.
console-invite-failed = No se creó el enlace. Revise su conexión y pruebe otra vez.

## En la puerta.

console-invite-waits-for-yes = Falta el sí de { $name }
