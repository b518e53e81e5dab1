//! The patient's and companions' page.

use webside_client::model::PageKind;
use webside_client::runtime;

fn main() {
    let page = runtime::start(PageKind::Visit);
    leptos::mount::mount_to_body(move || webside_client::view::visit_page(page));
}
