//! What the view models write, with the numbers of the worked cases.

mod assumption;
mod bill;
mod cached;
mod card;
mod choice;
mod monthly;
mod package;
mod problem;
mod throughput;
mod verdict;
mod window;

use text::Lang;
use ui::{
    edit::Edit,
    field::Field,
    format::Format,
    state::{Action, State},
    view::{
        card::CardView,
        results::{ResultsView, results},
    },
};

fn after(edits: impl IntoIterator<Item = Edit>) -> State {
    edits.into_iter().fold(State::default(), |state, edit| state.after(Action::Edit(edit)))
}

fn typed(field: Field, text: &str) -> Edit {
    Edit::Type(field, text.to_owned())
}

/// A deployment from one moment to another.
fn between(start: [&str; 2], end: [&str; 2]) -> [Edit; 4] {
    [
        typed(Field::StartDate, start[0]),
        typed(Field::StartTime, start[1]),
        typed(Field::EndDate, end[0]),
        typed(Field::EndTime, end[1]),
    ]
}

fn shown(state: &State, lang: Lang) -> ResultsView {
    results(state, &Format::new(lang))
}

fn totals(view: &ResultsView) -> Vec<&str> {
    view.cards.iter().map(|card| card.total.as_str()).collect()
}

fn card<'view>(view: &'view ResultsView, id: &str) -> &'view CardView {
    view.cards.iter().find(|card| card.id == id).expect("the card is there")
}
