//! Documents, and the places in them that entries refer to.

use billing::price_book::{Caution, Status};
use serde::Deserialize;

use super::{Key, Words};
use crate::value::{At, Name};

/// A published document.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Document {
    /// Its name in our own words.
    pub(crate) title: At<Words>,
    /// Its address.
    pub(crate) url: At<String>,
    /// The date the page shows; for an undated page what its age is judged to be, such as `≈ 2026-06`.
    pub(crate) dated: At<String>,
}

/// A place in a document, and how firmly it says what the book records.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    /// The document, by its name under `documents`.
    pub(crate) document: At<String>,
    /// Where on the page: the table, row, or section.
    pub(crate) place: At<Words>,
    /// How firmly.
    pub(crate) status: Name<Status>,
    /// What a reader should know, in our own words.
    #[serde(default)]
    pub(crate) note: Option<At<Words>>,
    /// What a buyer of an offer that stands there should look at twice.
    #[serde(default)]
    pub(crate) caution: Option<Name<Caution>>,
    /// Other documents that print the same, by their names under `documents`.
    #[serde(default)]
    pub(crate) confirmed_by: Vec<At<String>>,
}

/// A value with the source it comes from.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Sourced<T> {
    /// The value.
    pub(crate) value: T,
    /// Where it stands.
    pub(crate) source: Key,
}
