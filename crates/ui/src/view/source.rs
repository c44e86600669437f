//! Where a number comes from.

use contract::comparison::Source;
use text::Lang;
use yew::AttrValue;

/// A source, numbered within its card.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceView {
    /// Its number in the card.
    pub number: AttrValue,
    /// The document.
    pub document: AttrValue,
    /// Its address.
    pub url: AttrValue,
    /// Where in the document, and of when it is.
    pub place: AttrValue,
    /// How firmly it says so.
    pub status: &'static str,
    /// What to know about it; may be empty.
    pub note: AttrValue,
    /// Other documents that print the same, and of when they are; with their addresses.
    pub confirmed_by: Vec<(AttrValue, AttrValue)>,
}

/// Documents that print the same as a source, and of when they are; with their addresses.
pub fn confirming(source: &Source, lang: Lang) -> impl Iterator<Item = (String, String)> {
    source.confirmed_by.iter().map(move |other| {
        let title = lang.choose(&other.title.en, &other.title.zh);
        (lang.result_source_dated(title, &other.dated), other.url.clone())
    })
}

/// The sources one card cites, in the order in which it cites them.
pub(super) struct Cited<'answer> {
    known: &'answer [Source],
    cited: Vec<&'answer Source>,
}

impl<'answer> Cited<'answer> {
    pub(super) fn new(known: &'answer [Source]) -> Self {
        Self { known, cited: Vec::new() }
    }

    /// Cites sources by id: `[1, 3]`.
    pub(super) fn cite(&mut self, ids: &[String]) -> AttrValue {
        let known = self.known;
        let sources = ids.iter().filter_map(|id| known.iter().find(|source| source.id == *id));
        let numbers: Vec<String> = sources.map(|source| self.number(source).to_string()).collect();
        if numbers.is_empty() { AttrValue::default() } else { format!("[{}]", numbers.join(", ")).into() }
    }

    fn number(&mut self, source: &'answer Source) -> usize {
        let place = self.cited.iter().position(|cited| cited.id == source.id).unwrap_or_else(|| {
            self.cited.push(source);
            self.cited.len() - 1
        });
        place + 1
    }

    pub(super) fn list(self, lang: Lang) -> Vec<SourceView> {
        let cited = self.cited.into_iter().enumerate();
        cited
            .map(|(place, source)| SourceView {
                number: format!("[{}]", place + 1).into(),
                document: lang.choose(&source.document.en, &source.document.zh).to_owned().into(),
                url: source.url.clone().into(),
                place: lang
                    .result_source_dated(lang.choose(&source.place.en, &source.place.zh), &source.dated)
                    .into(),
                status: lang.status(source.status.0),
                note: lang.choose(&source.note.en, &source.note.zh).to_owned().into(),
                confirmed_by: confirming(source, lang).map(|(text, url)| (text.into(), url.into())).collect(),
            })
            .collect()
    }
}
