//! Pieces that several tools draw.

pub mod refusal;
pub mod table;
pub mod text_field;
