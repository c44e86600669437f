//! From the engine's crossing points to the contract's.

use billing::{
    break_even::{self, Utilisation},
    calendar::MINUTES_PER_HOUR,
    comparison::{self, Comparison},
    error::Error,
    exact::Ratio,
    flip::{self, FlipInput, NoFlipReason},
    method::Quote,
    money::Money,
    price_book::{ModelUnitOffer, PriceBook, TokenPrices},
    scenario as engine,
    tariff::Tariff,
    throughput_cost::ThroughputCost,
};
use rust_decimal::Decimal;

use super::{
    BlockPrices, BreakEven, BreakEvenAnswer, CancellationPoints, DailyAgainstHourly, Flip,
    MonthlyAgainstHourly, NoFlip, ThroughputAgainstUnits, TokensAgainstPrice, UnitsAgainstTokens,
    UtilisationPoint, UtilisationPoints,
};
use crate::{
    answer::Writer,
    code::Code,
    comparison::Sentence,
    quantity::{Quantity, Share},
    scenario::VERSION,
};
use text::grouped;

/// Every break-even point of a scenario the engine has read.
pub(super) fn points(book: &PriceBook, scenario: &engine::Scenario) -> Result<BreakEvenAnswer, Error> {
    let comparison = comparison::compare(book, scenario)?;
    let mut writer = Writer::new(book);
    let flips = flip::flips(book, scenario)?;
    let mut answer = BreakEvenAnswer {
        version: VERSION,
        book: book.id.clone(),
        currency: Code(book.currency),
        daily_against_hourly: None,
        monthly_against_hourly: None,
        cancellation: None,
        ptu_against_model_units: writer.against_units(book, scenario, &comparison)?,
        model_units_against_tokens: None,
        ptu_against_tokens: Vec::new(),
        flips: flips.nearest.iter().map(flipped).collect::<Result<_, _>>()?,
        no_flips: flips.none.iter().map(kept).collect(),
        notices: writer.notices(&comparison.notices),
        sources: Vec::new(),
    };
    if let Some(capacity) = &scenario.ptu {
        let offer = book.ptu_offer(&capacity.model, capacity.mode)?;
        writer.cite(&offer.source);
        let charged = charged(book, scenario, capacity)?;
        let daily = break_even::daily_against_hourly(book, offer, charged)?;
        answer.daily_against_hourly = Some(writer.daily_points(book, &daily)?);
        if let Some(prices) = book.token_prices(&capacity.model, capacity.mode) {
            writer.cite(&prices.source);
            let longest = book.max_input_tokens(offer, scenario.assumptions.longest_input);
            let cached_share =
                scenario.traffic.as_ref().map_or(Decimal::ZERO, |traffic| traffic.cached_share);
            let calls = (prices, cached_share);
            answer.ptu_against_tokens = writer.against_tokens(book, longest, charged, &daily, calls)?;
        }
    }
    if let Some(units) = &scenario.model_units {
        let offer = book.model_unit_offer(&units.model, units.mode, units.spec.as_deref())?;
        let policy = &book.policy;
        let sources = [&offer.source, &policy.day_rate_days.source, &policy.early_cancel_factor.source];
        writer.cite_all(&sources.map(Clone::clone));
        answer.monthly_against_hourly = Some(writer.monthly_points(offer)?);
        answer.cancellation = Some(writer.cancellation_points(book, offer)?);
        answer.model_units_against_tokens = writer.units_against_tokens(book, scenario, &comparison)?;
    }
    answer.sources = writer.sources(book);
    Ok(answer)
}

/// The input and output throughput of a scenario as they are charged, in tokens per minute.
fn charged(
    book: &PriceBook,
    scenario: &engine::Scenario,
    capacity: &engine::PtuCapacity,
) -> Result<(Ratio, Ratio), Error> {
    book.policy.charged(capacity.input, capacity.output, scenario.assumptions.purchase_step)
}

/// Hours a day that a daily package in use around the clock pays for.
const HOURS_PER_DAY: i64 = 24;

impl Writer {
    fn daily_points(
        &self,
        book: &PriceBook,
        even: &break_even::DailyAgainstHourly,
    ) -> Result<DailyAgainstHourly, Error> {
        Ok(DailyAgainstHourly {
            minutes_a_day: even.minutes_a_day.into(),
            hours_a_day: hours(even.minutes_a_day)?,
            a_day: self.amount(even.a_day),
            an_hour: self.amount(even.an_hour),
            input: self.block_prices(&even.input),
            output: self.block_prices(&even.output),
            any_capacity: even.any_capacity(),
            any_model: even.any_model(book),
        })
    }

    fn block_prices(&self, prices: &break_even::BlockPrices) -> BlockPrices {
        BlockPrices {
            a_day: self.amount(prices.a_day),
            an_hour: self.amount(prices.an_hour),
            multiple: prices.multiple.map(Quantity::from),
        }
    }

    fn monthly_points(&self, offer: &ModelUnitOffer) -> Result<MonthlyAgainstHourly, Error> {
        let even = break_even::monthly_against_hourly(offer)?;
        Ok(MonthlyAgainstHourly {
            minutes_a_month: even.into(),
            hours_a_month: hours(even)?,
            a_month: self.amount(Money(offer.monthly.into())),
            an_hour: self.amount(Money(offer.hourly.into())),
        })
    }

    fn cancellation_points(
        &self,
        book: &PriceBook,
        offer: &ModelUnitOffer,
    ) -> Result<CancellationPoints, Error> {
        let even = break_even::cancellation(book, offer)?;
        Ok(CancellationPoints {
            minutes_a_day: even.minutes_a_day.into(),
            hours_a_day: hours(even.minutes_a_day)?,
            a_day: self.amount(even.a_day),
            day_rate_days: book.policy.day_rate_days.value,
            factor: Ratio::from(book.policy.early_cancel_factor.value).into(),
            whole_month_from_day: even.whole_month_from_day.into(),
        })
    }

    fn units_against_tokens(
        &mut self,
        book: &PriceBook,
        scenario: &engine::Scenario,
        comparison: &Comparison,
    ) -> Result<Option<UnitsAgainstTokens>, Error> {
        let (Some(asked), Some(traffic)) = (&scenario.model_units, &scenario.traffic) else {
            return Ok(None);
        };
        let Some(Ok(tariff)) = book.deployment_tariff(asked, Some(traffic)) else { return Ok(None) };
        // Units whose model cannot answer the requests are no match for it.
        let answers = |quote: &Quote| quote.method.is_model_units() && quote.is_complete();
        if !comparison.options.iter().any(|option| answers(&option.quote)) {
            return Ok(None);
        }
        let offer = book.model_unit_offer(&asked.model, asked.mode, asked.spec.as_deref())?;
        let even = break_even::units_against_tokens(book, offer, asked.units, tariff, traffic)?;
        let Some(even) = even else { return Ok(None) };
        self.cite(&tariff.prices.source);
        let against = |against: &break_even::TokensAgainstPrice| TokensAgainstPrice {
            price: self.amount(against.price),
            tokens: against.tokens.into(),
            requests: against.requests.into(),
        };
        Ok(Some(UnitsAgainstTokens {
            a_request: self.unit_cost(even.a_request),
            tokens_a_request: even.tokens_a_request.into(),
            monthly: against(&even.monthly),
            hourly: against(&even.hourly),
        }))
    }

    fn against_units(
        &self,
        book: &PriceBook,
        scenario: &engine::Scenario,
        comparison: &Comparison,
    ) -> Result<Option<ThroughputAgainstUnits>, Error> {
        let (Some(capacity), Some(asked)) = (&scenario.ptu, &scenario.model_units) else { return Ok(None) };
        let quotes: Vec<Quote> = comparison.options.iter().map(|option| option.quote.clone()).collect();
        let mut units = quotes.iter().filter(|quote| quote.method.is_model_units());
        let (Some(ptu), Some(units)) = (ThroughputCost::new(book, scenario, &quotes)?, units.next()) else {
            return Ok(None);
        };
        let (input, output) = charged(book, scenario, capacity)?;
        let even = break_even::ptu_against_model_units(book, input, &ptu, asked.units, units.cost)?;
        let (Some(even), Some(ptu_cost)) = (even, ptu.at(Ratio::ONE)?) else { return Ok(None) };
        let multiple = even.capacity_multiple;
        let at_multiple = |tpm: Ratio| {
            let tokens = multiple.map(|multiple| multiple.times(tpm)).transpose()?;
            Ok::<_, Error>(tokens.map(Quantity::from))
        };
        Ok(Some(ThroughputAgainstUnits {
            ptu: Code(ptu.method),
            ptu_cost: self.amount(ptu_cost),
            model_units: Code(units.method),
            model_units_cost: self.amount(units.cost),
            capacity_multiple: multiple.map(Quantity::from),
            input_tpm: at_multiple(input)?,
            output_tpm: at_multiple(output)?,
            input_blocks: even.input_blocks.into(),
            units: even.units.into(),
        }))
    }

    fn against_tokens(
        &self,
        book: &PriceBook,
        longest: u32,
        charged: (Ratio, Ratio),
        prices: &break_even::DailyAgainstHourly,
        (tokens, cached_share): (&TokenPrices, Decimal),
    ) -> Result<Vec<UtilisationPoints>, Error> {
        // A request above the longest input never uses the reservation, so what it costs per token is no point of it.
        let starts = [Some(0)].into_iter().chain(tokens.tiers.iter().map(|tier| tier.input_up_to));
        let taken = tokens
            .tiers
            .iter()
            .zip(starts)
            .take_while(|(_, start)| start.is_some_and(|start| start < longest));
        let tiers = taken.map(|(tier, _)| {
            let tariff = Tariff { prices: tokens, tier };
            let hour = break_even::full_hour_of_tokens(book, charged, tariff, cached_share)?;
            let day = hour.times(Ratio::whole(HOURS_PER_DAY))?;
            Ok(UtilisationPoints {
                input_up_to: tier.input_up_to,
                full_hour: self.amount(hour),
                hourly: utilisation(prices.an_hour, hour)?,
                daily: utilisation(prices.a_day, day)?,
            })
        });
        tiers.collect()
    }
}

fn utilisation(reserved: Money, full: Money) -> Result<UtilisationPoint, Error> {
    Ok(match break_even::ptu_against_tokens(reserved, full)? {
        Utilisation::From(share) => UtilisationPoint::From { share: Share::of(share)? },
        Utilisation::Never(share) => UtilisationPoint::Never { share: Share::of(share)? },
    })
}

fn flipped(flip: &flip::Flip) -> Result<Flip, Error> {
    Ok(Flip {
        input: Code(flip.input),
        from: flip.from.into(),
        to: flip.to.into(),
        grows: flip.to > flip.from,
        winner: Code(flip.winner),
        distance: Share::of(flip.distance)?,
    })
}

fn kept(none: &flip::NoFlip) -> NoFlip {
    let bounds = none.looked_at;
    NoFlip {
        input: Code(none.input),
        reason: Code(none.reason),
        least: bounds.map(|(least, _)| least),
        most: bounds.map(|(_, most)| most),
        message: Sentence::new(|lang| {
            let input = lang.flip_input(none.input);
            let [least, most] = bounds.map_or([0, 0], <[i64; 2]>::from).map(|number| match none.input {
                FlipInput::MinutesADay => lang.duration(number.unsigned_abs()),
                _ => grouped(&number.to_string()),
            });
            let why = match none.reason {
                NoFlipReason::Never if bounds.is_some() => lang.no_flip_between(&least, &most),
                NoFlipReason::Never => lang.no_flip_never().into(),
                NoFlipReason::DifferentWindows => lang.no_flip_different_windows().into(),
                NoFlipReason::NotCompared => lang.no_flip_not_compared().into(),
                NoFlipReason::NothingElse => lang.no_flip_nothing_else().into(),
                NoFlipReason::CostIncomplete => lang.no_flip_cost_incomplete().into(),
                NoFlipReason::EquallyCheap => lang.no_flip_equally_cheap().into(),
            };
            lang.no_flip_input(input, &why)
        }),
    }
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
