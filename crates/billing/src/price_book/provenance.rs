//! Where a number comes from.

use crate::named_enum;

/// The name of a [`Source`] within its book, such as `ptu-table`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub String);

impl SourceId {
    /// Each of some once, in their order.
    pub fn distinct<'a>(sources: impl IntoIterator<Item = &'a Self>) -> Vec<Self> {
        let mut distinct: Vec<Self> = Vec::new();
        for source in sources {
            if !distinct.contains(source) {
                distinct.push(source.clone());
            }
        }
        distinct
    }
}

/// A short text of our own in the product's two languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LocalText {
    /// English.
    pub en: String,
    /// Simplified Chinese.
    pub zh: String,
}

/// A place in a published document, and how firmly it says what the book records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The name entries of the book refer to.
    pub id: SourceId,
    /// The document's name in our own words.
    pub document: LocalText,
    /// The document's address.
    pub url: String,
    /// The date the page shows, or in words what its age is known by.
    pub dated: String,
    /// Where on the page: the table, row, or section.
    pub place: LocalText,
    /// How firmly.
    pub status: Status,
    /// What a reader should know about it, in our own words; may be empty.
    pub note: LocalText,
    /// What a buyer of an offer that stands there should look at twice.
    pub caution: Option<Caution>,
    /// Other documents that print the same.
    pub confirmed_by: Vec<Document>,
}

/// A published document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its name in our own words.
    pub title: LocalText,
    /// Its address.
    pub url: String,
    /// The date it shows, or in words what its age is known by.
    pub dated: String,
}

named_enum! {
    /// What a buyer of an offer should look at twice.
    pub enum Caution {
        /// It stands in an earlier table and not in the newest ones.
        EarlierTable = "earlier-table",
        /// The vendor announced that the model will be withdrawn.
        Retiring = "retiring",
        /// The vendor enables it on request.
        OnRequest = "on-request",
    }
}

named_enum! {
    /// How firmly a source says what the book records.
    pub enum Status {
        /// Printed by the vendor.
        Published = "published",
        /// Read from the context: a merged cell, a later edition, a neighbouring page.
        Inferred = "inferred",
        /// Computed from published numbers.
        Derived = "derived",
    }
}
