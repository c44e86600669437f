//! The monthly commitment, kept and cancelled.

use contract::comparison::{Line, Monthly};
use yew::AttrValue;

use super::{
    figure::FigureView,
    line::{FactorView, factors},
};
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
    /// What it costs, what it is called, and the formulas of its lines.
    pub figure: FigureView,
    /// How it ends.
    pub detail: AttrValue,
    /// Whether the option's cost is this one.
    pub counted: bool,
}

pub(super) fn monthly(monthly: &Monthly, format: &Format, money: &MoneyFormat) -> MonthlyView {
    let lang = format.lang();
    let (months, until) = (monthly.months.to_string(), format.moment(&monthly.paid_until));
    let kept = formula(&monthly.kept_lines, format, money);
    MonthlyView {
        dates: lang
            .result_commitment_dates(&format.moment(&monthly.start), &format.moment(&monthly.end))
            .into(),
        kept: TermView {
            figure: FigureView::new(&monthly.kept, lang.result_kept(), kept, money),
            detail: match monthly.extra_days {
                0 => lang.result_kept_for(&months, &until).into(),
                days => lang.result_kept_for_days(&months, &days.to_string(), &until).into(),
            },
            counted: !monthly.cancels,
        },
        cancelled: monthly.cancelled.as_ref().map(|cancelled| {
            let mut formula = formula(&cancelled.lines, format, money);
            if cancelled.capped {
                formula += "; ";
                formula += lang.result_capped();
            }
            TermView {
                figure: FigureView::new(&cancelled.charged, lang.result_cancelled(), formula, money),
                detail: lang
                    .result_cancelled_after(
                        &cancelled.days_used.to_string(),
                        &money.rounded(&cancelled.refund),
                        &money.rounded(&monthly.kept),
                        &money.rounded(&cancelled.charged),
                    )
                    .into(),
                counted: monthly.cancels,
            }
        }),
    }
}

/// `1 month × 2 units × $18,800.00 list unit price = $37,600.00`, one line after the other.
fn formula(lines: &[Line], format: &Format, money: &MoneyFormat) -> String {
    let mut formula = String::new();
    for line in lines {
        if !formula.is_empty() {
            formula += "; ";
        }
        for FactorView { sign, value, name } in factors(line, format, money) {
            for part in [sign, &value, name] {
                formula += part;
                formula += if part.is_empty() { "" } else { " " };
            }
        }
        formula += "= ";
        formula += &money.rounded(&line.amount);
    }
    formula
}
