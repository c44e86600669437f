//! The verdict: which is the cheapest, and when none is.

use text::Lang;
use ui::{
    edit::{Edit, PartName},
    field::Field,
    form::every_day,
};

use crate::{after, between, card, shown, totals, typed};

#[test]
fn a_cost_without_its_overflow_is_marked_and_compared_with_nothing() {
    let edits = |units| {
        let fields = [
            (Field::Book, "alibaba-cn-beijing-cny-2026-09-22"),
            (Field::PtuModel, "qwen3.8-max"),
            (Field::RequestsPerMinute, "1000"),
            (Field::InputTokens, "4000"),
            (Field::OutputTokens, "500"),
        ];
        let fields = fields.map(|(field, text)| typed(field, text));
        after(
            fields
                .into_iter()
                .chain([Edit::Include(PartName::Traffic, true), Edit::Include(PartName::ModelUnit, units)]),
        )
    };
    let view = shown(&edits(true), Lang::En);
    for id in ["ptu-hourly", "ptu-daily"] {
        let card = card(&view, id);
        assert_eq!((card.cheapest, card.rank.as_str()), (false, "Not compared"));
        assert!(card.beside.is_none() && card.bar.is_none());
        assert!(card.warnings.last().is_some_and(|warning| warning.contains("no per-token price")));
    }
    assert!(card(&view, "mu-monthly").cheapest && card(&view, "mu-hourly").beside.is_some());
    let verdict = view.summary.map(|summary| summary.verdict).unwrap_or_default();
    assert!(verdict.starts_with("Incomplete costs excluded. Cheapest: Model Unit"), "{verdict}");

    let alone = shown(&edits(false), Lang::ZhCn);
    let verdict = alone.summary.map(|summary| summary.verdict).unwrap_or_default();
    assert!(verdict.contains("没有任何方式的费用完整") && verdict.contains("“预置吞吐 · 日包”"), "{verdict}");
    assert_eq!(alone.announcement, verdict);
    assert!(alone.cards.iter().all(|card| !card.cheapest));
}

#[test]
fn a_service_that_never_runs_has_no_cheapest_to_boast_of() {
    let state = after(
        between(["2026-04-04", "00:00"], ["2026-04-05", "00:00"]).into_iter().chain([Edit::RunWeekly(true)]),
    );
    let view = shown(&state, Lang::En);
    assert_eq!(totals(&view), ["$0.00"; 4]);
    let verdict = view.summary.map(|summary| summary.verdict);
    let nothing = "The service never runs in this period, so there is nothing to pay.";
    assert_eq!(verdict.as_deref(), Some(nothing));
    assert_eq!(view.announcement, nothing);
    for card in view.cards {
        assert!(card.bar.is_none() && card.beside.is_none() && !card.warnings.is_empty());
        assert_eq!((card.cheapest, card.rank.as_str()), (false, "Nothing to pay"));
    }
}

#[test]
fn ways_that_cost_the_least_together_are_named_together() {
    let state = after([Edit::RunWeekly(true), Edit::UseWindow(every_day())]);
    let view = shown(&state, Lang::En);
    let marks: Vec<_> = view.cards.iter().map(|card| (card.cheapest, card.rank.as_str())).collect();
    let equal = (true, "Equally cheap");
    assert_eq!(marks, [equal, equal, (false, "No. 3"), (false, "No. 4")]);
    let verdict = view.summary.map(|summary| summary.verdict);
    let expected =
        "PTU by the hour and PTU daily package are equally cheap. They save $26,512.00 against the dearest.";
    assert_eq!(verdict.as_deref(), Some(expected));
    assert_eq!(view.announcement, "Cheapest: PTU by the hour and PTU daily package, $11,088.00");
    let chinese = shown(&state, Lang::ZhCn).summary.map(|summary| summary.verdict);
    assert!(
        chinese
            .is_some_and(|verdict| verdict.starts_with("“预置吞吐 · 按量付费”和“预置吞吐 · 日包”费用相同"))
    );
}
