//! The clinician's page.

use webside_client::model::PageKind;
use webside_client::{platform, runtime, view};

fn main() {
    let page = runtime::start(PageKind::Console);
    platform::html::mount(|| view::console_page(page));
}
