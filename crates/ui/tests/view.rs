//! What the view models write, with the numbers of the worked cases.

use text::Lang;
use ui::{
    edit::{Edit, PartName},
    field::Field,
    form::{every_day, office_hours, weeknights},
    format::Format,
    state::{Action, State},
    view::{
        assumptions::assumptions,
        card::CardView,
        field::{FieldView, NamedProblem},
        form::form,
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
fn a_line_is_a_sum_with_its_numbers_its_rule_and_its_source() {
    let view = shown(&State::default(), Lang::En);
    let bill = &card(&view, "ptu-hourly").bill;
    let sums: Vec<String> = bill
        .lines
        .iter()
        .map(|line| {
            let factors =
                line.factors.iter().map(|factor| format!("{} {} {}", factor.sign, factor.value, factor.name));
            format!("{}:{} = {}", line.item, factors.collect::<Vec<_>>().join(" "), line.amount)
        })
        .collect();
    assert_eq!(
        sums,
        [
            "Input capacity: 43,200 running minutes ÷ 60 minutes in an hour × 500,000 input tokens per minute \
             ÷ 10,000 tokens per minute in one price unit × $0.28 list unit price = $10,080.00",
            "Output capacity: 43,200 running minutes ÷ 60 minutes in an hour × 60,000 output tokens per minute \
             ÷ 1,000 tokens per minute in one price unit × $0.28 list unit price = $12,096.00",
        ]
    );
    for line in &bill.lines {
        assert!(line.rule.starts_with("Running time at the hourly price"));
        assert!(line.cites.starts_with("[1"), "{}", line.cites);
    }
    assert!(bill.sources.iter().all(|source| source.url.starts_with("https://")));
}

#[test]
fn a_rounded_amount_says_so_and_gives_the_exact_one() {
    let view = shown(&after(between(["2026-04-01", "22:01"], ["2026-04-02", "23:00"])), Lang::En);
    let rounding = card(&view, "ptu-hourly").rounding.as_ref().expect("769.48666… is rounded");
    assert!(rounding.contains("half-up") && rounding.contains("769.486666666667"), "{rounding}");
    assert_eq!(card(&view, "ptu-daily").rounding, None);
}

#[test]
fn a_month_is_shown_kept_and_cancelled() {
    let view = shown(&after(between(["2026-04-01", "10:00"], ["2026-04-11", "10:00"])), Lang::En);
    let monthly = card(&view, "mu-monthly").monthly.as_ref().expect("a monthly commitment");
    assert_eq!((monthly.kept.figure.amount.as_str(), monthly.kept.counted), ("$37,600.00", false));
    let cancelled = monthly.cancelled.as_ref().expect("it ends within the first month");
    assert_eq!((cancelled.figure.amount.as_str(), cancelled.counted), ("$15,040.00", true));
    let refund = "Started days used: 10; $22,560.00 refunded ($37,600.00 − $15,040.00)";
    assert_eq!(cancelled.detail, refund);
}

#[test]
fn both_ways_to_end_a_month_open_their_formulas() {
    let view = shown(&after(between(["2026-04-01", "10:00"], ["2026-04-11", "10:00"])), Lang::En);
    let monthly = card(&view, "mu-monthly").monthly.as_ref().expect("a monthly commitment");
    let kept = "1 month × 2 units × $18,800.00 list unit price = $37,600.00";
    assert_eq!(monthly.kept.figure.formula, kept);
    let used = "10 started days × 2 units × 1.2 early-cancellation multiple ÷ 30 days a month is divided into \
        × $18,800.00 list unit price = $15,040.00";
    assert_eq!(monthly.cancelled.as_ref().map(|view| view.figure.formula.as_str()), Some(used));
}

#[test]
fn a_cancellation_that_would_charge_more_than_was_paid_says_that_it_is_capped() {
    let view = shown(&State::default(), Lang::En);
    let monthly = card(&view, "mu-monthly").monthly.as_ref().expect("a monthly commitment");
    let cancelled = monthly.cancelled.as_ref().expect("it ends with the first month");
    assert_eq!(cancelled.figure.amount, "$37,600.00");
    assert!(cancelled.figure.formula.ends_with("= $45,120.00; capped at the price paid"), "{cancelled:?}");
}

#[test]
fn a_cost_per_month_is_named_as_the_rate_of_its_period() {
    let view = shown(&after(between(["2026-04-01", "10:00"], ["2026-04-11", "10:00"])), Lang::En);
    // $15,040 for ten days: more than the $37,600 of the month.
    let per_month = &card(&view, "mu-monthly").unit_costs[2];
    assert_eq!((&*per_month.amount, &*per_month.label), ("$45,120.00", "per 30 days at this rate"));
}

#[test]
fn a_package_reports_its_life_in_both_languages() {
    let state = after(between(["2026-04-01", "22:01"], ["2026-04-02", "23:00"]));
    let english = shown(&state, Lang::En);
    let packages = card(&english, "ptu-daily").packages.as_ref().expect("a package is ordered");
    let life: Vec<_> =
        packages.shown.iter().map(|p| [&p.ordered, &p.expires, &p.stops, &p.released]).collect();
    assert_eq!(
        life,
        [["Apr 1, 2026, 22:01", "Apr 2, 2026, 23:59", "Apr 3, 2026, 01:59", "Apr 3, 2026, 15:59"]
            .map(yew::AttrValue::from)
            .each_ref()]
    );
    assert!(packages.shown.iter().all(|package| package.late.is_some()));
    let chinese = shown(&state, Lang::ZhCn);
    let packages = card(&chinese, "ptu-daily").packages.as_ref().expect("a package is ordered");
    assert_eq!(packages.shown.first().map(|package| package.ordered.as_str()), Some("2026年4月1日 22:01"));
}

#[test]
fn of_thousands_of_packages_a_few_are_shown_until_all_are_asked_for() {
    let ten_years = between(["2026-01-01", "00:00"], ["2035-12-31", "00:00"]);
    let state = after(ten_years.into_iter().chain([Edit::RunWeekly(true)]));
    let count = |state: &State| {
        let view = shown(state, Lang::En);
        let packages = card(&view, "ptu-daily").packages.clone().expect("packages are ordered");
        (packages.shown.len(), packages.show_all)
    };
    let (few, ask) = count(&state);
    let (all, no_more) = count(&state.after(Action::ShowAllPackages));
    assert!(few < 10 && all > 2_000, "{few} of {all}");
    assert!(ask.is_some_and(|ask| ask.contains("2,6")) && no_more.is_none());
}

#[test]
fn of_two_ways_to_pay_one_saves_against_the_other() {
    let view = shown(&after([Edit::Include(PartName::Ptu, false)]), Lang::En);
    let verdict = view.summary.map(|summary| summary.verdict);
    assert_eq!(
        verdict.as_deref(),
        Some("Model Unit monthly package is the cheaper way. It saves $20,000.00.")
    );
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
fn what_overflows_is_a_line_of_the_bill_and_part_of_the_total() {
    // 300 requests a minute of 1,200 and 400 tokens: the output quota of 60,000 holds half of them.
    let traffic =
        [(Field::RequestsPerMinute, "300"), (Field::InputTokens, "1200"), (Field::OutputTokens, "400")];
    let edits = traffic.map(|(field, text)| typed(field, text));
    let view = shown(&after([Edit::Include(PartName::Traffic, true)].into_iter().chain(edits)), Lang::En);
    assert_eq!(totals(&view)[..2], ["$26,043.26", "$14,955.26"]);
    let lines = &card(&view, "ptu-daily").bill.lines;
    let items: Vec<_> = lines.iter().map(|line| line.item).collect();
    assert_eq!(
        items,
        ["Input capacity", "Output capacity", "Overflow, input tokens", "Overflow, output tokens"]
    );
    let factors: Vec<_> =
        lines[2].factors.iter().map(|factor| (factor.sign, factor.value.as_str(), factor.name)).collect();
    assert_eq!(
        factors[..4],
        [
            ("", "43,200", "running minutes"),
            ("×", "60,000", "quota tokens a minute above the purchased throughput"),
            ("÷", "400", "quota tokens a request takes"),
            ("×", "1,200", "tokens a request"),
        ]
    );
    // Nothing says that the units carry what is spread over their cost.
    for id in ["mu-hourly", "mu-monthly"] {
        assert!(
            card(&view, id).warnings.iter().any(|warning| warning.contains("per million tokens")),
            "{id}"
        );
    }
}

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
    assert!(verdict.starts_with("Of the ways that can be compared: Model Unit"), "{verdict}");

    let alone = shown(&edits(false), Lang::ZhCn);
    let verdict = alone.summary.map(|summary| summary.verdict).unwrap_or_default();
    assert!(verdict.contains("没有任何方式的费用完整") && verdict.contains("“预置吞吐 · 日包”"), "{verdict}");
    assert_eq!(alone.announcement, verdict);
    assert!(alone.cards.iter().all(|card| !card.cheapest));
}

#[test]
fn a_problem_stands_at_its_field_and_the_answer_is_marked_as_not_current() {
    let state = after([typed(Field::Units, "-1"), typed(Field::EndDate, "2026-02-30")]);
    let view = form(&state, &Format::new(Lang::En));
    let units = view.model_unit.inputs.first().expect("units");
    assert_eq!(units.text, "-1");
    assert_eq!(units.problem.as_ref().map(|problem| problem.path.as_str()), Some("modelUnit.units"));
    assert!(view.period[1].date.problem.is_some() && view.period[1].time.problem.is_none());
    assert!(view.period[0].problems.is_empty());
    assert!(view.ptu.inputs.iter().all(|input| input.problem.is_none()));
    let results = shown(&state, Lang::En);
    assert!(results.stale.is_some());
    let lines: Vec<_> = results.problems.iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "End: date (end-date): There is no 2026-02-30: that month has 28 days.",
            "Units (replicas) (mu-units): The number must not be below zero.",
        ]
    );
    assert_eq!(totals(&results), ["$22,176.00", "$11,088.00", "$57,600.00", "$37,600.00"]);
}

#[test]
fn each_half_of_a_moment_is_told_what_is_wrong_with_it_and_both_what_is_wrong_with_the_two() {
    let said = |edits: Vec<Edit>| {
        let [_, end] = form(&after(edits), &Format::new(Lang::En)).period;
        let words = |field: &FieldView| field.problem.as_ref().map(|problem| problem.message.to_string());
        (words(&end.date), words(&end.time), end.problems.len())
    };
    let (date, time, count) = said(vec![typed(Field::EndDate, ""), typed(Field::EndTime, "25:00")]);
    assert_eq!(date.as_deref(), Some("The day is missing. Write it as 2026-04-01."));
    assert!(time.is_some_and(|time| time.starts_with("“25:00” is not a time of day")));
    assert_eq!(count, 2);
    let (date, time, count) = said(vec![typed(Field::EndTime, "")]);
    assert_eq!((date, count), (None, 1));
    assert!(time.is_some_and(|time| time.starts_with("The time of day is missing")));
    let (date, time, count) = said(vec![typed(Field::EndDate, "2026-03-01")]);
    assert_eq!((date.as_deref(), count), (Some("The period must end after it starts."), 1));
    assert_eq!(date, time);
}

#[test]
fn what_took_the_place_of_a_model_that_is_not_sold_is_said_beside_it_and_above_the_answer() {
    let state = after([typed(Field::Book, "alibaba-ap-southeast-1-cny-2026-09-22")]);
    let model = form(&state, &Format::new(Lang::En)).ptu.choices.remove(0).field;
    let now = model.text.as_str();
    let sentence = format!("This price book does not sell qwen-plus-2025-12-01 here; {now} takes its place.");
    assert_eq!(model.replaced.as_ref().map(|hint| hint.text.as_str()), Some(sentence.as_str()));
    assert!(model.described_by().is_some_and(|ids| ids.starts_with("ptu-model-replaced ")));
    let notices = shown(&state, Lang::En).summary.map(|summary| summary.notices).unwrap_or_default();
    assert_eq!(notices.first().map(|notice| notice.as_str()), Some(sentence.as_str()));
}

#[test]
fn a_mode_that_the_model_does_not_come_in_is_said_of_the_model() {
    let mut state = after([typed(Field::PtuMode, "instruct")]);
    state.form.replaced = vec![(Field::PtuMode, "thinking".into())];
    let mode = form(&state, &Format::new(Lang::En)).ptu.choices.remove(1).field;
    let said = mode.replaced.map(|hint| hint.text.to_string());
    let sentence = "qwen-plus-2025-12-01 is not sold in the mode Thinking; Instruct takes its place.";
    assert_eq!(said.as_deref(), Some(sentence));
}

#[test]
fn another_specification_than_went_without_saying_is_said_above_the_answer() {
    let state = after([typed(Field::Book, "alibaba-cn-beijing-cny-2026-09-22")]);
    let notices = shown(&state, Lang::En).summary.map(|summary| summary.notices).unwrap_or_default();
    let sentence = "This price book does not sell MU1 here; MU1 x 4 takes its place.";
    assert!(notices.iter().any(|notice| *notice == sentence), "{notices:?}");
}

/// What is wrong, after the name of its field and the id of its control.
fn line(named: &NamedProblem) -> String {
    let field =
        named.field.as_ref().map(|(name, control)| format!("{name} ({control}): ")).unwrap_or_default();
    field + &named.message
}

#[test]
fn what_is_wrong_is_said_with_the_name_of_its_field() {
    let empty_days = ["mon", "tue", "wed", "thu", "fri"].map(|day| Edit::ToggleDay(0, day));
    let edits = [Edit::RunWeekly(true), typed(Field::To(0), "soon"), typed(Field::UnitModel, "qwen9")];
    let said = |state: &State, lang| {
        let problems = shown(state, lang).problems;
        problems.iter().map(line).collect::<Vec<_>>()
    };
    let state = after(edits.into_iter().chain(empty_days));
    assert_eq!(
        said(&state, Lang::En),
        [
            "Window 1 (window-0-from): Choose at least one day of the week.",
            "Window 1 · To (window-0-to): “soon” is not a time of day here. Write hours and minutes, such as 18:30.",
            "Model Unit · Model (mu-model): The price book does not sell “qwen9” this way.",
        ]
    );
    assert_eq!(
        said(&state, Lang::ZhCn).first().map(String::as_str),
        Some("时段 1 (window-0-from): 请至少选择一个星期几。")
    );
    let whole = after([Edit::Include(PartName::Ptu, false), Edit::Include(PartName::ModelUnit, false)]);
    let problems = shown(&whole, Lang::En).problems;
    assert!(matches!(problems.as_slice(), [named] if named.field.is_none()));
}

#[test]
fn windows_that_overlap_are_said_to_count_once() {
    let hint = |edits: Vec<Edit>| form(&after(edits), &Format::new(Lang::En)).overlap;
    assert_eq!(hint(vec![Edit::RunWeekly(true), Edit::AddWindow]), None);
    let overlapping = vec![Edit::RunWeekly(true), Edit::AddWindow, Edit::ToggleDay(1, "fri")];
    assert!(hint(overlapping).is_some_and(|hint| hint.contains("count once")));
}

#[test]
fn a_model_the_book_does_not_sell_is_named_as_such() {
    let state = after([typed(Field::UnitModel, "qwen9")]);
    let view = form(&state, &Format::new(Lang::En));
    let model = view.model_unit.choices.first().expect("a list of models");
    assert_eq!(model.options.first().map(|(_, name)| name.as_str()), Some("qwen9 (not in this price book)"));
    assert!(model.field.problem.is_some());
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

#[test]
fn a_throughput_says_how_many_price_blocks_it_is_and_asks_about_a_slip_of_the_unit() {
    let slip = after([typed(Field::InputTpm, "500")]);
    let inputs = form(&slip, &Format::new(Lang::En)).ptu.inputs;
    let hints = inputs.iter().map(|input| input.hint.as_ref().expect("a hint").text.as_str());
    assert!(
        hints.eq([
            "0.05 × 10,000. From 10,000 in steps of 10,000",
            "60 × 1,000. From 1,000 in steps of 1,000"
        ])
    );
    let questions: Vec<_> = inputs.iter().map(|input| input.question.as_ref()).collect();
    let [Some(input), None] = questions.as_slice() else { panic!("one question") };
    assert_eq!(
        input.text,
        "Did you mean 500,000 tokens per minute? 500 is less than one price block of 10,000."
    );
    let accepted = slip.after(Action::Edit(typed(Field::InputTpm, &input.meant)));
    assert_eq!(accepted, State::default());
}

#[test]
fn a_number_in_groups_of_digits_is_refused_and_offered_without_them() {
    let offered = |field, typed: &str| {
        let view = form(&after([Edit::Type(field, typed.to_owned())]), &Format::new(Lang::En));
        let inputs = [view.ptu, view.model_unit].into_iter().flat_map(|part| part.inputs);
        let found = inputs.into_iter().find(|input| input.field == field).unwrap();
        (found.problem.is_some(), found.question.map(|question| question.meant.to_string()))
    };
    assert_eq!(offered(Field::InputTpm, "500,000"), (true, Some("500000".into())));
    assert_eq!(offered(Field::Units, "2 000"), (true, Some("2000".into())));
    assert_eq!(offered(Field::InputTpm, "500,00"), (true, None));
    assert_eq!(offered(Field::InputTpm, "500000"), (false, None));
}
