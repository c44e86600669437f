//! From state to plain texts and flags: everything a component shows is decided and written here.

pub mod assumptions;
pub mod card;
pub mod field;
pub mod figure;
pub mod form;
pub mod line;
pub mod monthly;
pub mod package;
pub mod part;
pub mod results;
pub mod source;
pub mod unit;
pub mod window;
