//! Changing a running daily package: what more capacity costs, what less capacity or an early end pays back.

use crate::{
    calendar::{self, MINUTES_PER_DAY, MINUTES_PER_HOUR},
    error::Error,
    exact::Ratio,
    money::Money,
    price_book::EarlyTermination,
};

/// A running package that is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunningPackage {
    /// What was paid for it.
    pub paid: Money,
    /// Price of a day of its capacity.
    pub a_day: Money,
    /// Minutes it has run.
    pub used_minutes: i64,
    /// Minutes left until it expires.
    pub left_minutes: i64,
}

/// What a change to less capacity, or an early end, pays back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refund {
    /// Charged for the time used: `day price ÷ 24 × started hours × factor`.
    pub settled: Money,
    /// `paid − settled`.
    pub left: Money,
    /// The smaller capacity for the time left: `day price × minutes left ÷ 1,440`; nothing on an early end.
    pub kept: Money,
    /// `left − kept`, never below zero.
    pub refund: Money,
}

/// The fee for more capacity: `started days left × day price of what is added`.
///
/// 100 thousand input and 50 thousand output tokens per minute more, at 121 and 36.29 a day, with 5 hours left:
/// `1 × (10 × 121 + 50 × 36.29) = 3,024.50`.
///
/// # Errors
/// `amount-too-large`.
pub fn scale_up(added_a_day: Money, left_minutes: i64) -> Result<Money, Error> {
    let days = Ratio::new(i128::from(left_minutes), i128::from(MINUTES_PER_DAY))?.ceiling();
    added_a_day.times(days.into())
}

/// What going down to a smaller capacity pays back; `None` where the edition does not allow it.
///
/// From 10 blocks to 5 at 121 a day, 36,300 paid for 30 days, 480 hours used, 240 left: settled
/// `1,210 ÷ 24 × 480 × 1.2 = 29,040`, left 7,260, kept `605 × 10 = 6,050`, refund 1,210.
///
/// # Errors
/// `amount-too-large`.
pub fn scale_down(
    package: &RunningPackage,
    smaller_a_day: Money,
    terms: &EarlyTermination,
) -> Result<Option<Refund>, Error> {
    let EarlyTermination::Charged { factor, until_days, factor_after } = terms else { return Ok(None) };
    let day = i128::from(MINUTES_PER_DAY);
    let hours = Ratio::from(calendar::hours(package.used_minutes).ceiling());
    let used_days = Ratio::new(i128::from(package.used_minutes), day)?;
    let factor = if used_days <= Ratio::from(u32::from(*until_days)) { factor } else { factor_after };
    let hours_a_day = Ratio::whole(MINUTES_PER_DAY / MINUTES_PER_HOUR);
    let settled = package.a_day.divided_by(hours_a_day)?.times(hours)?.times(Ratio::from(*factor))?;
    let left = package.paid.minus(settled)?;
    let kept = smaller_a_day.times(Ratio::new(i128::from(package.left_minutes), day)?)?;
    let refund = left.minus(kept)?.max(Money::ZERO);
    Ok(Some(Refund { settled, left, kept, refund }))
}

/// What ending a package early pays back; `None` where the edition does not allow it.
///
/// # Errors
/// `amount-too-large`.
pub fn early_end(package: &RunningPackage, terms: &EarlyTermination) -> Result<Option<Refund>, Error> {
    scale_down(package, Money::ZERO, terms)
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;

    fn money(text: &str) -> Money {
        Money(Ratio::from(Decimal::from_str_exact(text).unwrap()))
    }

    fn terms() -> EarlyTermination {
        EarlyTermination::Charged { factor: Decimal::new(12, 1), until_days: 30, factor_after: Decimal::ONE }
    }

    #[test]
    fn the_vendors_examples_of_scaling_up_come_out() {
        // 10 × 121 + 50 × 36.29; the page's own total for 500 hours, 63,314.50, slips in 21 × 50 × 36.29.
        let added = money("3024.5");
        assert_eq!(scale_up(added, 5 * 60), Ok(money("3024.5")));
        assert_eq!(scale_up(added, 500 * 60), Ok(money("63514.5")));
    }

    #[test]
    fn the_vendors_examples_of_scaling_down_and_ending_early_come_out() {
        let package = RunningPackage {
            paid: money("36300"),
            a_day: money("1210"),
            used_minutes: 480 * 60,
            left_minutes: 240 * 60,
        };
        let refund = scale_down(&package, money("605"), &terms()).unwrap().unwrap();
        assert_eq!((refund.settled, refund.left), (money("29040"), money("7260")));
        assert_eq!((refund.kept, refund.refund), (money("6050"), money("1210")));
        assert_eq!(early_end(&package, &terms()).unwrap().unwrap().refund, money("7260"));
    }

    #[test]
    fn an_edition_that_forbids_it_pays_nothing_back() {
        let package =
            RunningPackage { paid: money("1"), a_day: money("1"), used_minutes: 1, left_minutes: 1 };
        assert_eq!(early_end(&package, &EarlyTermination::NotPossible), Ok(None));
    }
}
