//! Where one way to pay starts to cost no more than another, and how far the answer is from flipping.

use billing::{
    break_even::{self, PtuAgainstModelUnits, Utilisation},
    calendar::MINUTES_PER_HOUR,
    comparison::{self, Comparison},
    error::Error,
    exact::Ratio,
    flip::{self, FlipInput},
    method::{Method, Quote},
    money::Currency,
    price_book::{ModelUnitOffer, PriceBook, PtuOffer, TokenPrices},
    scenario as engine,
    throughput::CapacityRate,
};
use serde::Serialize;

use crate::{
    answer::Writer,
    code::Code,
    comparison::Source,
    problem::Problem,
    quantity::{Quantity, Share},
    question::ScenarioQuestion,
    scenario::VERSION,
};

/// Every break-even point of a scenario, from the book's numbers alone, and the nearest changes that flip its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct BreakEvenAnswer {
    /// The contract's version.
    pub version: u32,
    /// The price book the answer was computed with.
    pub book: String,
    /// The currency the costs were compared in.
    pub currency: Code<Currency>,
    /// Daily packages against the same throughput by the hour; absent without Provisioned Throughput.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub daily_against_hourly: Option<DailyAgainstHourly>,
    /// Monthly packages against the same units by the hour; absent without Model Units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub monthly_against_hourly: Option<MonthlyAgainstHourly>,
    /// Cancelling a monthly package in its first month; absent without Model Units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancellation: Option<CancellationPoints>,
    /// The scenario's Provisioned Throughput against its Model Units, each paid in its cheapest way; absent without
    /// both, and where the service never runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ptu_against_model_units: Option<ThroughputAgainstUnits>,
    /// The scenario's Provisioned Throughput against the same tokens as ordinary calls, for each tier of input
    /// length; empty where the book has no per-token prices for the model.
    pub ptu_against_tokens: Vec<UtilisationPoints>,
    /// Every single change at which another way to pay wins, the nearest first.
    pub flips: Vec<Flip>,
    /// Every source the answer rests on.
    pub sources: Vec<Source>,
}

/// Where one way to pay starts to cost no more than another; its field says of what the number is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "answer", rename_all = "kebab-case")]
pub enum BreakEven {
    /// Already at one, the least there is.
    Always,
    /// Not even at the most there can be.
    Never {
        /// Where the costs would meet, were there that much.
        exact: Quantity,
    },
    /// From a number on.
    From {
        /// Where the costs meet.
        exact: Quantity,
        /// The least whole number that is not below it.
        least: i64,
    },
}

/// When a daily package costs no more than the same throughput by the hour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DailyAgainstHourly {
    /// Running minutes a day from which on the package costs no more.
    pub minutes_a_day: BreakEven,
    /// Where the costs meet, in hours a day; absent when the package never costs more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_a_day: Option<Quantity>,
    /// Whether it is the same for every capacity: both day prices are the same multiple of their hourly prices.
    pub any_capacity: bool,
}

/// When a monthly package costs no more than Model Units by the hour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MonthlyAgainstHourly {
    /// Running minutes a month from which on the package costs no more.
    pub minutes_a_month: BreakEven,
    /// Where the costs meet, in hours a month; absent when the package never costs more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_a_month: Option<Quantity>,
}

/// When cancelling a monthly package in its first month beats the alternatives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CancellationPoints {
    /// Running minutes a day from which on a day that is cancelled costs no more than that day by the hour.
    pub minutes_a_day: BreakEven,
    /// Where the costs meet, in hours a day; absent when the cancelled day never costs more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_a_day: Option<Quantity>,
    /// The day of the month from which on cancelling costs the whole month.
    pub whole_month_from_day: BreakEven,
}

/// How much of each makes Provisioned Throughput and Model Units cost the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ThroughputAgainstUnits {
    /// The cheapest way to pay for the Provisioned Throughput.
    pub ptu: Code<Method>,
    /// The cheapest way to pay for the Model Units.
    pub model_units: Code<Method>,
    /// The multiple of the scenario's throughput at which it costs as much as the units.
    pub capacity_multiple: Quantity,
    /// Input tokens per minute at that multiple.
    pub input_tpm: Quantity,
    /// Output tokens per minute at that multiple.
    pub output_tpm: Quantity,
    /// Input price blocks, the output in proportion, from which on the units cost no more.
    pub input_blocks: BreakEven,
    /// Units from which on the Provisioned Throughput costs no more.
    pub units: BreakEven,
}

/// How full a reservation must be to cost no more than its tokens as ordinary calls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct UtilisationPoints {
    /// The longest input of the price tier, in tokens; absent when it has no bound of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input_up_to: Option<u32>,
    /// Of a reservation by the hour.
    pub hourly: UtilisationPoint,
    /// Of a daily package in use around the clock.
    pub daily: UtilisationPoint,
}

/// From which utilisation on a reservation costs no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "answer", rename_all = "kebab-case")]
pub enum UtilisationPoint {
    /// Not even when it is full.
    Never {
        /// What a full reservation costs as a share of its tokens as ordinary calls; above 1.
        share: Share,
    },
    /// From a share of the quota on.
    From {
        /// The share; at most 1.
        share: Share,
    },
}

/// A single change at which another way to pay wins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Flip {
    /// What is changed while all else stays.
    pub input: Code<FlipInput>,
    /// Its value in the scenario; for `throughput` a multiple of what was entered, for `discount` a share of the cost.
    pub from: Quantity,
    /// The nearest value at which another way to pay costs less; for `throughput` and `discount` the value at which it
    /// costs the same.
    pub to: Quantity,
    /// The way to pay that wins there.
    pub winner: Code<Method>,
    /// The change as a share of the value; for `discount` the discount itself.
    pub distance: Share,
}

/// Every break-even point of a scenario, and the changes at which its answer flips.
///
/// # Errors
/// Everything that is wrong with the question, each thing at its path.
pub fn break_even(question: &ScenarioQuestion) -> Result<BreakEvenAnswer, Vec<Problem>> {
    let (book, scenario) = question.read()?;
    points(book, &scenario).map_err(Problem::of_whole)
}

fn points(book: &PriceBook, scenario: &engine::Scenario) -> Result<BreakEvenAnswer, Error> {
    let comparison = comparison::compare(book, scenario)?;
    let mut writer = Writer::new(book);
    let mut answer = BreakEvenAnswer {
        version: VERSION,
        book: book.id.clone(),
        currency: Code(book.currency),
        daily_against_hourly: None,
        monthly_against_hourly: None,
        cancellation: None,
        ptu_against_model_units: against_units(book, scenario, &comparison)?,
        ptu_against_tokens: Vec::new(),
        flips: flip::flips(book, scenario)?.iter().map(flipped).collect::<Result<_, _>>()?,
        sources: Vec::new(),
    };
    if let Some(capacity) = &scenario.ptu {
        let offer = book.ptu_offer(&capacity.model, capacity.mode)?;
        writer.cite_all(core::slice::from_ref(&offer.source));
        answer.daily_against_hourly = Some(daily(book, offer, capacity)?);
        if let Some(prices) = book.token_prices(&capacity.model, capacity.mode) {
            writer.cite_all(core::slice::from_ref(&prices.source));
            answer.ptu_against_tokens = against_tokens(book, offer, capacity, prices)?;
        }
    }
    if let Some(units) = &scenario.model_units {
        let offer = book.model_unit_offer(&units.model, units.mode, units.spec.as_deref())?;
        let policy = &book.policy;
        let sources = [&offer.source, &policy.day_rate_days.source, &policy.early_cancel_factor.source];
        writer.cite_all(&sources.map(Clone::clone));
        answer.monthly_against_hourly = Some(monthly(offer)?);
        answer.cancellation = Some(cancellation(book, offer)?);
    }
    answer.sources = writer.sources(book);
    Ok(answer)
}

fn daily(
    book: &PriceBook,
    offer: &PtuOffer,
    capacity: &engine::PtuCapacity,
) -> Result<DailyAgainstHourly, Error> {
    let even = break_even::daily_against_hourly(book, offer, capacity.input, capacity.output)?;
    Ok(DailyAgainstHourly {
        minutes_a_day: even.minutes_a_day.into(),
        hours_a_day: hours(even.minutes_a_day)?,
        any_capacity: even.any_capacity,
    })
}

fn monthly(offer: &ModelUnitOffer) -> Result<MonthlyAgainstHourly, Error> {
    let even = break_even::monthly_against_hourly(offer)?;
    Ok(MonthlyAgainstHourly { minutes_a_month: even.into(), hours_a_month: hours(even)? })
}

fn cancellation(book: &PriceBook, offer: &ModelUnitOffer) -> Result<CancellationPoints, Error> {
    let even = break_even::cancellation(book, offer)?;
    Ok(CancellationPoints {
        minutes_a_day: even.minutes_a_day.into(),
        hours_a_day: hours(even.minutes_a_day)?,
        whole_month_from_day: even.whole_month_from_day.into(),
    })
}

fn against_units(
    book: &PriceBook,
    scenario: &engine::Scenario,
    comparison: &Comparison,
) -> Result<Option<ThroughputAgainstUnits>, Error> {
    let cheapest = |of: fn(Method) -> bool| {
        let mut quotes = comparison.options.iter().map(|option| &option.quote);
        quotes.find(|quote: &&Quote| of(quote.method) && !quote.cost.0.is_zero())
    };
    let (Some(capacity), Some(asked)) = (&scenario.ptu, &scenario.model_units) else { return Ok(None) };
    let (Some(ptu), Some(units)) = (cheapest(Method::is_ptu), cheapest(Method::is_model_units)) else {
        return Ok(None);
    };
    let PtuAgainstModelUnits { capacity_multiple, input_blocks, units: least_units } =
        break_even::ptu_against_model_units(book, capacity.input, ptu.cost, asked.units, units.cost)?;
    Ok(Some(ThroughputAgainstUnits {
        ptu: Code(ptu.method),
        model_units: Code(units.method),
        capacity_multiple: capacity_multiple.into(),
        input_tpm: capacity_multiple.times(Ratio::from(capacity.input.0))?.into(),
        output_tpm: capacity_multiple.times(Ratio::from(capacity.output.0))?.into(),
        input_blocks: input_blocks.into(),
        units: least_units.into(),
    }))
}

/// Hours a day that a daily package in use around the clock pays for.
const HOURS_PER_DAY: i64 = 24;

fn against_tokens(
    book: &PriceBook,
    offer: &PtuOffer,
    capacity: &engine::PtuCapacity,
    prices: &TokenPrices,
) -> Result<Vec<UtilisationPoints>, Error> {
    let tiers = prices.tiers.iter().map(|tier| {
        let point = |rate: &CapacityRate, hours| {
            let throughput = (capacity.input, capacity.output);
            match break_even::ptu_against_tokens(book, rate, hours, throughput, tier)? {
                Utilisation::From(share) => {
                    Ok::<_, Error>(UtilisationPoint::From { share: Share::of(share)? })
                }
                Utilisation::Never(share) => Ok(UtilisationPoint::Never { share: Share::of(share)? }),
            }
        };
        Ok(UtilisationPoints {
            input_up_to: tier.input_up_to,
            hourly: point(&offer.hourly, 1)?,
            daily: point(&offer.daily, HOURS_PER_DAY)?,
        })
    });
    tiers.collect()
}

fn flipped(flip: &flip::Flip) -> Result<Flip, Error> {
    Ok(Flip {
        input: Code(flip.input),
        from: flip.from.into(),
        to: flip.to.into(),
        winner: Code(flip.winner),
        distance: Share::of(flip.distance)?,
    })
}

impl From<break_even::BreakEven> for BreakEven {
    fn from(even: break_even::BreakEven) -> Self {
        match even {
            break_even::BreakEven::Always => Self::Always,
            break_even::BreakEven::Never { exact } => Self::Never { exact: exact.into() },
            break_even::BreakEven::From { exact, least } => Self::From { exact: exact.into(), least },
        }
    }
}

/// Where the costs meet, in hours instead of minutes.
fn hours(minutes: break_even::BreakEven) -> Result<Option<Quantity>, Error> {
    match minutes {
        break_even::BreakEven::Always => Ok(None),
        break_even::BreakEven::Never { exact } | break_even::BreakEven::From { exact, .. } => {
            Ok(Some(exact.divided_by(Ratio::whole(MINUTES_PER_HOUR))?.into()))
        }
    }
}
