//! A change of a running package, as typed.

use billing::{calendar::Minute, method::Method};
use contract::{
    comparison::{Comparison, Package},
    plan::Throughput,
    scale::ScaleQuestion,
    scenario::Scenario,
};

use crate::link::Texts;

/// A field of the change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// When the package was ordered.
    Ordered,
    /// Days it was bought for.
    Days,
    /// When it is changed.
    At,
    /// The new input tokens per minute.
    InputTpm,
    /// The new output tokens per minute.
    OutputTpm,
}

/// What was typed; what was not is taken from the scenario's first package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Change {
    ordered: Option<String>,
    days: Option<String>,
    at: Option<String>,
    input_tpm: String,
    output_tpm: String,
}

impl Change {
    /// The change that a link was written for; `None` where no link has these texts.
    pub(super) fn opened(texts: &Texts) -> Option<Self> {
        let mut texts = texts.clone();
        let change = Self {
            ordered: texts.take_typed("ordered")?,
            days: texts.take_typed("days")?,
            at: texts.take_typed("at")?,
            input_tpm: texts.take_typed("input")?.unwrap_or_default(),
            output_tpm: texts.take_typed("output")?.unwrap_or_default(),
        };
        texts.is_empty().then_some(change)
    }

    /// What a link to it has: what was typed.
    pub(super) fn texts(&self) -> Texts {
        let filled = |text| Some(text).filter(|text: &&str| !text.is_empty());
        Texts::default()
            .with_typed("ordered", self.ordered.as_deref())
            .with_typed("days", self.days.as_deref())
            .with_typed("at", self.at.as_deref())
            .with_typed("input", filled(&self.input_tpm))
            .with_typed("output", filled(&self.output_tpm))
    }

    /// The change after a field was typed into.
    pub(super) fn with(&self, field: Field, text: String) -> Self {
        let mut changed = self.clone();
        match field {
            Field::Ordered => changed.ordered = Some(text),
            Field::Days => changed.days = Some(text),
            Field::At => changed.at = Some(text),
            Field::InputTpm => changed.input_tpm = text,
            Field::OutputTpm => changed.output_tpm = text,
        }
        changed
    }

    /// The question it asks of a scenario: of its first package, half-way through, where nothing else was typed. Without
    /// a new throughput only the early end is asked about.
    pub(super) fn question(&self, scenario: &Scenario, comparison: Option<&Comparison>) -> ScaleQuestion {
        let package = comparison.and_then(first_package);
        let of_package = |text: fn(&Package) -> String| package.map(text).unwrap_or_default();
        let (input_tpm, output_tpm) = (self.input_tpm.clone(), self.output_tpm.clone());
        ScaleQuestion {
            version: scenario.version,
            scenario: scenario.clone(),
            ordered: self.ordered.clone().unwrap_or_else(|| of_package(|package| package.ordered.clone())),
            days: self.days.clone().unwrap_or_else(|| of_package(|package| package.days.to_string())),
            at: self.at.clone().unwrap_or_else(|| of_package(half_way)),
            to: (!input_tpm.is_empty() || !output_tpm.is_empty())
                .then_some(Throughput { input_tpm, output_tpm }),
        }
    }
}

fn first_package(comparison: &Comparison) -> Option<&Package> {
    let daily = comparison.options.iter().find(|option| option.method.0 == Method::PtuDaily)?;
    daily.packages.first()
}

/// Half of the whole days after the order.
fn half_way(package: &Package) -> String {
    let ordered = Minute::parse(&package.ordered);
    ordered.map(|ordered| ordered.plus_days(i64::from(package.days / 2)).to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use ui::form::Form;

    use super::*;

    fn question(change: &Change) -> ScaleQuestion {
        let scenario = Form::default().scenario();
        change.question(&scenario, contract::compare(&scenario).ok().as_ref())
    }

    #[test]
    fn until_anything_is_typed_the_first_package_of_april_is_asked_about_half_way() {
        let ScaleQuestion { ordered, days, at, to, .. } = question(&Change::default());
        assert_eq!(
            (ordered.as_str(), days.as_str(), at.as_str()),
            ("2026-04-01T00:00", "30", "2026-04-16T00:00")
        );
        assert_eq!(to, None);
    }

    #[test]
    fn what_is_typed_stays_even_where_it_is_wrong_or_empty() {
        let typed = Change::default().with(Field::Days, "x".into()).with(Field::Ordered, String::new());
        let asked = question(&typed.with(Field::InputTpm, "1e9".into()));
        assert_eq!((asked.ordered.as_str(), asked.days.as_str()), ("", "x"));
        let to = Throughput { input_tpm: "1e9".into(), output_tpm: String::new() };
        assert_eq!(asked.to, Some(to));
    }
}
