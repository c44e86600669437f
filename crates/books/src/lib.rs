//! The published price books.

use billing::price_book::PriceBook;

/// The ids of every book, the default first.
pub fn ids() -> Vec<&'static str> {
    Vec::new()
}

/// The book with this id.
pub fn find(id: &str) -> Option<&'static PriceBook> {
    let _ = id;
    None
}
