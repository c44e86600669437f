//! What is painted and typed, as a link has it.
//!
//! The week is its hours in a row, those that ask for the same together: `0x9.2x9` is nine hours of nothing, then nine of
//! the second level. An amount of its own, taken from a log, stands in the level's place: `81432,9120x1`.

use contract::{plan::Throughput, scenario::Scenario};
use ui::permalink::{escape_part, unescape_part};

use super::{
    state::{MAX_LEVELS, State},
    week::{Ask, Week},
};
use crate::{
    link::Texts,
    parts::hours_of_week::{DAYS, HOURS, HoursOfWeek},
};

/// What a link was written for; without texts the worked example. `None` where no link has these.
pub(super) fn opened(scenario: &Scenario, texts: &Texts) -> Option<State> {
    let example = State::of(scenario);
    if texts.is_empty() {
        return Some(example);
    }
    let mut texts = texts.clone();
    let palette: Vec<_> = texts.take_raw("levels")?.split('.').map(read_amount).collect::<Option<_>>()?;
    if palette.len() > MAX_LEVELS {
        return None;
    }
    let state = State {
        brush: Ask::Level(palette.len() - 1),
        week: read_week(&texts.take_raw("week")?, palette.len())?,
        palette,
        typed: HoursOfWeek::read(&texts.take_raw("hours")?)?,
        overflow_limit: texts.take("limit")?,
        unit: read_amount(&texts.take_raw("unit")?)?,
        with_units: match texts.take("units")?.as_str() {
            "yes" => true,
            "no" => false,
            _ => return None,
        },
        rests_on_start: match texts.take_typed("dates")?.as_deref() {
            Some("from-start") => true,
            None => false,
            _ => return None,
        },
        ..example
    };
    texts.is_empty().then_some(state)
}

/// What a link to it has.
pub(super) fn texts(state: &State) -> Texts {
    let levels: Vec<_> = state.palette.iter().map(amount).collect();
    Texts::default()
        .with_raw("levels", levels.join("."))
        .with_raw("week", week(&state.week))
        .with_raw("hours", state.typed.text())
        .with("limit", &state.overflow_limit)
        .with("units", if state.with_units { "yes" } else { "no" })
        .with_raw("unit", amount(&state.unit))
        .with_typed("dates", state.rests_on_start.then_some("from-start"))
}

/// `500000,60000`: input, then output.
fn amount(amount: &Throughput) -> String {
    [escape_part(&amount.input_tpm), escape_part(&amount.output_tpm)].join(",")
}

fn read_amount(text: &str) -> Option<Throughput> {
    let (input, output) = text.split_once(',')?;
    Some(Throughput { input_tpm: unescape_part(input)?, output_tpm: unescape_part(output)? })
}

fn week(week: &Week) -> String {
    let run = |(ask, hours): (&Ask, usize)| {
        let ask = match ask {
            Ask::Nothing => "0".to_owned(),
            Ask::Level(level) => (level + 1).to_string(),
            Ask::Own(own) => amount(own),
        };
        format!("{ask}x{hours}")
    };
    week.runs().map(run).collect::<Vec<_>>().join(".")
}

fn read_week(text: &str, levels: usize) -> Option<Week> {
    let mut hours = Vec::new();
    for run in text.split('.') {
        let (ask, count) = run.rsplit_once('x')?;
        let ask = match ask.split_once(',') {
            Some(_) => Ask::Own(read_amount(ask)?),
            None => match ask.parse::<usize>().ok()? {
                0 => Ask::Nothing,
                level if level <= levels => Ask::Level(level - 1),
                _ => return None,
            },
        };
        let count = count.parse::<usize>().ok().filter(|count| (1..=DAYS * HOURS).contains(count))?;
        hours.extend(std::iter::repeat_n(ask, count));
        if hours.len() > DAYS * HOURS {
            return None;
        }
    }
    Week::of_hours(hours)
}

#[cfg(test)]
mod tests;
