//! The patient's and companions' page.

use webside_client::model::PageKind;
use webside_client::{platform, runtime, view};

fn main() {
    let page = runtime::start(PageKind::Visit);
    platform::html::mount(|| view::visit_page(page));
}
