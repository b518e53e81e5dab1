//! What is done as soon as the browser has finished its turn, before it draws.

use wasm_bindgen_futures::spawn_local;

/// Does `act` soon. Outside a browser there are no turns: tests do themselves what waits.
pub(crate) fn soon(act: fn()) {
    if cfg!(target_family = "wasm") {
        spawn_local(async move { act() });
    }
}
