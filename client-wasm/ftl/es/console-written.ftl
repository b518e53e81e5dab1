### Chat, subtítulos y pantallas, en la página del médico.

console-part-chat = Chat
console-captions = Subtítulos
console-captions-listen = Escribir lo que digo
console-captions-listen-here = Solo en este equipo: su voz no va a nadie más para esto. Lea lo que escribe.
console-captions-listen-failed = Este navegador no pudo escribirlo. Escríbalo usted, por favor.
console-key-caption = Subtitular lo que usted dice
console-screen-show = Mostrar mi pantalla
console-screen-stop = Dejar de mostrar
console-screen-shown = Todos en la visita pueden ver su pantalla.
console-screen-ask = Pedir ver la pantalla de { $name }
console-screen-asked = Se pidió a { $name }. Falta la respuesta.
console-screen-declined = { $name } dijo: ahora no.
console-screen-theirs = Usted ve la pantalla de { $name }.
console-screen-unable = El teléfono o navegador de { $name } no puede mostrar su pantalla.
