//! Whether a throughput looks like a slip of the unit: 500 typed where 500,000 was meant.

use billing::{capacity, error::Error, exact::Ratio, price_book::PriceBook, scenario::PtuCapacity};
use serde::Serialize;
use text::Lang;

use crate::{problem::Problem, quantity::Quantity, read, scenario::Scenario};

/// A throughput of a scenario, counted in price blocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct UnitCheck {
    /// The field, such as `ptu.inputTpm`.
    pub path: String,
    /// Tokens per minute as entered.
    pub entered: Quantity,
    /// Tokens per minute in one price block.
    pub block: Quantity,
    /// How many price blocks it is.
    pub blocks: Quantity,
    /// What was probably meant, in tokens per minute, where it is less than one block.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub probably_meant: Option<Quantity>,
    /// The question to ask then, in English. It is asked, nothing is refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// Counts each throughput of a scenario in price blocks, input first; empty without Provisioned Throughput.
///
/// # Errors
/// Everything that is wrong with the scenario, each thing at its path.
pub fn check_units(scenario: &Scenario) -> Result<Vec<UnitCheck>, Vec<Problem>> {
    let (book, question) = read::question(scenario, books::find(&scenario.book))?;
    match &question.ptu {
        Some(capacity) => of(book, capacity).map_err(Problem::of_whole),
        None => Ok(Vec::new()),
    }
}

pub(crate) fn of(book: &PriceBook, capacity: &PtuCapacity) -> Result<Vec<UnitCheck>, Error> {
    let policy = &book.policy;
    let fields = [
        ("ptu.inputTpm", capacity.input, policy.input_price_block.value),
        ("ptu.outputTpm", capacity.output, policy.output_price_block.value),
    ];
    let check = |(path, entered, block): (&str, _, _)| {
        let check = capacity::check_unit(entered, block)?;
        let probably_meant = check.probably_meant.map(Quantity::from);
        let mut answer = UnitCheck {
            path: path.into(),
            entered: Ratio::from(entered.0).into(),
            block: Ratio::from(block).into(),
            blocks: check.blocks.into(),
            probably_meant,
            message: None,
        };
        answer.message = answer.question(Lang::En);
        Ok(answer)
    };
    fields.into_iter().map(check).collect()
}

impl UnitCheck {
    /// The question to ask in a language, where the throughput looks like a slip.
    pub fn question(&self, lang: Lang) -> Option<String> {
        let meant = self.probably_meant.as_ref()?;
        let [meant, entered, block] =
            [meant, &self.entered, &self.block].map(|quantity| text::grouped(&quantity.value));
        Some(lang.size_did_you_mean(&meant, &entered, &block))
    }
}
