//! When to order, and everything that happens on a date.

#[cfg(feature = "calendar-file")]
mod file;
mod renewals;

use billing::{
    assumption::AssumptionId,
    calendar::{MINUTES_PER_DAY, MINUTES_PER_HOUR, Minute, RunningTime},
    comparison::{self, Comparison},
    error::Error,
    lifecycle::DailyPackage,
    method::{Method, Monthly, Quote, Term},
    money::{Currency, Money},
    named_enum,
    order_time::{self, Wait},
    price_book::{Condition, PriceBook},
    scenario as engine,
    throughput::price,
};
use serde::Serialize;
use text::Lang;

#[cfg(feature = "calendar-file")]
pub use file::file;
pub use renewals::CalendarNotice;

use crate::{
    answer::{self, Writer},
    code::Code,
    comparison::{Amount, Assumption, Note, Package, Source},
    problem::Problem,
    question::ScenarioQuestion,
    scenario::VERSION,
};

/// What happens when, for every way to pay for a scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CalendarAnswer {
    /// The contract's version.
    pub version: u32,
    /// The price book the answer was computed with.
    pub book: String,
    /// The currency of every amount.
    pub currency: Code<Currency>,
    /// Minutes the civil times of the answer are ahead of UTC.
    pub utc_offset_minutes: i16,
    /// When to order the first daily package; absent without Provisioned Throughput, and where the service never runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_time: Option<OrderTime>,
    /// The dates of each way to pay, the cheapest first.
    pub options: Vec<OptionDates>,
    /// What happens on a date that the price book does not state.
    pub notices: Vec<Note<CalendarNotice>>,
    /// Every source the answer rests on.
    pub sources: Vec<Source>,
}

/// What ordering a daily package at the first running minute gets, and whether another minute gets more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct OrderTime {
    /// The package ordered at the first running minute.
    pub package: Package,
    /// Minutes it covers.
    pub covered_minutes: i64,
    /// Its price per covered hour.
    pub per_covered_hour: Amount,
    /// The price of the same throughput by the hour.
    pub per_hour: Amount,
    /// The package ordered at the minute of that day at which it covers the most.
    pub best: Package,
    /// Minutes that one covers.
    pub best_covered_minutes: i64,
    /// Its price per covered hour.
    pub best_per_covered_hour: Amount,
    /// What packages from the first running minute to the last cost.
    pub packages: Amount,
    /// What the same minutes cost by the hour.
    pub by_the_hour: Amount,
    /// Whether that is less than packages cost, and no more than waiting does.
    pub hours_cost_less: bool,
    /// Paying by the hour until an order counts as late; absent where that does not cost less than either.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wait: Option<Waiting>,
    /// The open question that the number of packages rests on, where an order is at the late-order time itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assumption: Option<Assumption>,
}

/// Bridging by the hour until a late order covers the next day too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Waiting {
    /// The late order.
    pub package: Package,
    /// Minutes paid by the hour until then.
    pub bridged_minutes: i64,
    /// What they cost.
    pub bridge: Amount,
    /// What is saved over the running time, against packages from its start.
    pub saves: Amount,
    /// Minutes without service at the change of the payment method: none, when the packaged deployment runs before the
    /// hourly one is released.
    pub gap_minutes: i64,
    /// Where the book states that the change needs another deployment.
    pub conditions: Vec<Note<Condition>>,
}

impl OrderTime {
    /// The open question that the advice rests on and how it was read, in a sentence.
    pub fn rests_on(&self, lang: Lang) -> Option<String> {
        let Assumption { message, reading, .. } = self.assumption.as_ref()?;
        Some(lang.dates_rests_on(message.text(lang), reading.text(lang)))
    }
}

impl Waiting {
    /// What the change of the payment method takes, and that the dates are those of an order at the start, in sentences.
    pub fn change(&self, lang: Lang) -> Vec<String> {
        let stated = self.conditions.iter().map(|note| note.message.text(lang).to_owned());
        stated.chain([lang.dates_no_gap().into(), lang.dates_of_start().into()]).collect()
    }
}

/// The dates of one way to pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct OptionDates {
    /// The way to pay.
    pub method: Code<Method>,
    /// What happens, in order of time.
    pub events: Vec<DatedEvent>,
}

/// Something that happens at a minute, or in a window of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DatedEvent {
    /// When, as `2026-04-01T00:00`; of something that happens in a window of time, its start.
    pub at: String,
    /// The end of that window; absent where it happens at a minute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// What.
    pub event: Code<EventKind>,
    /// A sentence for people, in English.
    pub message: String,
}

named_enum! {
    /// What happens in the life of a deployment.
    pub enum EventKind {
        /// The service starts to run.
        Starts = "starts",
        /// The service stops running.
        Ends = "ends",
        /// A daily package is ordered.
        Ordered = "ordered",
        /// The renewal of a daily package is charged, unless it is switched off.
        RenewalCharged = "renewal-charged",
        /// A daily package expires.
        Expires = "expires",
        /// The service of an expired package stops, unless it was renewed.
        Stops = "stops",
        /// The resources of an expired package are released.
        Released = "released",
        /// Where the bill is not paid at the end: billing stops and the deployment is released.
        OverdueReleased = "overdue-released",
        /// A monthly package is bought.
        MonthBought = "month-bought",
        /// The last minute at which cancelling costs less than the whole first month.
        CancelBy = "cancel-by",
        /// The monthly package is cancelled.
        Cancelled = "cancelled",
        /// The months paid for end.
        PaidUntil = "paid-until",
    }
}

impl EventKind {
    /// What happens, in a sentence.
    pub fn sentence(self, lang: Lang) -> &'static str {
        match self {
            Self::Starts => lang.event_starts(),
            Self::Ends => lang.event_ends(),
            Self::Ordered => lang.event_ordered(),
            Self::RenewalCharged => lang.event_renewal_charged(),
            Self::Expires => lang.event_expires(),
            Self::Stops => lang.event_stops(),
            Self::Released => lang.event_released(),
            Self::OverdueReleased => lang.event_overdue_released(),
            Self::MonthBought => lang.event_month_bought(),
            Self::CancelBy => lang.event_cancel_by(),
            Self::Cancelled => lang.event_cancelled(),
            Self::PaidUntil => lang.event_paid_until(),
        }
    }

    /// How long before to remind of it, in minutes: a day where something is lost by being late, else half an hour.
    pub fn reminder_minutes(self) -> i64 {
        match self {
            Self::RenewalCharged
            | Self::Expires
            | Self::Released
            | Self::OverdueReleased
            | Self::CancelBy
            | Self::PaidUntil => MINUTES_PER_DAY,
            Self::Starts | Self::Ends | Self::Ordered | Self::Stops | Self::MonthBought | Self::Cancelled => {
                MINUTES_PER_HOUR / 2
            }
        }
    }
}

/// What happens when, for every way to pay, and when to order the first daily package.
///
/// # Errors
/// Everything that is wrong with the question, each thing at its path.
pub fn calendar(question: &ScenarioQuestion) -> Result<CalendarAnswer, Vec<Problem>> {
    let (book, scenario) = question.read()?;
    dates(book, &scenario).map_err(Problem::of_whole)
}

fn dates(book: &PriceBook, scenario: &engine::Scenario) -> Result<CalendarAnswer, Error> {
    let comparison = comparison::compare(book, scenario)?;
    let policy = &book.policy;
    let mut writer = Writer::new(book);
    writer.cite_all(&[
        policy.daily_expiry.source.clone(),
        policy.late_order_after.source.clone(),
        policy.stop_after_minutes.source.clone(),
        policy.release_after_minutes.source.clone(),
        policy.overdue_minutes.source.clone(),
        policy.early_cancel_factor.source.clone(),
    ]);
    let notices = writer.renewals(book, &comparison);
    Ok(CalendarAnswer {
        version: VERSION,
        book: book.id.clone(),
        currency: Code(book.currency),
        utc_offset_minutes: book.utc_offset_minutes,
        order_time: writer.order_time(book, scenario, &comparison)?,
        options: comparison
            .options
            .iter()
            .map(|option| option_dates(book, &comparison.running, &option.quote))
            .collect::<Result<_, _>>()?,
        notices,
        sources: writer.sources(book),
    })
}

impl Writer {
    fn order_time(
        &mut self,
        book: &PriceBook,
        scenario: &engine::Scenario,
        comparison: &Comparison,
    ) -> Result<Option<OrderTime>, Error> {
        let Some(capacity) = &scenario.ptu else { return Ok(None) };
        let offer = book.ptu_offer(&capacity.model, capacity.mode)?;
        let (policy, reading) = (&book.policy, scenario.assumptions.purchase_step);
        let (input, output) = policy.charged(capacity.input, capacity.output, reading)?;
        let a_day = Money(price(book, &offer.daily, input, output)?);
        let an_hour = Money(price(book, &offer.hourly, input, output)?);
        let advice =
            order_time::order_time(policy, &scenario.assumptions, &comparison.running, a_day, an_hour)?;
        let Some(advice) = advice else { return Ok(None) };
        let instant = |id| advice.rests_on_late_instant && id == AssumptionId::LateOrderInstant;
        Ok(Some(OrderTime {
            package: answer::package(&advice.package),
            covered_minutes: advice.covered_minutes,
            per_covered_hour: self.amount(advice.per_covered_hour),
            per_hour: self.amount(an_hour),
            best: answer::package(&advice.best),
            best_covered_minutes: advice.best_covered_minutes,
            best_per_covered_hour: self.amount(advice.best_per_covered_hour),
            packages: self.amount(advice.packages),
            by_the_hour: self.amount(advice.by_the_hour),
            hours_cost_less: advice.wait.is_none() && advice.by_the_hour < advice.packages,
            wait: advice.wait.map(|wait| self.waiting(book, &wait)),
            assumption: self.assumptions(book, &scenario.assumptions, instant).pop(),
        }))
    }

    fn waiting(&mut self, book: &PriceBook, wait: &Wait) -> Waiting {
        Waiting {
            package: answer::package(&wait.package),
            bridged_minutes: wait.bridged_minutes,
            bridge: self.amount(wait.bridge),
            saves: self.amount(wait.saves),
            gap_minutes: wait.gap_minutes,
            conditions: self.stated(book, Condition::RedeployToChange, Method::PtuDaily),
        }
    }
}

fn option_dates(book: &PriceBook, running: &RunningTime, quote: &Quote) -> Result<OptionDates, Error> {
    let mut dates = Dates::default();
    match &quote.term {
        // Ordinary calls are neither deployed nor deleted; a deployment that is billed per token costs nothing while it waits.
        Term::PayAsYouGo if quote.method.is_per_token() => {}
        Term::PayAsYouGo => dates.pay_as_you_go(book, running),
        Term::DailyPackages(packages) => dates.packages(book, packages),
        Term::Monthly(Some(monthly)) => dates.monthly(book, monthly)?,
        Term::Monthly(None) => {}
    }
    // Stable: what happens at one minute stays in the order it was put down.
    dates.0.sort_by_key(|(at, ..)| *at);
    let events = dates.0.into_iter().map(|(at, until, kind)| DatedEvent {
        at: at.to_string(),
        until: until.map(|until| until.to_string()),
        event: Code(kind),
        message: kind.sentence(Lang::En).into(),
    });
    Ok(OptionDates { method: Code(quote.method), events: events.collect() })
}

/// What happens: when, until when where it is a window of time, and what.
#[derive(Default)]
struct Dates(Vec<(Minute, Option<Minute>, EventKind)>);

impl Dates {
    fn at(&mut self, minute: Minute, kind: EventKind) {
        self.0.push((minute, None, kind));
    }

    fn pay_as_you_go(&mut self, book: &PriceBook, running: &RunningTime) {
        for stretch in running.stretches() {
            self.at(stretch.start(), EventKind::Starts);
            self.at(stretch.end(), EventKind::Ends);
        }
        if let Some(span) = running.span() {
            let overdue = i64::from(book.policy.overdue_minutes.value);
            self.at(span.end().plus_minutes(overdue), EventKind::OverdueReleased);
        }
    }

    fn packages(&mut self, book: &PriceBook, packages: &[DailyPackage]) {
        let next = packages.iter().skip(1).map(|package| Some(package.ordered)).chain([None]);
        for (package, next) in packages.iter().zip(next) {
            self.at(package.ordered, EventKind::Ordered);
            let renewal =
                book.policy.renewal.as_ref().and_then(|renewal| package.renewal_charged(&renewal.value));
            if let Some((from, until)) = renewal {
                self.0.push((from, Some(until), EventKind::RenewalCharged));
            }
            self.at(package.expires, EventKind::Expires);
            // What a following order takes over is neither stopped nor released.
            if next.is_none_or(|next| next > package.stops) {
                self.at(package.stops, EventKind::Stops);
                self.at(package.released, EventKind::Released);
            }
        }
    }

    fn monthly(&mut self, book: &PriceBook, monthly: &Monthly) -> Result<(), Error> {
        let commitment = &monthly.commitment;
        self.at(commitment.span.start(), EventKind::MonthBought);
        if monthly.cancels {
            self.at(commitment.span.end(), EventKind::Cancelled);
        }
        self.at(commitment.refundable_until(&book.policy)?, EventKind::CancelBy);
        self.at(commitment.paid_until, EventKind::PaidUntil);
        Ok(())
    }
}
