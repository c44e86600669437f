//! Open questions and their readings.

use billing::assumption::AssumptionId;
use text::Lang;
use ui::{edit::Edit, field::Field, state::State, view::assumptions::assumptions};

use crate::{after, shown, totals, typed};

#[test]
fn every_open_question_shows_its_reading_and_where_it_is_open() {
    for lang in Lang::ALL {
        let views = assumptions(&State::default(), lang);
        assert_eq!(views.len(), 6);
        for view in views {
            let reading = view.readings.first().expect("a default reading");
            assert!(reading.chosen && view.readings.iter().filter(|reading| reading.chosen).count() == 1);
            let words = &reading.words;
            assert!(words.contains("default") || words.contains("默认"), "{words}");
            assert!(view.field.hint.is_some());
        }
    }
}

/// The ids of the questions that are asked.
fn asked(edits: impl IntoIterator<Item = Edit>) -> Vec<String> {
    assumptions(&after(edits), Lang::En).into_iter().map(|view| view.field.id.to_string()).collect()
}

#[test]
fn a_book_without_model_units_asks_nothing_about_them_unless_something_said_of_it_is_wrong() {
    let singapore = || typed(Field::Book, "alibaba-ap-southeast-1-cny-2026-09-22");
    let own = asked([singapore()]);
    assert_eq!(own, ["late-order-instant", "expiry-minute", "purchase-step", "longest-input"]);
    // A link may read such a question; the answer is the same.
    let read = |reading| typed(Field::Reading(AssumptionId::DayRate), reading);
    assert_eq!(asked([singapore(), read("calendar-month")]), own);
    assert_eq!(
        totals(&shown(&after([singapore(), read("calendar-month")]), Lang::En)),
        totals(&shown(&after([singapore()]), Lang::En))
    );
    assert!(asked([singapore(), read("no-such-reading")]).iter().any(|id| id == "day-rate"));
}
