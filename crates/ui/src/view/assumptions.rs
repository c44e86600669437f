//! What the price page leaves open, and how it is read.

use billing::{assumption::AssumptionId, named::Named as _};
use text::Lang;
use yew::AttrValue;

use super::field::{ProblemView, Problems};
use crate::{catalogue::Catalogue, state::State};

/// A question the price page leaves open.
#[derive(Clone, Debug, PartialEq)]
pub struct AssumptionView {
    /// Which question.
    pub id: AssumptionId,
    /// The question.
    pub question: &'static str,
    /// The chosen reading, by its wire name.
    pub reading: AttrValue,
    /// The readings, by wire name and in words.
    pub readings: Vec<(&'static str, AttrValue)>,
    /// Where it is left open.
    pub source: AttrValue,
    /// What is wrong with the chosen one.
    pub problem: Option<ProblemView>,
}

/// The questions the book leaves open.
pub fn assumptions(state: &State, lang: Lang) -> Vec<AssumptionView> {
    let form = &state.form;
    let problems = Problems::new(state, lang);
    let book = Catalogue::of(&form.book).book;
    let open = book.into_iter().flat_map(|book| book.assumptions.iter());
    open.map(|(id, source)| {
        let source = book.and_then(|book| book.source(source));
        let alternatives = id.alternatives();
        let default = alternatives.first().copied().unwrap_or_default();
        let readings = alternatives.into_iter().map(|name| {
            let words = lang.reading(*id, name).unwrap_or(name);
            (name, if name == default { lang.form_default_reading(words).into() } else { words.into() })
        });
        AssumptionView {
            id: *id,
            question: lang.assumption(*id),
            reading: form.assumptions.get(id.name()).cloned().unwrap_or_else(|| default.to_owned()).into(),
            readings: readings.collect(),
            source: source
                .map(|source| {
                    lang.result_source_dated(lang.choose(&source.place.en, &source.place.zh), &source.dated)
                })
                .unwrap_or_default()
                .into(),
            problem: problems.at(&format!("assumptions.{}", id.name())),
        }
    })
    .collect()
}
