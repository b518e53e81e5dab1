visit-leave = Salir
