//! The calculator's face.
pub mod catalogue;
pub mod edit;
pub mod field;
pub mod form;
pub mod format;
pub mod permalink;
pub mod state;
pub mod view;
