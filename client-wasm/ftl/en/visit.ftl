visit-leave = Leave
