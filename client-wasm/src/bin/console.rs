//! The clinician's page.

use webside_client::{runtime, view};

fn main() {
    runtime::start_console(view::console_page);
}
