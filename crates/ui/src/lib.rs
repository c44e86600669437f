//! The calculator's face: Yew components, the view models they draw, and the state behind them.
//!
//! A change goes one way round. A component emits an [`edit::Edit`]; [`state::State::after`] applies it to the
//! [`form::Form`] and has the contract price it; [`mod@view`] turns the state into finished texts; the
//! components draw those. The page ([`App`] with `page`) also keeps its address in step ([`mod@permalink`]).
//!
//! It renders on the host too (feature `ssr`), which is how pages are prerendered and components are tested.

mod app;
pub mod catalogue;
pub mod components;
pub mod edit;
pub mod field;
pub mod form;
pub mod format;
mod hooks;
pub mod permalink;
pub mod state;
mod styles;
pub mod view;
mod windows;

pub use app::{App, AppProps};
pub use hooks::{LINK_WRITTEN, PAUSE_MILLISECONDS, fragment, use_in_address, write_link};
pub use styles::STYLES;
