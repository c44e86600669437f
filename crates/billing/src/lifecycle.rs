//! Daily packages from order to release, and monthly commitments from the first minute to the last.

use crate::{
    assumption::{AfterFirstMonth, Assumptions, DayRate, ExpiryMinute, LateOrderInstant, MonthLength},
    calendar::{MINUTES_PER_DAY, Minute, Period, RunningTime, TimeOfDay},
    error::Error,
    exact::Ratio,
    money::Money,
    price_book::{Policy, Renewal, Terms},
};

/// A daily package: throughput paid for whole days, whatever the time of the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DailyPackage {
    /// When it is ordered and in force.
    pub ordered: Minute,
    /// Days bought.
    pub days: u32,
    /// Whether the order came late enough in the day to be valid one day longer.
    pub late_order: bool,
    /// The first minute it no longer covers.
    pub covered_until: Minute,
    /// The expiry as the page prints it: the minute 23:59 of its last day.
    pub expires: Minute,
    /// When the service stops, unless renewed.
    pub stops: Minute,
    /// When its resources are released.
    pub released: Minute,
}

impl DailyPackage {
    /// A package of `days` days ordered at a minute.
    ///
    /// One day is valid until the expiry time of the day of the order, or of the next day when the order is
    /// late; each further day adds a day.
    pub fn order(ordered: Minute, days: u32, policy: &Policy, assumptions: &Assumptions) -> Self {
        let expiry = TimeOfDay::from(policy.daily_expiry.value).minutes();
        let late_after = TimeOfDay::from(policy.late_order_after.value).minutes();
        let through = match assumptions.expiry_minute {
            ExpiryMinute::Inclusive => 1,
            ExpiryMinute::Exclusive => 0,
        };
        let late_order = match assumptions.late_order_instant {
            LateOrderInstant::NotLate => ordered.minute_of_day() > late_after,
            LateOrderInstant::Late => ordered.minute_of_day() >= late_after,
        };
        // A package in force lasts at least a minute: where the day's expiry has passed, the next day's counts.
        let next_day = late_order || ordered.minute_of_day() >= expiry + through;
        let last_day = i64::from(days) - 1 + i64::from(next_day);
        let expires = ordered.start_of_day().plus_days(last_day).plus_minutes(expiry);
        let stops = expires.plus_minutes(i64::from(policy.stop_after_minutes.value));
        let released = stops.plus_minutes(i64::from(policy.release_after_minutes.value));
        Self {
            ordered,
            days,
            late_order,
            covered_until: expires.plus_minutes(through),
            expires,
            stops,
            released,
        }
    }

    /// The window in which its automatic renewal is charged, from its order at the earliest; `None` where that window is
    /// over by the order.
    ///
    /// A package ordered on 1 October for 30 days expires on the 30th; charged one day before from 8:20 to 20:00 it is
    /// renewed on the 29th. One of a single day expires on the day of its order, the day before has passed.
    pub fn renewal_charged(&self, renewal: &Renewal) -> Option<(Minute, Minute)> {
        let day = self.expires.start_of_day().plus_days(-i64::from(renewal.days_before));
        let [from, until] =
            [renewal.from, renewal.until].map(|time| day.plus_minutes(TimeOfDay::from(time).minutes()));
        let from = from.max(self.ordered);
        (from < until).then_some((from, until))
    }

    /// The packages that follow one another over so many days, in the terms on sale, longest first.
    pub fn orders(
        mut ordered: Minute,
        mut days: u32,
        policy: &Policy,
        assumptions: &Assumptions,
    ) -> Vec<Self> {
        let mut packages = Vec::new();
        while days > 0 {
            let term = policy.daily_terms.value.longest_within(days);
            let package = Self::order(ordered, term, policy, assumptions);
            packages.push(package);
            ordered = package.covered_until;
            days -= term;
        }
        packages
    }
}

/// The packages that cover every running minute, each ordered at the first minute not yet covered.
///
/// Where the service runs on as a package expires, the next day is part of the same order, as far as the
/// book sells orders of that many days; the number of days paid for is the same.
pub fn daily_packages(
    running: &RunningTime,
    policy: &Policy,
    assumptions: &Assumptions,
) -> Vec<DailyPackage> {
    packages_over(running.stretches().iter().copied(), policy, assumptions)
}

/// [`daily_packages`] over stretches in order of time.
pub(crate) fn packages_over(
    stretches: impl Iterator<Item = Period>,
    policy: &Policy,
    assumptions: &Assumptions,
) -> Vec<DailyPackage> {
    let mut packages = Vec::new();
    let mut covered_until: Option<Minute> = None;
    // The order being collected: its first minute and days so far.
    let mut open: Option<(Minute, u32)> = None;
    for stretch in stretches {
        let mut minute = covered_until.map_or(stretch.start(), |covered| covered.max(stretch.start()));
        while minute < stretch.end() {
            open = match open {
                Some((ordered, days)) if covered_until == Some(minute) => {
                    Some((ordered, days.saturating_add(1)))
                }
                previous => {
                    place(&mut packages, previous, policy, assumptions);
                    Some((minute, 1))
                }
            };
            if let Some((ordered, days)) = open {
                minute = DailyPackage::order(ordered, days, policy, assumptions).covered_until;
                covered_until = Some(minute);
            }
        }
    }
    place(&mut packages, open, policy, assumptions);
    packages
}

/// Places an order, split into the terms on sale.
fn place(
    packages: &mut Vec<DailyPackage>,
    order: Option<(Minute, u32)>,
    policy: &Policy,
    assumptions: &Assumptions,
) {
    let Some((ordered, days)) = order else { return };
    packages.extend(DailyPackage::orders(ordered, days, policy, assumptions));
}

impl Terms {
    /// The longest term on sale that is no longer than `length`, which is at least one.
    ///
    /// A book's list starts at one (its check sees to that); were it longer, the length itself is taken.
    fn longest_within(&self, length: u32) -> u32 {
        match self {
            Self::Any => length,
            Self::OneOf(terms) => {
                let within =
                    terms.iter().map(|term| u32::from(*term)).filter(|term| (1..=length).contains(term));
                within.max().unwrap_or(length)
            }
        }
    }
}

/// A monthly commitment that covers everything from the first running minute to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthlyCommitment {
    /// From the first running minute to the end of the last.
    pub span: Period,
    /// Months paid for when it is kept.
    pub months: u32,
    /// Started days paid for after them, where days are billed after the first month.
    pub extra_days: u32,
    /// When the months and days paid for end.
    pub paid_until: Minute,
    /// Days a month's price is divided by for the day rate.
    pub day_rate_days: u32,
    /// Started days of 24 hours up to the end, where it ends within the first month and may be cancelled.
    pub cancelled_after_days: Option<u32>,
}

impl MonthlyCommitment {
    /// The commitment for a span of time.
    pub fn new(span: Period, policy: &Policy, assumptions: &Assumptions) -> Self {
        let after = |months: u32| match assumptions.month_length {
            MonthLength::Calendar => span.start().plus_months(i32::try_from(months).unwrap_or(i32::MAX)),
            MonthLength::ThirtyDays => span.start().plus_days(i64::from(months) * THIRTY_DAYS),
        };
        let day_rate_days = match assumptions.day_rate {
            DayRate::ThirtyDays => policy.day_rate_days.value,
            DayRate::CalendarMonth => u32::from(span.start().date().days_in_month().unsigned_abs()),
        };
        // Ten years are 122 months of thirty days at most, so counting up is quick and needs no division.
        let mut months = 1;
        while after(months) < span.end() {
            months += 1;
        }
        let mut extra_days = 0;
        if assumptions.after_first_month == AfterFirstMonth::Days && months > 1 {
            let days = started_days(span.end().minutes_since(after(months - 1)));
            // From as many days as the day rate divides by, the whole month costs no more.
            if days < day_rate_days {
                (months, extra_days) = (months - 1, days);
            }
        }
        let cancelled_after_days = (span.end() <= after(1)).then(|| started_days(span.minutes()));
        let paid_until = after(months).plus_days(i64::from(extra_days));
        Self { span, months, extra_days, paid_until, day_rate_days, cancelled_after_days }
    }
}

impl MonthlyCommitment {
    /// What it costs at the price of a month.
    ///
    /// - kept: `months × monthly price + extra days × monthly price ÷ day rate days`;
    /// - cancelled: `days used × monthly price ÷ day rate days × factor`.
    ///
    /// Ten days at $18,800 a month: kept $18,800, cancelled `10 × 18,800 ÷ 30 × 1.2 = $7,520`.
    ///
    /// # Errors
    /// `division-by-zero` when the book's day rate has no days; `amount-too-large`.
    pub fn cost(&self, monthly: Money, policy: &Policy) -> Result<CommitmentCost, Error> {
        let a_day = monthly.divided_by(self.day_rate_days.into())?;
        let extra = a_day.times(self.extra_days.into())?;
        let kept = monthly.times(self.months.into())?.plus(extra)?;
        let factor = Ratio::from(policy.early_cancel_factor.value);
        let cancelled = |days: u32| a_day.times(days.into())?.times(factor);
        let cancelled = self.cancelled_after_days.map(cancelled).transpose()?;
        Ok(CommitmentCost { kept, cancelled: cancelled.map(|cancelled| cancelled.min(kept)) })
    }

    /// The last minute at which cancelling still costs less than the first month: the end of the last day `d` with
    /// `d ÷ day rate days × factor < 1`. With thirty days and a factor of 1.2 that is 24 days after the start.
    ///
    /// # Errors
    /// `division-by-zero` when the book's factor is zero; `amount-too-large`.
    pub fn refundable_until(&self, policy: &Policy) -> Result<Minute, Error> {
        let factor = Ratio::from(policy.early_cancel_factor.value);
        let whole_month_from = Ratio::from(self.day_rate_days).divided_by(factor)?.ceiling();
        let days = i64::try_from(whole_month_from - 1).map_err(|_| Error::AMOUNT_TOO_LARGE)?;
        Ok(self.span.start().plus_days(days))
    }
}

/// What a monthly commitment costs at its two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommitmentCost {
    /// Kept to the last month.
    pub kept: Money,
    /// Cancelled at the end of its span, at most what it costs when it is kept; `None` where it cannot be.
    pub cancelled: Option<Money>,
}

impl CommitmentCost {
    /// Whether cancelling costs less.
    pub fn cancels(&self) -> bool {
        self.cancelled.is_some_and(|cancelled| cancelled < self.kept)
    }

    /// The cheaper of the two.
    pub fn least(&self) -> Money {
        self.cancelled.unwrap_or(self.kept)
    }
}

/// The length of a month under [`MonthLength::ThirtyDays`].
const THIRTY_DAYS: i64 = 30;

/// Days of 24 hours, a started one counting whole.
fn started_days(minutes: i64) -> u32 {
    // At most ten years of them.
    u32::try_from(minutes.saturating_add(MINUTES_PER_DAY - 1) / MINUTES_PER_DAY).unwrap_or(u32::MAX)
}
