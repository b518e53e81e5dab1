//! The server on one core and its load on another, where there are two.

use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

const SERVERS: usize = 0;
const LOADS: usize = 1;

/// Whether each has a core of its own.
pub(crate) fn can_pin() -> bool {
    sched_getaffinity(None).is_ok_and(|cores| cores.count() >= 2 || is_pinned(&cores))
}

/// Runs `start`, which starts a process, with that process on the server's core. The rest of this
/// program, which has one thread, stays on the other.
pub(crate) async fn on_the_servers<T>(start: impl AsyncFnOnce() -> T) -> T {
    pin_to(SERVERS);
    let started = start().await;
    pin_to(LOADS);
    started
}

fn is_pinned(cores: &CpuSet) -> bool {
    cores.count() == 1 && cores.is_set(LOADS)
}

/// A process inherits the core of the thread that starts it.
fn pin_to(core: usize) {
    let mut cores = CpuSet::new();
    cores.set(core);
    // On a machine with one core all share it, and the first lines of the output say so.
    let _ = sched_setaffinity(None, &cores);
}
