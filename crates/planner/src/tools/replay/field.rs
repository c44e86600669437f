//! What is chosen or typed about a log, each under one name: in a link, in the question, and as the id of its control.

use billing::{named::Named, named_enum, replay::ProportionOf};
use contract::replay::{LogTimeUnit, RowsMean, TokensLie};
use request_log::Column;
use serde::{Deserialize, Serialize};
use text::Lang;

named_enum! {
    /// Something that is chosen or typed about a log, by its name in a link.
    #[derive(Serialize, Deserialize)]
    pub enum Field {
        /// The offset from UTC of times without one; empty for that of the format, or of the price book.
        Zone = "zone",
        /// The share of all tokens that may overflow, in per cent.
        Share = "share",
        /// Whose proportion of input to output the levels keep.
        Proportion = "proportion",
        /// The column of times. An empty name of a column has it recognised, here and below.
        Time = "time",
        /// The column of input tokens.
        Input = "input",
        /// The column of output tokens.
        Output = "output",
        /// The column of input tokens found in the cache.
        Cached = "cached",
        /// The column of output tokens spent on reasoning.
        Reasoning = "reasoning",
        /// The column that counts the requests of a bucket.
        Requests = "requests",
        /// The column of when a bucket ends.
        End = "end",
        /// The unit of times that are numbers.
        TimeUnit = "unit",
        /// When a log started whose times count from its start.
        Start = "start",
        /// Whether cached tokens lie inside the input or beside it.
        CachedLie = "cached-tokens",
        /// Whether reasoning tokens lie inside the output or beside it.
        ReasoningLie = "reasoning-tokens",
        /// Whether a row is a request or a bucket of them.
        Rows = "rows",
        /// How long a bucket is, in minutes.
        BucketMinutes = "bucket-minutes",
    }
}

impl Field {
    /// Columns that most logs have.
    pub(super) const COLUMNS: [Self; 4] = [Self::Time, Self::Input, Self::Output, Self::Cached];
    /// Columns that few logs have, or few people need to choose.
    pub(super) const MORE_COLUMNS: [Self; 3] = [Self::Reasoning, Self::Requests, Self::End];

    /// What it holds before anybody chooses or types.
    pub(super) const fn at_first(self) -> &'static str {
        match self {
            Self::Share => "1",
            Self::Proportion => "log",
            _ => "",
        }
    }

    /// The column of the log that it names.
    pub(super) const fn column(self) -> Option<Column> {
        Some(match self {
            Self::Time => Column::Time,
            Self::Input => Column::Input,
            Self::Output => Column::Output,
            Self::Cached => Column::Cached,
            Self::Reasoning => Column::Reasoning,
            Self::Requests => Column::Requests,
            Self::End => Column::End,
            _ => return None,
        })
    }

    /// Whether it stands among what few people need, folded away.
    pub(super) fn is_folded(self) -> bool {
        !Self::COLUMNS.contains(&self) && !matches!(self, Self::Zone | Self::Share | Self::Proportion)
    }

    /// Where the question has it.
    pub(super) const fn path(self) -> &'static str {
        match self {
            Self::Zone => "zone",
            Self::Share => "overflowSharePercent",
            Self::Proportion => "proportion",
            Self::Time => "columns.time",
            Self::Input => "columns.input",
            Self::Output => "columns.output",
            Self::Cached => "columns.cached",
            Self::Reasoning => "columns.reasoning",
            Self::Requests => "columns.requests",
            Self::End => "columns.end",
            Self::TimeUnit => "timeUnit",
            Self::Start => "start",
            Self::CachedLie => "cached",
            Self::ReasoningLie => "reasoning",
            Self::Rows => "rows",
            Self::BucketMinutes => "bucketMinutes",
        }
    }

    /// The id of its control, unique in the page.
    pub(super) fn id(self) -> String {
        ["replay-", self.name()].concat()
    }

    /// What it is called.
    pub(super) fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Zone => lang.planner_replay_zone(),
            Self::Share => lang.planner_replay_share(),
            Self::Proportion => lang.planner_replay_proportion(),
            Self::Time => lang.planner_replay_time(),
            Self::Input => lang.item_input_tokens(),
            Self::Output => lang.item_output_tokens(),
            Self::Cached => lang.planner_replay_cached(),
            Self::Reasoning => lang.planner_replay_reasoning(),
            Self::Requests => lang.planner_replay_requests(),
            Self::End => lang.planner_replay_end(),
            Self::TimeUnit => lang.planner_replay_unit(),
            Self::Start => lang.planner_replay_log_start(),
            Self::CachedLie => lang.planner_replay_cached_lie(),
            Self::ReasoningLie => lang.planner_replay_reasoning_lie(),
            Self::Rows => lang.planner_replay_rows(),
            Self::BucketMinutes => lang.planner_replay_bucket_minutes(),
        }
    }

    /// What it may hold, where it is chosen from a list of its own: names, and what they are called.
    pub(super) fn choices(self, lang: Lang) -> Option<Vec<(&'static str, &'static str)>> {
        fn all<T: Named>(words: impl Fn(T) -> &'static str) -> Vec<(&'static str, &'static str)> {
            T::ALL.iter().map(|value| (value.name(), words(*value))).collect()
        }
        let (first, choices) = match self {
            Self::Proportion => return Some(all(|of: ProportionOf| lang.proportion(of))),
            Self::TimeUnit => (lang.planner_replay_unit_told(), all(|unit| unit_words(unit, lang))),
            Self::CachedLie => (
                lang.planner_replay_as_format(),
                all(|lie| match lie {
                    TokensLie::Inside => lang.planner_replay_in_input(),
                    TokensLie::Beside => lang.planner_replay_beside_input(),
                }),
            ),
            Self::ReasoningLie => (
                lang.planner_replay_as_format(),
                all(|lie| match lie {
                    TokensLie::Inside => lang.planner_replay_in_output(),
                    TokensLie::Beside => lang.planner_replay_beside_output(),
                }),
            ),
            Self::Rows => (
                lang.planner_replay_rows_unsaid(),
                all(|rows| match rows {
                    RowsMean::Requests => lang.planner_replay_rows_requests(),
                    RowsMean::Buckets => lang.planner_replay_rows_buckets(),
                }),
            ),
            _ => return None,
        };
        Some([("", first)].into_iter().chain(choices).collect())
    }

    /// Whether a link may hold this for it.
    pub(super) fn takes(self, text: &str) -> bool {
        self.choices(Lang::En).is_none_or(|choices| choices.iter().any(|(name, _)| *name == text))
    }
}

fn unit_words(unit: LogTimeUnit, lang: Lang) -> &'static str {
    match unit {
        LogTimeUnit::Seconds => lang.planner_replay_seconds(),
        LogTimeUnit::Milliseconds => lang.planner_replay_milliseconds(),
        LogTimeUnit::Microseconds => lang.planner_replay_microseconds(),
        LogTimeUnit::Nanoseconds => lang.planner_replay_nanoseconds(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_link_may_hold_is_what_the_lists_hold() {
        assert!(Field::TimeUnit.takes("ms") && !Field::TimeUnit.takes("minutes"));
        assert!(Field::CachedLie.takes("beside") && !Field::Rows.takes("beside"));
        assert!(Field::Zone.takes("Mars"), "typed texts are kept whether or not they are valid");
    }

    #[test]
    fn what_a_field_holds_at_first_is_in_its_list() {
        for field in Field::ALL {
            assert!(field.takes(field.at_first()), "{field:?}");
        }
    }
}
