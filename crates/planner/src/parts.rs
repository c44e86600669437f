//! Pieces that several tools draw.

pub mod refusal;
pub mod text_field;
