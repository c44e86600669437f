//! Cost and overflow over all levels, drawn.

use contract::replay::{LevelCost, ReplayLevel};

use super::{Mark, MarkedView, Words, cheaper};
use crate::parts::{
    curves::{AxisView, CurvesView, LineKind, LineView, MarkView, path, percent},
    ticks::ticks,
};

impl Words<'_> {
    pub(super) fn curves(&self) -> CurvesView {
        let Self { lang, answer, .. } = self;
        let levels = &answer.levels;
        let across = |level: &ReplayLevel| length(&level.input_tpm.value);
        // Where the book has no per-token price, what is known of every level is its reservation; where some requests have
        // none, which overflow every level, it is the total without them.
        let known =
            |cost: &ReplayLevel| cheaper(cost).total.is_some() || cheaper(cost).priced_total.is_some();
        let known = levels.iter().all(known);
        let cost = |level: &ReplayLevel| {
            let LevelCost { reservation, total, priced_total } = cheaper(level);
            let total = total.as_ref().or(priced_total.as_ref());
            length(&total.filter(|_| known).unwrap_or(reservation).value)
        };
        let named = |cost: &str| match answer.unpriced {
            0 => cost.to_owned(),
            _ => lang.report_without_unpriced(cost, &self.unpriced()),
        };
        let costs =
            if known { named(lang.planner_replay_total()) } else { lang.planner_replay_reservation().into() };
        let per_token = answer.token_cost.as_ref().or(answer.priced_token_cost.as_ref());
        let per_token = per_token.map(|cost| length(&cost.value));
        let widest = levels.last().map_or(0.0, across);
        let highest = levels.iter().map(cost).fold(per_token.unwrap_or_default(), f64::max);
        let line = |label: &str, kind, up: &dyn Fn(&ReplayLevel) -> f64| {
            let points = levels.iter().map(|level| (part(across(level), widest), up(level)));
            LineView { label: label.into(), kind, path: path(points) }
        };
        let marks = self.marked().into_iter().filter_map(|mark| {
            let level = levels.get(mark.place?)?;
            let (x, y) = (part(across(level), widest), part(cost(level), highest));
            Some(MarkView { sign: mark.view.sign, x: percent(x), y: percent(1.0 - y) })
        });
        let along = ticks(widest)
            .into_iter()
            .map(|tpm| (percent(part(tpm, widest)), self.format.number(&tpm.to_string())));
        let up = ticks(highest)
            .into_iter()
            .map(|amount| (percent(1.0 - part(amount, highest)), self.money.exact(&amount.to_string())));
        let shares =
            ticks(100.0).into_iter().map(|share| (percent(1.0 - share / 100.0), format!("{share} %")));
        CurvesView {
            title: lang.planner_replay_curves().into(),
            description: self.description(),
            bottom: AxisView { label: lang.report_input_tpm().into(), ticks: along.collect() },
            left: AxisView { label: costs.clone(), ticks: up.collect() },
            right: AxisView { label: lang.report_overflow_share().into(), ticks: shares.collect() },
            lines: [
                line(&costs, LineKind::Main, &|level| part(cost(level), highest)),
                line(lang.report_overflow_share(), LineKind::Second, &|level| {
                    length(&level.overflow_share.value)
                }),
            ]
            .into_iter()
            .chain(per_token.map(|cost| LineView {
                label: named(lang.report_per_token()),
                kind: LineKind::Reference,
                path: path([0.0, 1.0].map(|x| (x, part(cost, highest)))),
            }))
            .collect(),
            marks: marks.collect(),
        }
    }

    /// The marked levels in a sentence each.
    fn description(&self) -> String {
        let sentence = |mark: Mark| {
            let MarkedView { title, level, none, .. } = mark.view;
            let level = level
                .map(|level| self.lang.planner_replay_level(&level.throughput, &level.cost, &level.overflow));
            self.lang.planner_replay_mark(&title, level.as_deref().unwrap_or(&none))
        };
        self.marked().map(sentence).join(" ")
    }
}

/// An exact number as a length to be drawn.
fn length(number: &str) -> f64 {
    number.parse().unwrap_or_default()
}

fn part(length: f64, whole: f64) -> f64 {
    if whole > 0.0 { length / whole } else { 0.0 }
}
