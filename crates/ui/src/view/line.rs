//! A line of the bill as a sum on paper.

use billing::charge::FactorName;
use contract::comparison::Line;
use yew::AttrValue;

use super::{card::sentence, source::Cited};
use crate::format::{Format, MoneyFormat};

/// A line of the bill.
#[derive(Clone, Debug, PartialEq)]
pub struct LineView {
    /// What is charged for.
    pub item: &'static str,
    /// The numbers of the formula, one above the other.
    pub factors: Vec<FactorView>,
    /// Their product.
    pub amount: AttrValue,
    /// What the product is exactly, where it is shown rounded.
    pub rounding: Option<AttrValue>,
    /// The rule.
    pub rule: AttrValue,
    /// The numbers of its sources.
    pub cites: AttrValue,
}

/// One number of a formula.
#[derive(Clone, Debug, PartialEq)]
pub struct FactorView {
    /// `×` or `÷`; empty before the first.
    pub sign: &'static str,
    /// How much.
    pub value: AttrValue,
    /// What it counts.
    pub name: &'static str,
}

pub(super) fn line(line: &Line, cited: &mut Cited<'_>, format: &Format, money: &MoneyFormat) -> LineView {
    let lang = format.lang();
    LineView {
        item: lang.item(line.item.0),
        factors: factors(line, format, money),
        amount: money.rounded(&line.amount).into(),
        rounding: money.rounding(&line.amount).map(Into::into),
        rule: sentence(&line.message, lang),
        cites: cited.cite(&line.sources),
    }
}

/// The numbers of a line's formula.
pub(super) fn factors(line: &Line, format: &Format, money: &MoneyFormat) -> Vec<FactorView> {
    let factors = line.factors.iter().enumerate().map(|(place, factor)| FactorView {
        sign: match (place, factor.divides) {
            (_, true) => "÷",
            (0, false) => "",
            (_, false) => "×",
        },
        value: match factor.name.0 {
            FactorName::UnitPrice => money.exact(&factor.value).into(),
            _ => format.number(&factor.value).into(),
        },
        name: format.lang().factor(factor.name.0, &factor.value),
    });
    factors.collect()
}
