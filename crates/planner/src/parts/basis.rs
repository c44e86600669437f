//! What an answer rests on: what to know beside it, how the page was read, the terms, the sources.

use billing::{named::Named as _, price_book::Status};
use contract::comparison::{Comparison, Sentence, Source};
use serde::{Deserialize, Serialize};
use text::Lang;
use ui::{
    components::source_list::source_list,
    view::source::{SourceView, confirming},
};
use yew::prelude::*;

/// What an answer about a scenario rests on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct BasisView {
    /// What to know before comparing.
    pub notices: Vec<AttrValue>,
    /// Each question the price page leaves open, and the reading used.
    pub readings: Vec<(AttrValue, AttrValue)>,
    /// The terms each way to pay is sold under.
    pub conditions: Vec<(&'static str, Vec<AttrValue>)>,
    /// The sources of the answer's numbers.
    pub sources: Vec<SourceView>,
}

/// The basis of an answer to a scenario, whose comparison is at hand.
pub(crate) fn basis(comparison: &Comparison, sources: &[Source], lang: Lang) -> BasisView {
    let words = |sentence: &Sentence| AttrValue::from(sentence.text(lang).to_owned());
    let readings = comparison.assumptions.iter();
    let conditions = comparison.options.iter().map(|option| {
        let terms = option.conditions.iter().map(|note| words(&note.message));
        (lang.method(option.method.0), terms.collect())
    });
    BasisView {
        notices: comparison.notices.iter().map(|note| words(&note.message)).collect(),
        readings: readings.map(|reading| (words(&reading.message), words(&reading.reading))).collect(),
        conditions: conditions.collect(),
        sources: numbered_sources(sources, lang),
    }
}

/// The sources of an answer, numbered.
pub(crate) fn numbered_sources(sources: &[Source], lang: Lang) -> Vec<SourceView> {
    SourceLine::views(&SourceLine::all(sources, lang), lang)
}

/// A source as it crosses from a worker to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceLine {
    /// The document.
    pub document: String,
    /// Its address.
    pub url: String,
    /// Where in the document, and of when it is.
    pub place: String,
    /// How firmly it says so, by name.
    pub status: String,
    /// What to know about it.
    pub note: String,
    /// Other documents that print the same, with their addresses.
    pub confirmed_by: Vec<(String, String)>,
}

impl SourceLine {
    /// The lines of an answer's sources.
    pub fn all(sources: &[Source], lang: Lang) -> Vec<Self> {
        sources.iter().map(|source| Self::of(source, lang)).collect()
    }

    fn of(source: &Source, lang: Lang) -> Self {
        let stands = lang.choose(&source.place.en, &source.place.zh);
        Self {
            document: lang.choose(&source.document.en, &source.document.zh).into(),
            url: source.url.clone(),
            place: lang.result_source_dated(stands, &source.dated),
            status: source.status.0.name().into(),
            note: lang.choose(&source.note.en, &source.note.zh).into(),
            confirmed_by: confirming(source, lang).collect(),
        }
    }

    /// The same, numbered, as the page draws them.
    pub fn views(lines: &[Self], lang: Lang) -> Vec<SourceView> {
        let view = |(place, line): (usize, &Self)| SourceView {
            number: format!("[{}]", place + 1).into(),
            document: line.document.clone().into(),
            url: line.url.clone().into(),
            place: line.place.clone().into(),
            status: Status::from_name(&line.status).map_or("", |status| lang.status(status)),
            note: line.note.clone().into(),
            confirmed_by: line
                .confirmed_by
                .iter()
                .map(|(text, url)| (text.clone().into(), url.clone().into()))
                .collect(),
        };
        lines.iter().enumerate().map(view).collect()
    }
}

/// The sources of an answer, folded away.
pub(crate) fn sources_note(lang: Lang, sources: &[SourceView]) -> Html {
    html! {
        <details class="fold">
            <summary class="fold__summary">{ lang.planner_basis() }</summary>
            { source_list(lang, sources) }
        </details>
    }
}

/// What an answer rests on; all but what to know before comparing is folded away.
pub(crate) fn basis_note(lang: Lang, view: &BasisView) -> Html {
    let item = |text: &AttrValue| html! { <li>{ text }</li> };
    let reading = |(question, reading): &(AttrValue, AttrValue)| {
        html! {
            <>
                <dt>{ question }</dt>
                <dd>{ reading }</dd>
            </>
        }
    };
    let terms = |(method, terms): &(&'static str, Vec<AttrValue>)| {
        html! {
            <section>
                <h5 class="basis__method">{ *method }</h5>
                <ul class="conditions">{ for terms.iter().map(item) }</ul>
            </section>
        }
    };
    html! {
        <div class="basis">
            if !view.notices.is_empty() {
                <ul class="basis__notices">{ for view.notices.iter().map(item) }</ul>
            }
            <details class="fold">
                <summary class="fold__summary">{ lang.planner_basis() }</summary>
                <h4 class="basis__title">{ lang.form_assumptions() }</h4>
                <dl class="basis__readings">{ for view.readings.iter().map(reading) }</dl>
                <h4 class="basis__title">{ lang.result_conditions() }</h4>
                <div class="basis__terms">{ for view.conditions.iter().map(terms) }</div>
                { source_list(lang, &view.sources) }
            </details>
        </div>
    }
}
