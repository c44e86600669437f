//! The published price books.
//!
//! They are read from `pricing-data`, checked and packed when this crate is built: a book with a fault is
//! a build error that names its row.
//!
//! ```
//! let book = books::find("alibaba-cn-beijing-usd-2026-03-31").unwrap();
//! let offer = book.ptu_offer("qwen-plus-2025-12-01", billing::price_book::Mode::Thinking).unwrap();
//! assert_eq!(offer.hourly.output.to_string(), "0.28");
//! ```

mod row;

use std::sync::OnceLock;

use billing::price_book::PriceBook;

/// What `build.rs` wrote.
mod packed {
    use billing::{assumption::AssumptionId, method::Method, money::Currency, price_book::*};
    use jiff::civil::{date, time};

    use crate::row::*;

    include!(concat!(env!("OUT_DIR"), "/books.rs"));
}

/// The ids of every book, the default first.
pub fn ids() -> Vec<&'static str> {
    packed::BOOKS.iter().map(|row| row.id.get()).collect()
}

/// Every book, the default first.
pub fn all() -> impl Iterator<Item = &'static PriceBook> {
    ids().into_iter().filter_map(find)
}

/// The book with this id; it is unpacked when it is first asked for.
pub fn find(id: &str) -> Option<&'static PriceBook> {
    static UNPACKED: [OnceLock<PriceBook>; packed::BOOKS.len()] =
        [const { OnceLock::new() }; packed::BOOKS.len()];
    let (row, book) = packed::BOOKS.iter().zip(&UNPACKED).find(|(row, _)| row.id.get() == id)?;
    Some(book.get_or_init(|| PriceBook::from(row)))
}
