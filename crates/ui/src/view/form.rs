//! The form.

use billing::price_book::PriceBook;

use super::{
    field::{ChoiceView, Fields, MomentView, ProblemView},
    part::{PartView, Parts},
    window::{WindowView, windows},
};
use crate::{
    catalogue::Catalogue,
    field::Field,
    format::{Format, utc_offset},
    state::State,
    windows::overlap as windows_overlap,
};

/// The form.
#[derive(Clone, Debug, PartialEq)]
pub struct FormView {
    /// The price book.
    pub book: ChoiceView,
    /// The period's start and end, a date and a time each.
    pub period: [MomentView; 2],
    /// Whether the weekly windows count.
    pub weekly: bool,
    /// The weekly windows.
    pub windows: Vec<WindowView>,
    /// What to know where windows overlap.
    pub overlap: Option<&'static str>,
    /// What is wrong with the windows as a whole.
    pub windows_problem: Option<ProblemView>,
    /// Provisioned Throughput.
    pub ptu: PartView,
    /// Model Units.
    pub model_unit: PartView,
    /// The traffic.
    pub traffic: PartView,
}

/// What the form shows.
pub fn form(state: &State, format: &Format) -> FormView {
    let lang = format.lang();
    let catalogue = Catalogue::of(&state.form.book);
    let fields = Fields::new(state, lang);
    let parts = Parts { fields: &fields, catalogue, format };
    FormView {
        book: book(&fields, catalogue),
        period: [
            fields.moment(lang.form_start(), Field::StartDate, Field::StartTime),
            fields.moment(lang.form_end(), Field::EndDate, Field::EndTime),
        ],
        weekly: state.form.weekly,
        windows: windows(&fields),
        overlap: windows_overlap(&state.form.windows).then(|| lang.form_overlap()),
        windows_problem: fields.problems.at("running.windows"),
        ptu: parts.ptu(),
        model_unit: parts.model_unit(),
        traffic: parts.traffic(),
    }
}

fn book(fields: &Fields<'_>, catalogue: Catalogue) -> ChoiceView {
    let lang = fields.lang;
    let option = |book: &'static PriceBook| {
        (book.id.as_str().into(), lang.choose(&book.title.en, &book.title.zh).into())
    };
    let options = books::all().map(option).collect();
    let hint = catalogue.book.map(|book| lang.form_book_hint(&utc_offset(book.utc_offset_minutes)));
    fields.choice(fields.field(Field::Book, hint), options)
}
