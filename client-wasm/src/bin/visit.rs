//! The patient's and companions' page.

use webside_client::{platform, runtime, view};

fn main() {
    let page = runtime::start_visit();
    platform::html::mount(|| view::visit_page(page));
}
