use proptest::{collection, prelude::*};
use ui::form::Form;

use super::{
    super::{
        state::{Action, Direction},
        week::{Cell, Selection},
    },
    *,
};

fn example() -> State {
    State::of(&Form::default().scenario())
}

fn reopened(texts: &Texts) -> Option<State> {
    opened(&Form::default().scenario(), texts)
}

/// The texts of the example with one that stands in the link replaced.
fn with(name: &str, raw: &str) -> Texts {
    let names = ["levels", "week", "hours", "limit", "units", "unit"];
    let mut texts = texts(&example());
    names.into_iter().fold(Texts::default(), |damaged, other| {
        let kept = texts.take_raw(other).unwrap();
        damaged.with_raw(other, if other == name { raw.to_owned() } else { kept })
    })
}

#[test]
fn the_painted_week_is_a_row_of_hours_that_ask_for_the_same() {
    let mut texts = texts(&example());
    let office_day = "1x9.2x9.1x15.2x9.1x15.2x9.1x15.2x9.1x15.2x9.1x54";
    assert_eq!(texts.take_raw("week").as_deref(), Some(office_day));
    assert_eq!(texts.take_raw("levels").as_deref(), Some("100000,12000.500000,60000"));
    assert_eq!(texts.take_raw("hours").as_deref(), Some("1111100.9.18"));
}

#[test]
fn without_texts_it_is_the_worked_example() {
    assert_eq!(reopened(&Texts::default()), Some(example()));
    assert_eq!(reopened(&texts(&example())), Some(example()));
}

#[test]
fn a_week_that_is_none_is_refused() {
    for week in [
        "",
        "0x167",
        "0x169",
        "3x168",
        "0x0.0x168",
        "0x-1.0x169",
        "0x99999999999999999999",
        "0",
        "ax168",
        ",x168",
    ] {
        assert_eq!(reopened(&with("week", week)), None, "{week}");
    }
    for (name, raw) in [
        ("levels", ""),
        ("levels", "1,1.1,1.1,1.1,1.1,1.1,1.1,1.1,1.1,1.1,1"),
        ("hours", "111110.9.18"),
        ("hours", "1111100.24.18"),
        ("hours", "1111100.9.0"),
        ("hours", "1111100.9.18.1"),
        ("units", "maybe"),
        ("unit", "1"),
    ] {
        assert_eq!(reopened(&with(name, raw)), None, "{name}={raw}");
    }
}

prop_compose! {
    fn any_amount()(input_tpm in any::<String>(), output_tpm in any::<String>()) -> Throughput {
        Throughput { input_tpm, output_tpm }
    }
}

proptest! {
    #[test]
    fn whatever_is_painted_typed_and_taken_from_a_log_is_reopened(
        levels in collection::vec(any_amount(), 1..=MAX_LEVELS),
        log in collection::vec(any_amount(), 3),
        strokes in collection::vec((0_usize..168, 0_usize..168, 0_usize..13), 0..12),
        limit in any::<String>(),
        days in any::<[bool; DAYS]>(),
    ) {
        let mut state = example().after(Action::TypeLimit(limit)).after(Action::TypeUnit(Direction::Input, "x".into()));
        for (from, to, ask) in strokes {
            let selection = Selection { anchor: Cell::at(from).unwrap(), focus: Cell::at(to).unwrap() };
            let ask = match ask {
                0 => Ask::Nothing,
                level if level <= levels.len() => Ask::Level(level - 1),
                own => Ask::Own(log[own % 3].clone()),
            };
            state.week.paint(&selection, &ask);
        }
        // The example's own levels are gone with its palette.
        if levels.len() < 2 {
            state.week.paint(&Selection::block((0, DAYS - 1), (0, HOURS)), &Ask::Level(0));
        }
        state = State { brush: Ask::Level(levels.len() - 1), palette: levels, ..state };
        state.typed.days = days;
        prop_assert_eq!(reopened(&texts(&state)), Some(state));
    }
}

#[test]
fn a_week_that_rests_on_when_its_log_starts_is_reopened_as_one() {
    let state = State { rests_on_start: true, ..example() };
    assert_eq!(reopened(&texts(&state)), Some(state.clone()));
    assert_eq!(reopened(&texts(&example()).with("dates", "other")), None);
}
