//! One amount that opens to say how it comes about.

use contract::comparison::Amount;
use yew::AttrValue;

use crate::format::MoneyFormat;

/// An amount and how it comes about.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureView {
    /// The amount as shown.
    pub amount: AttrValue,
    /// What it is: "per running hour".
    pub label: AttrValue,
    /// What it is made of, in a sentence.
    pub formula: AttrValue,
    /// What it is exactly, where it is shown rounded.
    pub rounding: Option<AttrValue>,
}

impl FigureView {
    pub(super) fn new(amount: &Amount, label: &'static str, formula: String, money: &MoneyFormat) -> Self {
        Self {
            amount: money.rounded(amount).into(),
            label: label.into(),
            formula: formula.into(),
            rounding: money.rounding(amount).map(Into::into),
        }
    }
}
