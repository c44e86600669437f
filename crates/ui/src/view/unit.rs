//! A throughput counted in price blocks, and the question whether another number was meant.

use contract::{
    problem::{Problem, ProblemCode},
    unit_check::UnitCheck,
};
use text::Lang;
use yew::AttrValue;

use crate::format::Format;

/// A throughput counted in price blocks.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitView {
    /// How many there are: `50 × 10,000`.
    pub blocks: AttrValue,
    /// What to ask where the throughput looks like a slip of the unit.
    pub question: Option<UnitQuestion>,
}

/// Whether another number was meant.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitQuestion {
    /// The question, where it does not go without saying.
    pub text: AttrValue,
    /// The answer yes.
    pub accept: AttrValue,
    /// What was probably meant.
    pub meant: AttrValue,
}

impl UnitQuestion {
    /// What to ask where a number was refused for what stands between its groups of digits.
    pub fn ungrouped(problem: &Problem, typed: &str, lang: Lang) -> Option<Self> {
        let meant = text::ungrouped(typed).filter(|_| problem.code.0 == ProblemCode::Separator)?;
        // Why it is asked stands at the field already.
        Some(Self {
            text: AttrValue::default(),
            accept: lang.size_use_meant(&meant).into(),
            meant: meant.into(),
        })
    }
}

impl UnitView {
    /// What to say about a throughput.
    pub fn new(check: &UnitCheck, format: &Format) -> Self {
        let lang = format.lang();
        let block = format.number(&check.block.value);
        let question = check.probably_meant.as_ref().map(|meant| {
            let shown = format.number(&meant.value);
            let entered = format.number(&check.entered.value);
            UnitQuestion {
                text: lang.size_did_you_mean(&shown, &entered, &block).into(),
                accept: lang.size_use_meant(&shown).into(),
                meant: meant.value.clone().into(),
            }
        });
        let blocks = lang.size_blocks(&format.number(&check.blocks.value), &block);
        Self { blocks: blocks.into(), question }
    }
}
