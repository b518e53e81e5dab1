//! The patient's page.

use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(|| view! { <main><h1>{"Your visit"}</h1></main> });
}
