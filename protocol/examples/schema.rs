//! Writes `protocol/schema.json`, the JSON Schema of every message. A test holds it to the types.

use std::path::Path;

use serde_json::{Value, json};
use webside_protocol::{
    Checking, ClientMessage, Clinic, Invite, Invited, Problem, Redeem, Redeemed, ServerMessage,
    TakeSummary, TellFigures,
};

fn main() -> std::io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema.json");
    std::fs::write(&path, text())?;
    println!("wrote {}", path.display());
    Ok(())
}

/// The whole schema as it stands in the file.
pub fn text() -> String {
    let mut generator = schemars::SchemaGenerator::default();
    let messages = json!({
        "client_message": generator.subschema_for::<ClientMessage>(),
        "server_message": generator.subschema_for::<ServerMessage>(),
        "redeem": generator.subschema_for::<Redeem>(),
        "redeemed": generator.subschema_for::<Redeemed>(),
        "invite": generator.subschema_for::<Invite>(),
        "invited": generator.subschema_for::<Invited>(),
        "take_summary": generator.subschema_for::<TakeSummary>(),
        "checking": generator.subschema_for::<Checking>(),
        "clinic": generator.subschema_for::<Clinic>(),
        "tell_figures": generator.subschema_for::<TellFigures>(),
        "problem": generator.subschema_for::<Problem>(),
    });
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Webside protocol",
        "version": webside_protocol::limits::VERSION,
        "properties": messages,
        "$defs": Value::Object(generator.take_definitions(true)),
    });
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
