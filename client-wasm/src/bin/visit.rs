//! The patient's and companions' page.

use webside_client::{runtime, view};

fn main() {
    runtime::start_visit(view::visit_page);
}
