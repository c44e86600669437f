//! What the price page leaves open, and how it is read.

use billing::{
    assumption::AssumptionId,
    price_book::{PriceBook, SourceId},
};
use text::Lang;
use yew::AttrValue;

use super::field::{FieldView, Fields};
use crate::{catalogue::Catalogue, field::Field, state::State};

/// A question the price page leaves open.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionView {
    /// The question, where it is left open, and how it is read.
    pub field: FieldView,
    /// Its readings, the default first.
    pub readings: Vec<ReadingView>,
}

/// A reading of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingView {
    /// The id of its control.
    pub id: AttrValue,
    /// The contract's name.
    pub name: &'static str,
    /// What it says.
    pub words: AttrValue,
    /// Whether the question is read so.
    pub chosen: bool,
}

/// The questions the book leaves open, each with its readings. Those of a way to pay that it does not sell change no
/// answer: they are not asked, unless what a link says of one must be corrected.
pub fn assumptions(state: &State, lang: Lang) -> Vec<QuestionView> {
    let fields = Fields::new(state, lang);
    let catalogue = Catalogue::of(&state.form.book);
    let Some(book) = catalogue.book else { return Vec::new() };
    let sells_units = catalogue.sells_model_units();
    let asked = |id| sells_units || !of_model_units(id) || fields.problems.of(Field::Reading(id)).is_some();
    let questions = book.assumptions.iter().filter(|(id, _)| asked(*id));
    questions.map(|(id, source)| question(&fields, *id, book, source)).collect()
}

/// Whether only the monthly commitment of Model Units depends on how a question is read.
fn of_model_units(id: AssumptionId) -> bool {
    matches!(id, AssumptionId::DayRate | AssumptionId::MonthLength | AssumptionId::AfterFirstMonth)
}

fn question(fields: &Fields<'_>, id: AssumptionId, book: &PriceBook, source: &SourceId) -> QuestionView {
    let lang = fields.lang;
    let field = fields.field(Field::Reading(id), place(book, source, lang));
    let readings = id.alternatives().into_iter().enumerate().map(|(place, name)| {
        let words = lang.reading(id, name, book).unwrap_or(name.into());
        ReadingView {
            id: [&*field.id, "-", name].concat().into(),
            name,
            words: if place == 0 { lang.form_default_reading(&words).into() } else { words.into() },
            chosen: field.text == name,
        }
    });
    QuestionView { readings: readings.collect(), field }
}

/// Where the page leaves it open.
fn place(book: &PriceBook, source: &SourceId, lang: Lang) -> Option<String> {
    let source = book.source(source)?;
    Some(lang.result_source_dated(lang.choose(&source.place.en, &source.place.zh), &source.dated))
}
