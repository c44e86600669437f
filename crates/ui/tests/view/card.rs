//! Cards: what they cost, how they rank, what the cost is spread over.

use text::Lang;
use ui::{
    edit::{Edit, PartName},
    field::Field,
    form::{office_hours, weeknights},
    state::State,
};

use crate::{after, between, card, shown, totals, typed};

#[test]
fn every_worked_case_reads_as_on_the_price_table() {
    let april = [("2026-04-01", "00:00"), ("2026-05-01", "00:00")];
    let cases = [
        (april, None, ["$22,176.00", "$11,088.00", "$57,600.00", "$37,600.00"]),
        (april, Some(office_hours()), ["$6,437.20", "$8,131.20", "$16,720.00", "$37,600.00"]),
        (april, Some(weeknights()), ["$5,082.00", "$8,131.20", "$13,200.00", "$37,600.00"]),
        (
            [("2026-04-01", "10:00"), ("2026-04-11", "10:00")],
            None,
            ["$7,392.00", "$4,065.60", "$19,200.00", "$15,040.00"],
        ),
        (
            [("2026-04-01", "22:01"), ("2026-04-02", "23:00")],
            None,
            ["$769.49", "$369.60", "$1,998.67", "$3,008.00"],
        ),
        (
            [("2026-04-01", "21:59"), ("2026-04-02", "23:00")],
            None,
            ["$770.51", "$739.20", "$2,001.33", "$3,008.00"],
        ),
    ];
    for ([(start, at), (end, until)], window, expected) in cases {
        let window = window.map(|window| [Edit::RunWeekly(true), Edit::UseWindow(window)]);
        let edits = between([start, at], [end, until]).into_iter().chain(window.into_iter().flatten());
        let state = after(edits);
        for lang in Lang::ALL {
            assert_eq!(totals(&shown(&state, lang)), expected, "{start} {at}");
        }
    }
}

#[test]
fn one_card_is_marked_and_the_others_say_how_much_more_they_cost() {
    let view = shown(&State::default(), Lang::En);
    let marks: Vec<_> = view.cards.iter().map(|card| (card.cheapest, card.rank.as_str())).collect();
    assert_eq!(marks, [(false, "No. 2"), (true, "Cheapest"), (false, "No. 4"), (false, "No. 3")]);
    let beside: Vec<_> = view
        .cards
        .iter()
        .flat_map(|card| &card.beside)
        .map(|figure| format!("{} {}", figure.amount, figure.label))
        .collect();
    assert_eq!(
        beside,
        [
            "$11,088.00 more than the cheapest",
            "$46,512.00 less than the dearest",
            "$46,512.00 more than the cheapest",
            "$26,512.00 more than the cheapest",
        ]
    );
    assert_eq!(view.announcement, "Cheapest: PTU daily package, $11,088.00");
}

#[test]
fn a_rounded_amount_says_so_and_gives_the_exact_one() {
    let view = shown(&after(between(["2026-04-01", "22:01"], ["2026-04-02", "23:00"])), Lang::En);
    let rounding = card(&view, "ptu-hourly").rounding.as_ref().expect("769.48666… is rounded");
    assert!(rounding.contains("half-up") && rounding.contains("769.486666666667"), "{rounding}");
    assert_eq!(card(&view, "ptu-daily").rounding, None);
}

#[test]
fn of_two_ways_to_pay_one_saves_against_the_other() {
    let view = shown(&after([Edit::Include(PartName::Ptu, false)]), Lang::En);
    let verdict = view.summary.map(|summary| summary.verdict);
    assert_eq!(verdict.as_deref(), Some("Cheaper: Model Unit monthly package. Saves $20,000.00."));
}

#[test]
fn traffic_shows_a_fifth_card_and_costs_per_million_tokens() {
    let view = shown(&after([Edit::Include(PartName::Traffic, true)]), Lang::En);
    let ids: Vec<_> = view.cards.iter().map(|card| card.id).collect();
    assert_eq!(ids, ["ptu-hourly", "ptu-daily", "mu-hourly", "mu-monthly", "token-usage"]);
    assert!(
        view.cards.iter().all(|card| card.unit_costs.iter().any(|figure| figure.label == "per 1M tokens"))
    );
}

#[test]
fn a_model_that_is_sold_per_token_too_has_a_sixth_card_with_what_it_prices() {
    let edits = [
        typed(Field::Book, "alibaba-cn-beijing-cny-2026-09-22"),
        typed(Field::UnitModel, "qwen3-8b"),
        typed(Field::UnitMode, "thinking"),
        Edit::Include(PartName::Traffic, true),
    ];
    let view = shown(&after(edits), Lang::En);
    let ids: Vec<_> = view.cards.iter().map(|card| card.id).collect();
    assert_eq!(
        ids,
        ["ptu-hourly", "ptu-daily", "mu-hourly", "mu-monthly", "token-deployment", "token-usage"]
    );
    let deployment = card(&view, "token-deployment");
    assert_eq!(deployment.name, "Token-billed deployment");
    let offer = deployment.offer.as_ref().expect("what is priced");
    assert!(offer.starts_with("qwen3-8b, Thinking, "), "{offer}");
    assert!(deployment.terms.terms.iter().any(|term| term.text.contains("fine-tuned with LoRA")));
}

#[test]
fn a_bar_of_many_digits_is_drawn_with_few() {
    let view = shown(&after([typed(Field::InputTpm, "99999999999999")]), Lang::En);
    let bars: Vec<_> =
        view.cards.iter().flat_map(|card| &card.bar).map(|bar| (&*bar.length, &*bar.full)).collect();
    let full = "201600001";
    assert_eq!(bars, [(full, full), ("100800000", full), ("5", full), ("3", full)]);
    assert!(view.wide);
}

#[test]
fn a_cost_per_month_is_named_as_the_rate_of_its_period() {
    let view = shown(&after(between(["2026-04-01", "10:00"], ["2026-04-11", "10:00"])), Lang::En);
    // $15,040 for ten days: more than the $37,600 of the month.
    let per_month = &card(&view, "mu-monthly").unit_costs[2];
    assert_eq!((&*per_month.amount, &*per_month.label), ("$45,120.00", "per 30 days at this rate"));
}

#[test]
fn a_small_cost_per_million_tokens_is_not_rounded_away() {
    let traffic =
        [(Field::RequestsPerMinute, "900000"), (Field::InputTokens, "900"), (Field::OutputTokens, "9000")];
    let edits = traffic.map(|(field, text)| typed(field, text));
    let state = after(
        [Edit::Include(PartName::Traffic, true), Edit::Include(PartName::Ptu, false)]
            .into_iter()
            .chain(edits),
    );
    let view = shown(&state, Lang::En);
    let figure = card(&view, "mu-monthly").unit_costs.iter().find(|figure| figure.label == "per 1M tokens");
    let figure = figure.expect("traffic is known");
    assert_eq!(figure.amount, "$0.00009768");
    assert!(figure.rounding.as_ref().is_some_and(|text| text.contains("4 significant digits")));
}
