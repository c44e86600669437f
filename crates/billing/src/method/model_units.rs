//! Model Units: replicas by the hour or by the month.

use super::{Cancelled, Method, Monthly, Quote, Term};
use crate::{
    calendar::{MINUTES_PER_HOUR, RunningTime},
    charge::{Charge, FactorName, Item, Rule},
    error::Error,
    exact::Ratio,
    lifecycle::MonthlyCommitment,
    money::Money,
    price_book::{ModelUnitOffer, PriceBook},
    scenario::Scenario,
};

/// By the hour: `running minutes ÷ 60 × units × hourly price`, a started minute counting whole.
///
/// # Errors
/// `amount-too-large`.
pub(crate) fn hourly(
    book: &PriceBook,
    offer: &ModelUnitOffer,
    units: u32,
    running: &RunningTime,
) -> Result<Quote, Error> {
    let factors = [
        (FactorName::RunningMinutes, Ratio::whole(running.minutes())),
        (FactorName::MinutesPerHour, Ratio::whole(MINUTES_PER_HOUR)),
        (FactorName::Units, Ratio::from(units)),
        (FactorName::UnitPrice, Ratio::from(offer.hourly)),
    ];
    let sources = [&offer.source, &book.policy.mu_hourly_increment.source];
    let charges = vec![Charge::new(Item::ModelUnits, Rule::MuHourly, &factors, &sources)?];
    Quote::new(Method::MuHourly, charges, Term::PayAsYouGo, Vec::new(), book)
}

/// By the month: the cheaper of keeping the commitment and, where it ends within the first month, cancelling it.
///
/// [`MonthlyCommitment::cost`] at `units × monthly price`, line by line.
///
/// # Errors
/// `amount-too-large`.
pub(crate) fn monthly(
    book: &PriceBook,
    offer: &ModelUnitOffer,
    units: u32,
    scenario: &Scenario,
    running: &RunningTime,
) -> Result<Quote, Error> {
    let Some(span) = running.span() else {
        return Quote::new(Method::MuMonthly, Vec::new(), Term::Monthly(None), Vec::new(), book);
    };
    let commitment = MonthlyCommitment::new(span, &book.policy, &scenario.assumptions);
    let monthly = Money(Ratio::from(offer.monthly).times(units.into())?);
    let cost = commitment.cost(monthly, &book.policy)?;
    let (kept, cancels) = (cost.kept, cost.cancels());
    let bill = Bill { book, offer, units, commitment };
    let kept_charges = bill.kept()?;
    let cancelled = match commitment.cancelled_after_days.zip(cost.cancelled) {
        Some((days_used, charged)) => {
            let (charge, refund) = (bill.used_days(days_used)?, kept.minus(charged)?);
            Some(Cancelled { days_used, charge, charged, refund })
        }
        None => None,
    };
    let charges = match &cancelled {
        Some(cancelled) if cancels => vec![cancelled.charge.clone()],
        _ => kept_charges.clone(),
    };
    let monthly = Monthly { commitment, kept, kept_charges, cancelled, cancels };
    let term = Term::Monthly(Some(Box::new(monthly)));
    Quote::new(Method::MuMonthly, charges, term, Vec::new(), book)
}

struct Bill<'a> {
    book: &'a PriceBook,
    offer: &'a ModelUnitOffer,
    units: u32,
    commitment: MonthlyCommitment,
}

impl Bill<'_> {
    fn kept(&self) -> Result<Vec<Charge>, Error> {
        let increment = &self.book.policy.mu_monthly_increment.source;
        let months = [
            (FactorName::Months, Ratio::from(self.commitment.months)),
            (FactorName::Units, Ratio::from(self.units)),
            (FactorName::UnitPrice, Ratio::from(self.offer.monthly)),
        ];
        let sources = [&self.offer.source, increment];
        let mut charges = vec![Charge::new(Item::MonthlyCommitment, Rule::MuMonthly, &months, &sources)?];
        if self.commitment.extra_days > 0 {
            let days = [
                (FactorName::Days, Ratio::from(self.commitment.extra_days)),
                (FactorName::Units, Ratio::from(self.units)),
                (FactorName::DayRateDays, Ratio::from(self.commitment.day_rate_days)),
                (FactorName::UnitPrice, Ratio::from(self.offer.monthly)),
            ];
            let sources = [&self.offer.source, increment, &self.book.policy.day_rate_days.source];
            charges.push(Charge::new(Item::ExtraDays, Rule::MuExtraDays, &days, &sources)?);
        }
        Ok(charges)
    }

    fn used_days(&self, days_used: u32) -> Result<Charge, Error> {
        let policy = &self.book.policy;
        let factors = [
            (FactorName::Days, Ratio::from(days_used)),
            (FactorName::Units, Ratio::from(self.units)),
            (FactorName::EarlyCancelFactor, Ratio::from(policy.early_cancel_factor.value)),
            (FactorName::DayRateDays, Ratio::from(self.commitment.day_rate_days)),
            (FactorName::UnitPrice, Ratio::from(self.offer.monthly)),
        ];
        let sources = [&self.offer.source, &policy.early_cancel_factor.source, &policy.day_rate_days.source];
        Charge::new(Item::UsedDays, Rule::MuCancellation, &factors, &sources)
    }
}
