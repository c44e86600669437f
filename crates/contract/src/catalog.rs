//! What a scenario may name: the price books and the models they sell.

use billing::{
    assumption::LongestInput,
    money::Currency,
    price_book::{self, Mode, PriceBook},
};
use serde::Serialize;

use crate::code::Code;

/// A price book and what it sells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Book {
    /// The id a scenario names it by.
    pub id: String,
    /// What a person calls it.
    pub title: LocalText,
    /// The vendor's short name.
    pub vendor: String,
    /// The region the prices hold in.
    pub region: String,
    /// The currency of every price.
    pub currency: Code<Currency>,
    /// The date of the page, as `2026-03-31`.
    pub edition: String,
    /// Provisioned Throughput on sale.
    pub ptu: Vec<PtuModel>,
    /// Model Units on sale.
    pub model_units: Vec<UnitModel>,
}

/// A model sold as Provisioned Throughput.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PtuModel {
    /// The model.
    pub model: String,
    /// The modes it is sold in at this price.
    pub modes: Vec<Code<Mode>>,
    /// Tokens of input; a longer request is billed per token.
    pub max_input_tokens: u32,
}

/// A model sold by the Model Unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct UnitModel {
    /// The model.
    pub model: String,
    /// The modes it may be asked for in: those its row names or, where it names none, those that a token-billed deployment of
    /// it has different prices for; else empty.
    pub modes: Vec<Code<Mode>>,
    /// The specification of a replica.
    pub spec: String,
}

/// A text of a price book in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LocalText {
    /// English.
    pub en: String,
    /// Simplified Chinese.
    #[serde(rename = "zh-CN")]
    pub zh: String,
}

/// The published price books, the default first.
pub fn published() -> Vec<Book> {
    books::all().map(Book::from).collect()
}

impl From<&PriceBook> for Book {
    fn from(book: &PriceBook) -> Self {
        let modes = |modes: &[Mode]| modes.iter().copied().map(Code).collect();
        let ptu = book.ptu.iter().map(|offer| PtuModel {
            model: offer.model.clone(),
            modes: modes(&offer.modes),
            max_input_tokens: book.max_input_tokens(offer, LongestInput::Factors),
        });
        let model_units = book.model_units.iter().map(|offer| UnitModel {
            model: offer.model.clone(),
            modes: modes(&book.unit_modes(offer)),
            spec: offer.spec.clone(),
        });
        Self {
            id: book.id.clone(),
            title: (&book.title).into(),
            vendor: book.vendor.clone(),
            region: book.region.clone(),
            currency: Code(book.currency),
            edition: book.edition.to_string(),
            ptu: ptu.collect(),
            model_units: model_units.collect(),
        }
    }
}

impl From<&price_book::LocalText> for LocalText {
    fn from(text: &price_book::LocalText) -> Self {
        Self { en: text.en.clone(), zh: text.zh.clone() }
    }
}
