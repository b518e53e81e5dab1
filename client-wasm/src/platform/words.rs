//! Brings the words of a language to the page: its table is a file that the page's HTML names.

use wasm_bindgen_futures::spawn_local;

use crate::model::{HttpFault, Msg};
use crate::platform::http::ask;
use crate::platform::panic::show_fallback;
use crate::platform::report::Report;
use crate::words::{self, Locale};

/// Calls `begin` when the words of `locale` are there. Without any words the page can only show the
/// plain sentence that stands in its HTML.
pub(crate) fn with_words(locale: Locale, begin: impl FnOnce() + 'static) {
    spawn_local(async move {
        match load(locale).await {
            Ok(()) => begin(),
            Err(_) => show_fallback(),
        }
    });
}

/// Loads the words of one more language.
pub(crate) fn load_words(locale: Locale, report: Report) {
    spawn_local(async move {
        let loaded = load(locale).await;
        report.tell(Msg::Words(locale, loaded));
    });
}

/// Loads the words of `locale`.
pub(crate) async fn load(locale: Locale) -> Result<(), HttpFault> {
    let path = path(locale).ok_or(HttpFault::Unreachable)?;
    let table = ask(&path, None).await?;
    words::load(locale, &table).map_err(|_| HttpFault::Unreachable)
}

/// `<link hreflang="es" href="…">`
fn path(locale: Locale) -> Option<String> {
    let document = web_sys::window()?.document()?;
    let link = ["link[hreflang=", locale.tag(), "]"].concat();
    document.query_selector(&link).ok()??.get_attribute("href")
}
