//! The clinician's page.

use webside_client::model::PageKind;
use webside_client::runtime;

fn main() {
    let page = runtime::start(PageKind::Console);
    leptos::mount::mount_to_body(move || webside_client::view::console_page(page));
}
