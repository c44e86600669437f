//! The calculator in a terminal.
fn main() {}
