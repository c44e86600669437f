use contract::replay::{ReplayQuestion, Session};
use ui::form::Form;

use super::*;
use crate::{parts::curves::LineView, tools::replay::state::State};

const HEADER: &str = "time,input_tokens,output_tokens\n";

fn view(log: &str, lang: Lang) -> ReplayView {
    let question: ReplayQuestion = State::default().question(&Form::default().scenario());
    let mut session = Session::new(&question).unwrap();
    session.feed(log.as_bytes()).unwrap();
    replay(&session.finish().unwrap().answer().unwrap(), lang)
}

fn busy_log() -> String {
    let rows = (0..600).map(|row| {
        format!("2026-04-01T09:{:02}:{:02},{},{}\n", row / 60, row % 60, 2_000 + row * 13 % 9_000, 300)
    });
    HEADER.to_owned() + &rows.collect::<String>()
}

#[test]
fn the_figures_are_those_of_the_contract() {
    // One of two requests of a minute fits the least amount on sale; the next holds both.
    let log = HEADER.to_owned() + "2026-04-01T09:00:00,8000,500\n2026-04-01T09:00:30,8000,500\nx,1,1\n";
    let view = view(&log, Lang::En);
    assert_eq!(
        (view.per_token.as_str(), view.saving.as_deref()),
        ("$0.00", Some("The cheapest level costs $0.01 more."))
    );
    assert_eq!(
        view.verdict.as_deref(),
        Some("Reserve nothing: all of it per token costs $0.00. Cheapest level: $0.01.")
    );
    let cheapest = view.marked[0].level.as_ref().unwrap();
    assert_eq!(cheapest.quota, "Quota used: input 80 %, output 50 %; full first: Input");
    assert_eq!(cheapest.overflow, "50 % of tokens overflow, 1 request");
    assert_eq!(view.levels.len(), 2);
    assert_eq!(view.levels[0][..5], ["10,000 A", "1,000", "50", "50", "20 / 50"]);
    assert_eq!(view.levels[1][..4], ["20,000 B", "2,000", "100", "0"]);
    let level = view.marked[1].level.as_ref().unwrap();
    assert_eq!((level.input_tpm.as_str(), level.output_tpm.as_str()), ("20000", "2000"));
    assert_eq!(view.damaged.unwrap().rows, ["line 4: The time cannot be read"]);
}

#[test]
fn a_busy_log_is_listed_by_some_levels_and_drawn_by_all() {
    let view = view(&busy_log(), Lang::ZhCn);
    assert!(view.some_levels);
    assert!((10..=MOST_LEVELS + 2).contains(&view.levels.len()), "{} levels", view.levels.len());
    let points = |line: &LineView| line.path.matches(['M', 'L']).count();
    let curves = view.curves.as_ref().unwrap();
    let lines: Vec<_> = curves.lines.iter().map(points).collect();
    assert_eq!((lines[0], lines[2]), (lines[1], 2));
    assert!(lines[0] >= view.levels.len());
    assert_eq!(curves.marks.len(), 2);
}

#[test]
fn one_level_alone_makes_no_curve_and_leaves_none_out() {
    let view = view(&(HEADER.to_owned() + "2026-04-01T09:00:00,800,50\n"), Lang::En);
    assert_eq!((view.levels.len(), view.some_levels, view.curves), (1, false, None));
}

#[test]
fn the_proportion_and_the_assumption_are_named() {
    let view = view(&(HEADER.to_owned() + "2026-04-01T09:00:00,8000,500\n"), Lang::En);
    assert_eq!(
        view.proportion,
        "Every level keeps the log's own proportion of input to output: 8,000 to 500 tokens, as the quota counts them."
    );
    let [(question, reading)] = view.readings.as_slice() else { panic!("one reading") };
    assert!(question.starts_with("Which requests overflow"), "{question}");
    assert!(reading.contains("order of arrival"), "{reading}");
}

#[test]
fn without_per_token_prices_the_curve_is_the_reservation_and_what_is_unknown_says_so() {
    let mut scenario = Form::default().scenario();
    scenario.book = "alibaba-ap-southeast-1-cny-2026-09-22".into();
    if let Some(ptu) = &mut scenario.ptu {
        ptu.model = "qwen3.8-max".into();
    }
    scenario.model_unit = None;
    let mut session = Session::new(&State::default().question(&scenario)).unwrap();
    session.feed(busy_log().as_bytes()).unwrap();
    let view = replay(&session.finish().unwrap().answer().unwrap(), Lang::En);
    assert_eq!((view.per_token.as_str(), &view.saving), ("unknown", &None));
    let [cheapest, within] = view.marked.as_slice() else { panic!("two marks") };
    assert_eq!((&cheapest.level, cheapest.none.as_str()), (&None, "unknown"));
    assert!(within.level.is_some());
    let labels: Vec<_> = view.curves.as_ref().unwrap().lines.iter().map(|line| line.label.as_str()).collect();
    assert_eq!(labels, ["Cost of the reservation", "Overflow share"]);
    assert!(view.remarks.iter().any(|remark| remark.contains("no per-token prices")));
    assert!(view.levels[0].iter().any(|cell| cell.ends_with("before its overflow")));
}

#[test]
fn what_leaves_requests_without_a_price_out_says_how_many() {
    let long = "2026-04-01T09:01:00,1000001,10\n";
    let log = HEADER.to_owned() + "2026-04-01T09:00:00,8000,500\n2026-04-01T09:00:30,8000,500\n" + long;
    let answer = view(&log, Lang::En);
    assert_eq!((&answer.verdict, &answer.saving), (&None, &None));
    assert_eq!(answer.per_token, "$0.00 without 1 request (unpriced)");
    let cheapest = answer.marked[0].level.as_ref().unwrap();
    assert!(cheapest.cost.contains("without 1 request (unpriced)"), "{}", cheapest.cost);
    assert!(
        answer.levels.iter().all(|level| level[5] == "unknown" && level[6].contains("without 1 request"))
    );
    let labels: Vec<_> =
        answer.curves.as_ref().unwrap().lines.iter().map(|line| line.label.as_str()).collect();
    assert!(labels[0].ends_with(" without 1 request (unpriced)"), "{labels:?}");
    assert!(labels[2].ends_with(" without 1 request (unpriced)"), "{labels:?}");
    // Nothing but such requests: no figure at all, and no advice.
    let answer = view(&(HEADER.to_owned() + long), Lang::En);
    assert_eq!((&answer.verdict, &answer.saving, &*answer.per_token), (&None, &None, "unknown"));
}

#[test]
fn what_crosses_to_the_page_is_what_was_sent() {
    let view = view(&busy_log(), Lang::En);
    let json = serde_json::to_string(&view).unwrap();
    assert_eq!(serde_json::from_str::<ReplayView>(&json).unwrap(), view);
    assert_eq!(view.week.average().len(), 168);
}

/// The view of several files that are read as one log.
fn view_of(files: &[(&str, &str)], lang: Lang) -> ReplayView {
    let mut session = Session::new(&State::default().question(&Form::default().scenario())).unwrap();
    for (name, log) in files {
        session.log(name).unwrap();
        session.feed(log.as_bytes()).unwrap();
    }
    replay(&session.finish().unwrap().answer().unwrap(), lang)
}

#[test]
fn how_a_log_was_read_is_said_with_its_zone_its_cached_and_reasoning_tokens_and_what_was_assumed() {
    let log = "time,input_tokens,output_tokens,cached_tokens,reasoning_tokens\n2026-04-01T09:00:00,8000,500,1500,200\n";
    let reading = view(log, Lang::En).reading;
    assert_eq!(reading.of_it, "Of the input, cached: 1,500 tokens. Of the output, reasoning: 200 tokens.");
    let read_as = reading.read_as.unwrap();
    assert!(read_as.ends_with("times without a zone in UTC+08:00."), "{read_as}");
    let assumed = reading.assumed.concat();
    assert!(assumed.contains("“Cached tokens: Beside the input”"), "{assumed}");
    assert!(!assumed.contains("--"), "{assumed}");
    assert!(reading.files.is_empty() && reading.sources.is_empty());
}

#[test]
fn of_several_files_it_is_said_how_each_was_read_and_which_one_a_damaged_row_is_of() {
    let azure = "TIMESTAMP,ContextTokens,GeneratedTokens\n2026-04-01 09:00:00,1200,80\nx,1,1\n";
    let plain = HEADER.to_owned() + "2026-04-01T09:10:00Z,8000,500\n";
    let view = view_of(&[("azure.csv", azure), ("plain.csv", &plain)], Lang::En);
    let cells: Vec<Vec<&str>> =
        view.reading.files.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let [one, other] = cells.as_slice() else { panic!("two files") };
    assert_eq!((one[0], &one[2..]), ("azure.csv", &["1", "0", "1"][..]));
    assert!(one[1].contains("Azure") && one[1].contains("UTC"), "{}", one[1]);
    assert_eq!((other[0], &other[2..]), ("plain.csv", &["1", "0", "0"][..]));
    assert_eq!(view.damaged.unwrap().rows, ["azure.csv, line 3: The time cannot be read"]);
    let [source] = view.reading.sources.as_slice() else { panic!("one format is documented") };
    assert!(source.contains("AzureLLMInferenceDataset2023.md"), "{source}");
    assert_eq!(view.reading.read_as, None);
}

#[test]
fn a_log_without_dates_says_that_its_week_rests_on_its_start() {
    let mooncake = "{\"timestamp\":0,\"input_length\":800,\"output_length\":50,\"hash_ids\":[1]}\n";
    for lang in [Lang::En, Lang::ZhCn] {
        let view = view(mooncake, lang);
        assert!(view.week.rests_on_start);
        let assumed = view.reading.assumed.concat();
        assert!(assumed.contains(lang.log_assumed_dates()) && !assumed.contains("--"), "{assumed}");
    }
    assert!(!view(&busy_log(), Lang::En).week.rests_on_start);
}
