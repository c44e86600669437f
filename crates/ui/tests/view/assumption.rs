//! Open questions and their readings.

use text::Lang;
use ui::{state::State, view::assumptions::assumptions};

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
