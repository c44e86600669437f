//! Pieces that several tools draw.

pub(crate) mod basis;
pub(crate) mod choice_field;
pub(crate) mod crossing;
pub(crate) mod curves;
pub(crate) mod figures;
pub(crate) mod hours_of_week;
pub(crate) mod refusal;
pub(crate) mod table;
pub(crate) mod text_field;
pub(crate) mod ticks;
