use proptest::{collection, option, prelude::*};

use super::*;
use crate::form::Form;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => any::<String>(),
        1 => "[-~.,&=%+# a-f0-9:]{0,12}",
        1 => proptest::sample::select(WEEK.to_vec()).prop_map(ToOwned::to_owned),
        1 => Just("always".to_owned()),
    ]
}

prop_compose! {
    fn window()(days in collection::vec(text(), 0..8), from in text(), to in text()) -> Window {
        Window { days, from, to }
    }
}

prop_compose! {
    fn week_run()(first in 0..7_usize, length in 0..7_usize, from in text(), to in text()) -> Window {
        let days = WEEK.iter().skip(first).take(length).map(ToString::to_string).collect();
        Window { days, from, to }
    }
}

fn running() -> impl Strategy<Value = Running> {
    prop_oneof![
        Just(Running::Always),
        collection::vec(prop_oneof![window(), week_run()], 0..4).prop_map(Running::Windows),
    ]
}

prop_compose! {
    fn ptu()(model in text(), mode in text(), input_tpm in text(), output_tpm in text()) -> PtuCapacity {
        PtuCapacity { model, mode, input_tpm, output_tpm }
    }
}

prop_compose! {
    fn units()(model in text(), mode in option::of(text()), spec in option::of(text()), units in text()) -> ModelUnits {
        ModelUnits { model, mode, spec, units }
    }
}

prop_compose! {
    fn traffic()(requests_per_minute in text(), input_tokens in text(), output_tokens in text(), cached_share in option::of(text())) -> Traffic {
        Traffic { requests_per_minute, input_tokens, output_tokens, cached_share }
    }
}

prop_compose! {
    fn scenario()(
        book in text(),
        start in text(),
        end in text(),
        running in running(),
        ptu in option::of(ptu()),
        model_unit in option::of(units()),
        traffic in option::of(traffic()),
        assumptions in collection::btree_map(text(), text(), 0..4),
    ) -> Scenario {
        Scenario { version: VERSION, book, period: Period { start, end }, running, ptu, model_unit, traffic, assumptions }
    }
}

proptest! {
    #[test]
    fn a_link_reopens_the_same_scenario(scenario in scenario()) {
        let link = write(&scenario);
        prop_assert!(link.is_ascii());
        prop_assume!(link.len() <= MAX_BYTES);
        prop_assert_eq!(read(&link), Ok(scenario.clone()));
        prop_assert_eq!(read(&format!("#{link}")), Ok(scenario));
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = read(&text);
    }

    #[test]
    fn a_link_with_a_byte_changed_is_read_or_refused(scenario in scenario(), place in any::<prop::sample::Index>(), byte in 0_u8..128) {
        let mut link = write(&scenario).into_bytes();
        let place = place.index(link.len());
        link[place] = byte;
        let _ = read(&String::from_utf8_lossy(&link));
    }
}

fn code(fragment: &str) -> Option<ProblemCode> {
    read(fragment).err().map(|problem| problem.code.0)
}

#[test]
fn the_worked_example_reads_like_a_sentence() {
    let mut scenario = Form::default().scenario();
    assert_eq!(
        write(&scenario),
        "v=1&book=alibaba-cn-beijing-usd-2026-03-31&from=2026-04-01T00:00&to=2026-05-01T00:00&run=always\
         &ptu=qwen-plus-2025-12-01&ptu-mode=thinking&ptu-in=500000&ptu-out=60000\
         &mu=qwen3-32b&mu-mode=instruct&mu-units=2"
    );
    let weekdays = WEEK.iter().take(5).map(ToString::to_string).collect();
    scenario.running =
        Running::Windows(vec![Window { days: weekdays, from: "09:00".to_owned(), to: "18:30".to_owned() }]);
    assert!(write(&scenario).contains("&run=mon-fri.09:00-18:30&"));
    scenario.traffic = Some(Form::default().traffic.texts);
    assert!(write(&scenario).ends_with("&rpm=60&tokens-in=8000&tokens-out=1000"));
    scenario.traffic.as_mut().unwrap().cached_share = Some("0.9".into());
    assert!(write(&scenario).ends_with("&tokens-out=1000&cached=0.9"));
}

#[test]
fn a_link_of_a_later_version_says_so() {
    let link = write(&Form::default().scenario()).replace("v=1&", "v=2&");
    assert_eq!(code(&link), Some(ProblemCode::UnsupportedVersion));
    assert_eq!(code("v=2&anything=else"), Some(ProblemCode::UnsupportedVersion));
}

#[test]
fn a_damaged_link_is_refused() {
    let link = write(&Form::default().scenario());
    let damaged = [
        String::new(),
        "v=1".to_owned(),
        "nonsense".to_owned(),
        link.replace("v=1", "v=one"),
        link.replace("&run=always", ""),
        link.replace("run=always", "run=sat-mon.09:00-18:30"),
        link.replace("run=always", "run=mon..09:00"),
        link.replace("ptu-in=500000", "ptu-in=%zz"),
        link.replace("ptu-in=500000", "ptu-in=%ff"),
        link.replace("&ptu-out=60000", ""),
        format!("{link}&ptu-out=60000"),
        format!("{link}&utm_source=mail"),
        format!("{link}&as.day-rate=a&as.day-rate=b"),
    ];
    for link in damaged {
        assert_eq!(code(&link), Some(ProblemCode::MangledLink), "{link}");
    }
}

#[test]
fn an_oversized_link_is_refused_before_it_is_read() {
    let link = format!("{}&as.x={}", write(&Form::default().scenario()), "y".repeat(MAX_BYTES));
    assert_eq!(code(&link), Some(ProblemCode::TooBig));
}

proptest! {
    #[test]
    fn whatever_follows_for_the_planner_the_calculator_reads_the_same_and_loses_nothing_of_it(scenario in scenario(), rest in any::<String>()) {
        let (link, part) = (write(&scenario), format!("&planner={rest}"));
        prop_assume!(link.len() <= MAX_BYTES);
        prop_assert_eq!(planner(&link), "");
        let link = link + &part;
        prop_assert_eq!(planner(&link), part.as_str());
        prop_assert_eq!(read(&link), Ok(scenario));
    }
}
