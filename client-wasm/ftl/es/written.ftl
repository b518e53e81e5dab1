### Lo que la gente dice por escrito: chat, subtítulos, y lo que muestra.

## Chat.

chat = { $count ->
    [0] Chat
   *[other] Chat ({ $count })
}
chat-title = Mensajes
    .body = Todos en la visita pueden leerlos.
chat-write = Escriba un mensaje
chat-says = { $name } escribe: { $words }

## Subtítulos.

captions-show = Ver subtítulos
captions-hide = Quitar subtítulos
captions-write = Lo que se dice
page-captioner = Persona que subtitula

## Pantallas.

screen-of = Pantalla de { $name }
screen-yours = Su pantalla
screen-asked = { $name } quiere ver su pantalla
    .body = Usted elige qué mostrar. Puede parar en cualquier momento.
screen-show = Mostrar mi pantalla
screen-not-now = Ahora no
screen-shown = Su pantalla se ve
    .body = Todos en la visita pueden verla.
screen-stop = Dejar de mostrar
