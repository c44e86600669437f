//! Every way to pay, priced for one scenario and ranked.

use crate::{
    assumption::Assumptions,
    calendar::{MINUTES_PER_DAY, MINUTES_PER_HOUR, RunningTime},
    error::Error,
    exact::Ratio,
    method::{
        Method, Quote, Standing, model_units, ptu, token_deployment::token_deployment,
        token_usage::token_usage,
    },
    money::Money,
    named_enum,
    price_book::{Caution, Condition, PriceBook, SourceId},
    scenario::{Scenario, Traffic},
};

/// Every way to pay for one scenario, cheapest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// When the service runs.
    pub running: RunningTime,
    /// The ways to pay, cheapest first; where several cost the same, in the usual order of methods. Those whose cost is
    /// not complete come last.
    pub options: Vec<RankedOption>,
    /// What the cheapest saves; `None` unless there are two ways to pay whose cost is complete.
    pub savings: Option<Savings>,
    /// What a reader must know to compare the options fairly.
    pub notices: Vec<Remark<Notice>>,
    /// How open questions of the page were read.
    pub assumptions: Assumptions,
}

/// A way to pay and its place among the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankedOption {
    /// `1` for the cheapest; options that cost the same share a rank. Those whose cost is not complete are ranked after
    /// the others, among themselves by what is known: the same overflow is missing from each.
    pub rank: u32,
    /// What it costs.
    pub quote: Quote,
    /// How much more it costs than the cheapest; `None` where its cost is not complete.
    pub above_cheapest: Option<Money>,
    /// How much less it costs than the dearest; `None` where its cost is not complete.
    pub below_dearest: Option<Money>,
    /// The cost spread over time and tokens.
    pub unit_costs: UnitCosts,
}

/// The cost of an option spread over time and tokens, at the rate of its period: what is bought for longer than it is
/// used costs more per day and month here than its price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitCosts {
    /// Per hour the service runs; `None` when it never runs.
    pub per_running_hour: Option<Money>,
    /// Per 24 hours of the period.
    pub per_day: Money,
    /// Per 30 days of the period. More than the price of a month where a month is cancelled or not all of it used:
    /// $15,040 for ten days of a month of $37,600 is $45,120.
    pub per_month: Money,
    /// Per million tokens of input and output together; `None` where traffic is not known, or the cost not complete.
    pub per_million_tokens: Option<Money>,
}

/// What the cheapest option saves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Savings {
    /// Against the second cheapest; zero where several are cheapest.
    pub against_second: Money,
    /// Against the dearest.
    pub against_dearest: Money,
}

/// A coded remark and the sources behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark<T> {
    /// What is remarked.
    pub code: T,
    /// Where it stands in the book.
    pub sources: Vec<SourceId>,
}

impl<T> Remark<T> {
    pub(crate) fn new<'a>(code: T, sources: impl IntoIterator<Item = &'a SourceId>) -> Self {
        Self { code, sources: SourceId::distinct(sources) }
    }
}

named_enum! {
    /// What a reader should look at twice in one option.
    pub enum Warning {
        /// The service never runs in the period, so there is nothing to charge.
        NeverRuns = "never-runs",
        /// The throughput is below the least amount on sale.
        BelowPurchaseMinimum = "below-purchase-minimum",
        /// The throughput is not a multiple of the purchase step; it is charged as entered.
        NotPurchaseStep = "not-purchase-step",
        /// The throughput was rounded up to an amount on sale.
        RoundedUpToStep = "rounded-up-to-step",
        /// Requests are longer than the model's maximum input and are billed per token always.
        RequestAboveMaxInput = "request-above-max-input",
        /// The traffic is above the purchased throughput; the rest is billed per token.
        TrafficAboveThroughput = "traffic-above-throughput",
        /// What is billed per token has no price in the book, and is not in the cost.
        OverflowUnpriced = "overflow-unpriced",
        /// Traffic is known, and nothing states how much of it the units carry.
        UnitThroughputUnknown = "unit-throughput-unknown",
        /// Nothing states how much of the traffic a token-billed deployment carries.
        DeploymentThroughputUnknown = "deployment-throughput-unknown",
        /// Requests are longer than the context window of the model on these units, which cannot answer them.
        RequestAboveContext = "request-above-context",
        /// The offer stands in an earlier table and not in the newest ones.
        EarlierTable = "earlier-table",
        /// The vendor announced that the model will be withdrawn.
        Retiring = "retiring",
        /// The vendor enables the offer on request.
        OnRequest = "on-request",
    }
}

named_enum! {
    /// What a reader must know to compare the options fairly.
    pub enum Notice {
        /// Provisioned Throughput hosts pre-built models, Model Units fine-tuned ones.
        DifferentHosting = "different-hosting",
        /// The Provisioned Throughput and the Model Units compared run different models.
        DifferentModels = "different-models",
        /// The book has no per-token prices for the model.
        NoTokenPrices = "no-token-prices",
        /// The requests are longer than any input the book has a per-token price for.
        RequestTooLong = "request-too-long",
        /// Tokens found in the cache are priced per token as those of the implicit cache; an explicit one is not.
        ImplicitCache = "implicit-cache",
        /// The book has no price for cached tokens of the model: per token they cost the input price, so that the hit rate
        /// is not priced.
        CacheNotPriced = "cache-not-priced",
        /// The book has no cache factor for the model: cached tokens take as much of a reservation as others.
        NoCacheFactor = "no-cache-factor",
        /// The model on the units is sold as a token-billed deployment too, which can be priced once traffic is known.
        DeploymentNeedsTraffic = "deployment-needs-traffic",
        /// Its token-billed deployment has different prices for each mode, and the scenario names none.
        DeploymentNeedsMode = "deployment-needs-mode",
        /// The requests are longer than any input its token-billed deployment has a price for.
        DeploymentTooLong = "deployment-too-long",
        /// Some of a demand may overflow, but has no price there: the plan reserves all of it.
        NothingLeftToOverflow = "nothing-left-to-overflow",
        /// A plan adds to throughput that is already reserved, in single steps.
        AddedInSteps = "added-in-steps",
    }
}

impl Notice {
    /// Whether it is about a token-billed deployment that is not compared.
    pub const fn is_about_deployment(self) -> bool {
        matches!(self, Self::DeploymentNeedsTraffic | Self::DeploymentNeedsMode | Self::DeploymentTooLong)
    }
}

/// Prices every way to pay the book offers for a scenario, and ranks them.
///
/// # Errors
/// `unknown-model`, `unknown-mode`, `unknown-spec`, `mode-required`, `spec-required` when the book does not sell
/// what is asked for; `purchase-step` when a throughput is not on sale and such amounts are refused;
/// `amount-too-large`.
pub fn compare(book: &PriceBook, scenario: &Scenario) -> Result<Comparison, Error> {
    let running = RunningTime::new(scenario.period, &scenario.running);
    let quotes = quotes(book, scenario, &running)?;
    let notices = notices(book, scenario);
    let (options, savings) = ranked(quotes, scenario.traffic.as_ref(), &running)?;
    Ok(Comparison { running, options, savings, notices, assumptions: scenario.assumptions })
}

/// What every way to pay costs, in the usual order of methods.
pub(crate) fn quotes(
    book: &PriceBook,
    scenario: &Scenario,
    running: &RunningTime,
) -> Result<Vec<Quote>, Error> {
    let mut quotes = Vec::new();
    if let Some(capacity) = &scenario.ptu {
        let offer = book.ptu_offer(&capacity.model, capacity.mode)?;
        quotes.push(ptu::hourly(book, offer, capacity, scenario, running)?);
        quotes.push(ptu::daily(book, offer, capacity, scenario, running)?);
        caution(book, &offer.source, &mut quotes, Method::is_ptu);
    }
    if let Some(asked) = &scenario.model_units {
        let offer = book.model_unit_offer(&asked.model, asked.mode, asked.spec.as_deref())?;
        quotes.push(model_units::hourly(book, offer, asked.units, running)?);
        quotes.push(model_units::monthly(book, offer, asked.units, scenario, running)?);
        if let Some(traffic) = &scenario.traffic {
            let tokens = Ratio::from(traffic.input_tokens).plus(Ratio::from(traffic.output_tokens))?;
            let longer = |window: u32| tokens > Ratio::from(window) && !traffic.requests_per_minute.is_zero();
            let warning = match offer.context_window {
                Some(window) if longer(window) => Warning::RequestAboveContext,
                _ => Warning::UnitThroughputUnknown,
            };
            for quote in quotes.iter_mut().filter(|quote| quote.method.is_model_units()) {
                quote.warnings.push(Remark::new(warning, [&offer.source]));
            }
        }
        caution(book, &offer.source, &mut quotes, Method::is_model_units);
        if let (Some(traffic), Some(Ok(tariff))) =
            (&scenario.traffic, book.deployment_tariff(asked, scenario.traffic.as_ref()))
        {
            quotes.push(token_deployment(book, tariff, traffic, running)?);
        }
    }
    if let (Some(capacity), Some(traffic)) = (&scenario.ptu, &scenario.traffic)
        && let Ok(tariff) = book.tariff(&capacity.model, capacity.mode, traffic.input_tokens)
    {
        quotes.push(token_usage(book, tariff, traffic, running)?);
    }
    if running.minutes() == 0 {
        for quote in &mut quotes {
            quote.warnings.push(Remark::new(Warning::NeverRuns, []));
        }
    }
    Ok(quotes)
}

/// Passes on what the source of an offer says a buyer should look at twice.
fn caution(book: &PriceBook, offer: &SourceId, quotes: &mut [Quote], of_offer: fn(Method) -> bool) {
    let warning = match book.source(offer).and_then(|source| source.caution) {
        Some(Caution::EarlierTable) => Warning::EarlierTable,
        Some(Caution::Retiring) => Warning::Retiring,
        Some(Caution::OnRequest) => Warning::OnRequest,
        None => return,
    };
    for quote in quotes.iter_mut().filter(|quote| of_offer(quote.method)) {
        quote.warnings.push(Remark::new(warning, [offer]));
    }
}

fn notices(book: &PriceBook, scenario: &Scenario) -> Vec<Remark<Notice>> {
    let deployment = scenario
        .model_units
        .as_ref()
        .and_then(|asked| book.deployment_tariff(asked, scenario.traffic.as_ref()));
    let mut notices: Vec<_> = deployment.and_then(Result::err).into_iter().collect();
    let Some(capacity) = &scenario.ptu else { return notices };
    if let Some(asked) = &scenario.model_units {
        let hosting = [Condition::PreBuiltModels, Condition::FineTunedModels];
        let stated = book.conditions.iter().filter(|stated| hosting.contains(&stated.condition));
        notices.push(Remark::new(Notice::DifferentHosting, stated.map(|stated| &stated.source)));
        if capacity.model != asked.model {
            notices.push(Remark::new(Notice::DifferentModels, []));
        }
    }
    if let Some(traffic) = &scenario.traffic {
        let tariff = book.tariff(&capacity.model, capacity.mode, traffic.input_tokens);
        if !traffic.cached_share.is_zero()
            && let Ok(offer) = book.ptu_offer(&capacity.model, capacity.mode)
        {
            notices.extend(book.cache_remarks(offer, tariff.as_ref().ok().map(|tariff| tariff.prices)));
        }
        notices.extend(tariff.err());
    }
    notices
}

type Ranking = (Vec<RankedOption>, Option<Savings>);

fn ranked(unranked: Vec<Quote>, traffic: Option<&Traffic>, running: &RunningTime) -> Result<Ranking, Error> {
    // A cost that is not complete may be any cost above, so it ranks after all that are.
    let key = |quote: &Quote| (quote.standing(), quote.cost);
    // There are six at most: insertion keeps what costs the same in the usual order of methods, and is small.
    let mut quotes: Vec<Quote> = Vec::with_capacity(unranked.len());
    for quote in unranked {
        let place = quotes.partition_point(|cheaper| key(cheaper) <= key(&quote));
        quotes.insert(place, quote);
    }
    let keys: Vec<_> = quotes.iter().map(key).collect();
    let complete: Vec<Money> =
        keys.iter().filter(|(standing, _)| *standing == Standing::Complete).map(|(_, cost)| *cost).collect();
    let ends = complete.first().zip(complete.last());
    let savings = match (ends, complete.get(1)) {
        (Some((cheapest, dearest)), Some(second)) => Some(Savings {
            against_second: second.minus(*cheapest)?,
            against_dearest: dearest.minus(*cheapest)?,
        }),
        _ => None,
    };
    let options = quotes.into_iter().map(|quote| {
        let before = keys.iter().filter(|other| **other < key(&quote)).count();
        let ends = ends.filter(|_| quote.is_complete());
        Ok(RankedOption {
            rank: u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1),
            above_cheapest: ends.map(|(cheapest, _)| quote.cost.minus(*cheapest)).transpose()?,
            below_dearest: ends.map(|(_, dearest)| dearest.minus(quote.cost)).transpose()?,
            unit_costs: UnitCosts::new(quote.cost, traffic.filter(|_| quote.is_complete()), running)?,
            quote,
        })
    });
    Ok((options.collect::<Result<_, Error>>()?, savings))
}

/// Days of the month that [`UnitCosts::per_month`] speaks of.
const DAYS_PER_MONTH: i64 = 30;
/// Tokens that [`UnitCosts::per_million_tokens`] speaks of.
const MILLION: i64 = 1_000_000;

impl UnitCosts {
    fn new(cost: Money, traffic: Option<&Traffic>, running: &RunningTime) -> Result<Self, Error> {
        let (whole, minutes) = (Ratio::whole(running.period().minutes()), Ratio::whole(running.minutes()));
        let per = |length: i64, of: Ratio| cost.times(Ratio::whole(length).divided_by(of)?);
        let per_million_tokens = match traffic {
            Some(traffic) => {
                let (input, output) = (Ratio::from(traffic.input_tokens), Ratio::from(traffic.output_tokens));
                let a_minute = Ratio::from(traffic.requests_per_minute).times(input.plus(output)?)?;
                let tokens = a_minute.times(minutes)?;
                if tokens.is_zero() { None } else { Some(per(MILLION, tokens)?) }
            }
            None => None,
        };
        Ok(Self {
            per_running_hour: if minutes.is_zero() { None } else { Some(per(MINUTES_PER_HOUR, minutes)?) },
            per_day: per(MINUTES_PER_DAY, whole)?,
            per_month: per(DAYS_PER_MONTH * MINUTES_PER_DAY, whole)?,
            per_million_tokens,
        })
    }
}
