//! Pieces that several tools draw.

pub mod basis;
pub mod choice_field;
pub mod crossing;
pub mod curves;
pub mod figures;
pub mod refusal;
pub mod table;
pub mod text_field;
pub mod ticks;
