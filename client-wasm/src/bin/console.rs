//! The clinician's page.

use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(|| view! { <main><h1>{"Visit console"}</h1></main> });
}
