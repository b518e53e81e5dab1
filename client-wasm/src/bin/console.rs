//! The clinician's page.

use webside_client::{platform, runtime, view};

fn main() {
    let page = runtime::start_console();
    platform::html::mount(|| view::console_page(page));
}
