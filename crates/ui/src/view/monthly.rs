//! The monthly commitment, kept and cancelled.

use contract::comparison::Monthly;
use yew::AttrValue;

use crate::format::{Format, MoneyFormat};

/// The monthly commitment, kept and cancelled.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthlyView {
    /// From when to when.
    pub dates: AttrValue,
    /// Kept to the end of what is paid.
    pub kept: TermView,
    /// Cancelled as the service ends; `None` where that pays nothing back.
    pub cancelled: Option<TermView>,
}

/// One way to end it.
#[derive(Clone, Debug, PartialEq)]
pub struct TermView {
    /// What it is called.
    pub name: &'static str,
    /// What it costs.
    pub amount: AttrValue,
    /// How it comes about.
    pub detail: AttrValue,
    /// What the cost is exactly, where it is shown rounded.
    pub rounding: Option<AttrValue>,
    /// Whether the option's cost is this one.
    pub counted: bool,
}

pub(super) fn monthly(monthly: &Monthly, format: &Format, money: &MoneyFormat) -> MonthlyView {
    let lang = format.lang();
    let (months, until) = (monthly.months.to_string(), format.moment(&monthly.paid_until));
    MonthlyView {
        dates: lang
            .result_commitment_dates(&format.moment(&monthly.start), &format.moment(&monthly.end))
            .into(),
        kept: TermView {
            name: lang.result_kept(),
            amount: money.rounded(&monthly.kept).into(),
            detail: match monthly.extra_days {
                0 => lang.result_kept_for(&months, &until).into(),
                days => lang.result_kept_for_days(&months, &days.to_string(), &until).into(),
            },
            rounding: money.rounding(&monthly.kept).map(Into::into),
            counted: !monthly.cancels,
        },
        cancelled: monthly.cancelled.as_ref().map(|cancelled| TermView {
            name: lang.result_cancelled(),
            amount: money.rounded(&cancelled.charged).into(),
            detail: lang
                .result_cancelled_after(&cancelled.days_used.to_string(), &money.rounded(&cancelled.refund))
                .into(),
            rounding: money.rounding(&cancelled.charged).map(Into::into),
            counted: monthly.cancels,
        }),
    }
}
