//! What the price page leaves open, and how it is read.

use billing::{
    assumption::AssumptionId,
    price_book::{PriceBook, SourceId},
};
use text::Lang;

use super::field::{ChoiceView, Fields};
use crate::{catalogue::Catalogue, field::Field, state::State};

/// The questions the book leaves open, each with its readings.
pub fn assumptions(state: &State, lang: Lang) -> Vec<ChoiceView> {
    let fields = Fields::new(state, lang);
    let Some(book) = Catalogue::of(&state.form.book).book else { return Vec::new() };
    book.assumptions.iter().map(|(id, source)| question(&fields, *id, place(book, source, lang))).collect()
}

fn question(fields: &Fields<'_>, id: AssumptionId, place: Option<String>) -> ChoiceView {
    let lang = fields.lang;
    // The default comes first.
    let readings = id.alternatives().into_iter().enumerate().map(|(place, name)| {
        let words = lang.reading(id, name).unwrap_or(name);
        (name.into(), if place == 0 { lang.form_default_reading(words).into() } else { words.into() })
    });
    fields.choice(fields.field(Field::Reading(id), lang.assumption(id), place), readings.collect())
}

/// Where the page leaves it open.
fn place(book: &PriceBook, source: &SourceId, lang: Lang) -> Option<String> {
    let source = book.source(source)?;
    Some(lang.result_source_dated(lang.choose(&source.place.en, &source.place.zh), &source.dated))
}
