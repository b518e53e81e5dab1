//! What passing a packet on costs.
fn main() {}
