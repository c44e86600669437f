use proptest::{collection, option, prelude::*};

use super::*;
use crate::tools::Tool;

fn texts(names: &'static [&'static str]) -> impl Strategy<Value = Texts> {
    let text = prop_oneof![any::<String>(), "[-~.,&=%+#x0-9:]{0,12}"];
    collection::vec(option::of(text), names.len()).prop_map(move |typed| {
        let typed = names.iter().zip(typed);
        typed.fold(Texts::default(), |texts, (name, text)| texts.with_typed(name, text.as_deref()))
    })
}

prop_compose! {
    fn link()(
        tool in proptest::sample::select(Tool::ALL.to_vec()),
        calendar in texts(&["ordered", "days", "at", "input", "output"]),
        budget in texts(&["amount"]),
        replay in texts(&["zone", "share", "time", "input", "output", "cached"]),
    ) -> Link {
        let mut link = Link::to(tool);
        link.keep(Tool::Calendar, calendar);
        link.keep(Tool::Budget, budget);
        link.keep(Tool::Replay, replay);
        link
    }
}

proptest! {
    #[test]
    fn a_link_reopens_the_same_tool_with_the_same_texts(link in link()) {
        let part = link.write();
        prop_assert!(part.is_ascii());
        prop_assume!(part.len() <= MAX_BYTES);
        prop_assert_eq!(Link::read(&part), Ok(link));
    }

    #[test]
    fn any_part_is_read_or_refused(rest in any::<String>(), written in "[a-z0-9.,=&x~%-]{0,80}") {
        for rest in [rest, written] {
            let _ = Link::read(&rest);
            let _ = Link::read(&format!("&planner={rest}"));
            let _ = Link::read(&format!("&planner=1&tool=plan&{rest}"));
            let _ = Link::read(&format!("&planner=1&tool=plan&plan.levels={rest}&plan.week={rest}&plan.hours={rest}"));
        }
    }

    #[test]
    fn a_part_with_a_byte_changed_is_read_or_refused(link in link(), place in any::<prop::sample::Index>(), byte in 0_u8..128) {
        let mut part = link.write().into_bytes();
        let place = place.index(part.len());
        part[place] = byte;
        let _ = Link::read(&String::from_utf8_lossy(&part));
    }
}

fn code(part: &str) -> Option<ProblemCode> {
    Link::read(part).err().map(|problem| problem.code.0)
}

#[test]
fn a_part_reads_like_a_sentence() {
    let mut link = Link::to(Tool::Budget);
    link.keep(Tool::Budget, Texts::default().with("amount", "20000"));
    assert_eq!(link.write(), "&planner=1&tool=budget&budget.amount=20000");
    assert_eq!(Link::to(Tool::BreakEven).write(), "&planner=1&tool=break-even");
}

#[test]
fn a_part_of_a_later_version_says_so() {
    assert_eq!(code("&planner=2&tool=size"), Some(ProblemCode::UnsupportedVersion));
    assert_eq!(code("&planner=2&anything=else&"), Some(ProblemCode::UnsupportedVersion));
    assert_eq!(code("&planner=two"), Some(ProblemCode::MangledLink));
}

#[test]
fn a_damaged_part_is_refused() {
    for damaged in [
        "&planner=",
        "&planner=1",
        "&planner=1&tool=",
        "&planner=1&tool=abacus",
        "&planner=1&tool=size&",
        "&planner=1&tool=size&size.peak=1",
        "&planner=1&tool=budget&amount=1",
        "&planner=1&tool=budget&budget.amount=%zz",
        "&planner=1&tool=budget&budget.amount=%ff",
        "&planner=1&tool=budget&budget.amount=1&budget.amount=2",
        "&planner=1&tool=budget&budget.amount=1&budget.colour=red",
        "&planner=1&tool=break-even&break-even.hours=12",
        "&planner=1&tool=budget&utm_source=mail",
        "&planner=1&planner=1&tool=budget",
    ] {
        assert_eq!(code(damaged), Some(ProblemCode::MangledLink), "{damaged}");
    }
    let long = format!("&planner=1&tool=budget&budget.amount={}", "9".repeat(MAX_BYTES));
    assert_eq!(code(&long), Some(ProblemCode::TooBig));
}

#[test]
fn of_texts_too_long_for_a_link_the_open_tool_is_left() {
    let mut link = Link::to(Tool::Budget);
    link.keep(Tool::Budget, Texts::default().with("amount", &"9".repeat(MAX_BYTES)));
    assert_eq!(link.write(), "&planner=1&tool=budget");
}
