//! What a log would have cost: the marked levels, the curves, the table.

use std::rc::Rc;

use contract::scenario::Scenario;
use text::Lang;
use ui::components::source_list::source_list;
use yew::prelude::*;

use super::view::{DamagedView, MarkedView, ReadingView, ReplayView};
use crate::{
    parts::{
        basis::SourceLine,
        curves::curves,
        table::{TableView, table},
    },
    tools::ToolProps,
};

/// See [`Answer`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct AnswerProps {
    /// What the tool is given.
    pub(super) props: ToolProps,
    /// The answer.
    pub(super) view: Rc<ReplayView>,
    /// Whether it is of an earlier run, or something it was asked with has changed.
    pub(super) stale: bool,
}

/// The answer to a log. It is a component, so that it is not drawn anew with each step of the next replay.
#[component]
pub(super) fn Answer(props: &AnswerProps) -> Html {
    let AnswerProps { props, view, stale } = props;
    let ToolProps { lang, scenario, on_adopt, on_week, .. } = props;
    let (lang, stale) = (*lang, *stale);
    let on_plan = {
        let (on_week, view) = (on_week.clone(), view.clone());
        Callback::from(move |_: MouseEvent| on_week.emit(Rc::new(view.week.clone())))
    };
    // What is true of one start alone is marked wherever it is shown.
    let rests = || {
        html! {
            if view.week.rests_on_start {
                <span class="tag">{ lang.planner_replay_rests() }</span>
            }
        }
    };
    let levels = TableView {
        caption: lang.planner_replay_levels().into(),
        columns: vec![
            lang.report_input_tpm(),
            lang.report_output_tpm(),
            lang.planner_replay_covered(),
            lang.report_overflowed(),
            lang.report_idle(),
            lang.report_overflow_cost(),
            lang.method_ptu_hourly(),
            lang.method_ptu_daily(),
        ],
        rows: view.levels.iter().map(|row| row.iter().map(|cell| cell.clone().into()).collect()).collect(),
    };
    html! {
        <section class={if stale { "replay answer--stale" } else { "replay" }} aria-label={lang.planner_replay_answer()}>
            <div class="replay__log">
                <p>{ &view.log }{ " " }{ rests() }</p>
                <p>{ &view.reading.of_it }</p>
            </div>
            { reading_note(lang, &view.reading) }
            { for view.verdict.iter().map(|verdict| html! { <p class="tool__verdict">{ verdict }</p> }) }
            <p class="field__hint">{ &view.days }{ " " }{ rests() }</p>
            <p class="field__hint">{ &view.proportion }</p>
            { for view.remarks.iter().map(|remark| html! { <p class="notice">{ remark }</p> }) }
            { for view.damaged.as_ref().map(damaged) }
            <div class="replay__marked">
                { for view.marked.iter().map(|view| marked(lang, view, scenario, on_adopt)) }
                <article class="plate">
                    <h3>{ lang.report_per_token() }</h3>
                    <p class="level__cost">{ &view.per_token }</p>
                    { for view.saving.iter().map(|saving| html! { <p>{ saving }</p> }) }
                </article>
            </div>
            if let Some(view) = &view.curves {
                { curves("replay-curves", view) }
            } else {
                <p class="field__hint">{ lang.report_one_level() }</p>
            }
            { table(lang, &levels) }
            <p class="field__hint">
                { lang.planner_replay_totals() }
                if view.some_levels {
                    { " " }
                    { lang.planner_replay_some_levels() }
                }
            </p>
            <div class="replay__week">
                <button type="button" class="button" onclick={on_plan}>{ lang.planner_replay_plan() }</button>
                { " " }{ rests() }
            </div>
            <dl class="basis__readings">{ for view.readings.iter().map(reading) }</dl>
            { source_list(lang, &SourceLine::views(&view.sources, lang)) }
        </section>
    }
}

/// How the log was read; of several files as a table.
fn reading_note(lang: Lang, view: &ReadingView) -> Html {
    let files = TableView {
        caption: lang.planner_replay_logs().into(),
        columns: vec![
            lang.planner_replay_log_name(),
            lang.planner_replay_log_read(),
            lang.planner_replay_log_rows(),
            lang.planner_replay_log_others(),
            lang.planner_replay_log_damaged(),
        ],
        rows: view.files.iter().map(|row| row.iter().map(|cell| cell.clone().into()).collect()).collect(),
    };
    html! {
        <div class="replay__reading">
            { for view.read_as.iter().map(|text| html! { <p>{ text }</p> }) }
            if !files.rows.is_empty() {
                <div>{ table(lang, &files) }</div>
            }
            { for view.assumed.iter().map(|text| html! { <p class="notice">{ text }</p> }) }
            { for view.sources.iter().map(|text| html! { <p class="field__hint">{ text }</p> }) }
        </div>
    }
}

fn reading((question, reading): &(String, String)) -> Html {
    html! {
        <>
            <dt>{ question }</dt>
            <dd>{ reading }</dd>
        </>
    }
}

fn damaged(view: &DamagedView) -> Html {
    html! {
        <details class="notice">
            <summary>{ &view.title }</summary>
            <ul class="notice__list">
                { for view.rows.iter().map(|row| html! { <li>{ row }</li> }) }
            </ul>
        </details>
    }
}

/// A marked level, which can be opened in the calculator above.
fn marked(lang: Lang, view: &MarkedView, scenario: &Rc<Scenario>, on_adopt: &Callback<Scenario>) -> Html {
    let adopt = |input: &str, output: &str| {
        let mut scenario = (**scenario).clone();
        if let Some(ptu) = &mut scenario.ptu {
            (ptu.input_tpm, ptu.output_tpm) = (input.to_owned(), output.to_owned());
        }
        on_adopt.reform(move |_: MouseEvent| scenario.clone())
    };
    html! {
        <article class="plate" data-mark={view.sign.clone()}>
            <h3><span class="tag">{ &view.sign }</span>{ " " }{ &view.title }</h3>
            if let Some(level) = &view.level {
                <p class="level__cost">{ &level.cost }</p>
                <p>{ &level.throughput }</p>
                <p>{ &level.overflow }</p>
                <p>{ &level.quota }</p>
                <button type="button" class="button" onclick={adopt(&level.input_tpm, &level.output_tpm)}>
                    { lang.planner_replay_adopt() }
                </button>
            } else {
                <p>{ &view.none }</p>
            }
        </article>
    }
}
