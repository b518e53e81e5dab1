//! The page that checks whether a visit would work from where somebody is.

use webside_client::{check_runtime, view};

fn main() {
    check_runtime::start(view::check_page);
}
