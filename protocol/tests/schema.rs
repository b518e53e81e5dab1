//! The schema in the tree says what the types say.

#[path = "../examples/schema.rs"]
#[allow(dead_code, unreachable_pub, reason = "the test uses the text and leaves the writing alone")]
mod schema;

#[test]
fn the_schema_in_the_tree_is_that_of_the_types() {
    let kept = include_str!("../schema.json");
    assert!(
        kept == schema::text(),
        "the protocol changed: review it, then run `cargo run -p webside-protocol --example schema`"
    );
}
