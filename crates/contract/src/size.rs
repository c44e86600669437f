//! From traffic to the throughput to buy.

use billing::{
    assumption::LongestInput,
    capacity::{self, CountedTokens, Load, Sizing},
    error::Error,
    exact::Ratio,
    price_book::{PriceBook, PtuOffer},
    scenario::PtuCapacity,
};
use rust_decimal::Decimal;
use serde::Serialize;

#[cfg(feature = "schema")]
use crate::schema;
use crate::{
    answer::Writer,
    comparison::Source,
    decimal, decode,
    fields::Fields,
    problem::{Problem, ProblemCode},
    quantity::Quantity,
    read::{self, Reader},
    scenario::{Scenario, VERSION},
    unit_check::{self, UnitCheck},
    value::Value,
};

/// How much Provisioned Throughput a peak of traffic needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct SizeQuestion {
    /// The contract's version: `1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = VERSION)))]
    pub version: u32,
    /// The scenario; its `ptu` names the model and mode.
    pub scenario: Scenario,
    /// The traffic at its peak.
    pub load: PeakLoad,
}

/// Traffic at its peak.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct PeakLoad {
    /// Requests a minute at the peak.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub requests_per_minute: String,
    /// Input tokens of a request, on average.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub input_tokens: String,
    /// Output tokens of a request, on average.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub output_tokens: String,
    /// Tokens a request spends on thinking, which are output too; none by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub thinking_output_tokens: Option<String>,
    /// The share of input tokens found in the cache, from 0 to 1; none by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub cached_share: Option<String>,
    /// What to buy above the peak, in per cent of it; nothing by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub headroom_percent: Option<String>,
}

/// The throughput a peak of traffic needs, and as it must be bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SizeAnswer {
    /// The contract's version.
    pub version: u32,
    /// The price book the answer was computed with.
    pub book: String,
    /// The model.
    pub model: String,
    /// Input tokens per minute.
    pub input: SizedThroughput,
    /// Output tokens per minute.
    pub output: SizedThroughput,
    /// The longest input the reservation answers, in tokens.
    pub max_input_tokens: u32,
    /// Whether a request is longer than that: it is then always billed per token, and nothing is reserved for it.
    pub above_max_input: bool,
    /// What a token found in the cache counts, on top of the factor for the length of the input; absent where the price
    /// book has no such factor for the model: it then counts like any other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cache_factor: Option<Quantity>,
    /// The throughputs of the scenario's own `ptu`, and whether one looks like a slip of the unit.
    pub unit_checks: Vec<UnitCheck>,
    /// Every source the answer rests on.
    pub sources: Vec<Source>,
}

/// One direction of a sizing, in tokens per minute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SizedThroughput {
    /// How the tokens of one average request count, line by line; empty when they are billed per token.
    pub conversion: Vec<ConversionLine>,
    /// What one average request takes from the quota, in quota tokens.
    pub per_request: Quantity,
    /// What the traffic needs: `requests a minute × per request × (1 + headroom)`.
    pub needed: Quantity,
    /// The least amount on sale that is not below it.
    pub bought: Quantity,
    /// What is bought and not needed.
    pub wasted: Quantity,
    /// How many price blocks are bought.
    pub blocks: Quantity,
    /// Tokens per minute in one price block.
    pub block: Quantity,
}

/// Tokens of one request that count alike: `tokens × factor × cache factor = taken`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConversionLine {
    /// How many tokens.
    pub tokens: Quantity,
    /// What one counts for the length of the input.
    pub factor: Quantity,
    /// What one counts on top of that for being found in the cache; absent when it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cache_factor: Option<Quantity>,
    /// What they take from the quota, in quota tokens.
    pub taken: Quantity,
}

impl SizeQuestion {
    /// Reads a question from JSON.
    ///
    /// # Errors
    /// Everything that is not of the contract's shape, as [`Scenario::from_value`].
    pub fn from_value(value: &Value) -> Result<Self, Vec<Problem>> {
        let (scenario, load) = decode::question(value, |fields| fields.object("load", PeakLoad::decode))?;
        Ok(Self { version: VERSION, scenario, load })
    }
}

/// How much Provisioned Throughput a peak of traffic needs.
///
/// # Errors
/// Everything that is wrong with the question, each thing at its path.
pub fn size(question: &SizeQuestion) -> Result<SizeAnswer, Vec<Problem>> {
    let asked = read::asked(question.version, &question.scenario, |reader| {
        reader.within("load", |reader| question.load.read(reader))
    })?;
    let (offer, capacity) = asked.ptu()?;
    let answer = || {
        let longest_input = asked.scenario.assumptions.longest_input;
        let sizing = capacity::size(asked.book, offer, &asked.own, longest_input)?;
        answer(asked.book, offer, capacity, &sizing, longest_input)
    };
    answer().map_err(Problem::of_whole)
}

/// A percentage, as the share from 0 to 1 that a question takes: `40` as `0.4`. What is no number stays as it is, and is
/// refused.
pub fn share(percent: &str) -> String {
    scaled(percent, |percent| percent.divided_by(HUNDRED))
}

/// The percentage of a share: `0.4` as `40`.
pub fn percent(share: &str) -> String {
    scaled(share, |share| share.times(HUNDRED))
}

const HUNDRED: Ratio = Ratio::whole(100);

/// A decimal, scaled; what is none stays as it is.
fn scaled(text: &str, scale: impl Fn(Ratio) -> Result<Ratio, Error>) -> String {
    let number = decimal::parse(text).ok().and_then(|number| scale(number.into()).ok());
    number.map_or_else(|| text.into(), |number| number.to_string())
}

/// What is wrong with a question whose `cachedShare`, at this path, was given as a percentage: the limit of that is 100.
pub fn in_percent(mut problems: Vec<Problem>, path: &str) -> Vec<Problem> {
    let above = |problem: &&mut Problem| problem.code.0 == ProblemCode::TooLarge && problem.path == path;
    for problem in problems.iter_mut().filter(above) {
        *problem = Problem::new(ProblemCode::TooLarge, path, "100");
    }
    problems
}

impl PeakLoad {
    fn decode(fields: &mut Fields<'_>) -> Option<Self> {
        let requests_per_minute = fields.decimal("requestsPerMinute");
        let (input_tokens, output_tokens) = (fields.decimal("inputTokens"), fields.decimal("outputTokens"));
        let thinking_output_tokens = fields.optional_decimal("thinkingOutputTokens");
        let cached_share = fields.optional_decimal("cachedShare");
        let headroom_percent = fields.optional_decimal("headroomPercent");
        Some(Self {
            requests_per_minute: requests_per_minute?,
            input_tokens: input_tokens?,
            output_tokens: output_tokens?,
            thinking_output_tokens,
            cached_share,
            headroom_percent,
        })
    }

    fn read(&self, reader: &mut Reader<'_>) -> Option<Load> {
        let requests_per_minute = reader.above_zero("requestsPerMinute", &self.requests_per_minute);
        let input_tokens = reader.above_zero("inputTokens", &self.input_tokens);
        let output_tokens = reader.decimal("outputTokens", &self.output_tokens);
        let thinking = reader.or_zero(&self.thinking_output_tokens, |reader, text| {
            reader.decimal("thinkingOutputTokens", text)
        });
        let cached_share =
            reader.or_zero(&self.cached_share, |reader, text| reader.share("cachedShare", text));
        let headroom =
            reader.or_zero(&self.headroom_percent, |reader, text| reader.decimal("headroomPercent", text));
        Some(Load {
            requests_per_minute: requests_per_minute?,
            input_tokens: input_tokens?,
            // Below 10¹⁵ each, with nine decimals: the sum keeps every digit.
            output_tokens: output_tokens? + thinking?,
            cached_share: cached_share?,
            headroom: headroom? / Decimal::ONE_HUNDRED,
        })
    }
}

fn answer(
    book: &PriceBook,
    offer: &PtuOffer,
    capacity: &PtuCapacity,
    sizing: &Sizing,
    longest_input: LongestInput,
) -> Result<SizeAnswer, Error> {
    let mut writer = Writer::new(book);
    writer.cite_all(&sizing.sources);
    let line = |line: &CountedTokens| {
        Ok::<_, Error>(ConversionLine {
            tokens: line.tokens.into(),
            factor: line.factor.into(),
            cache_factor: line.cache.map(Quantity::from),
            taken: line.taken()?.into(),
        })
    };
    let direction =
        |lines: &[CountedTokens], per_request, sized: &capacity::SizedThroughput, block: Decimal| {
            Ok::<_, Error>(SizedThroughput {
                conversion: lines.iter().map(line).collect::<Result<_, _>>()?,
                per_request: Quantity::from(per_request),
                needed: sized.needed.into(),
                bought: sized.bought.into(),
                wasted: sized.wasted.into(),
                blocks: sized.bought.divided_by(Ratio::from(block))?.into(),
                block: Ratio::from(block).into(),
            })
        };
    let (policy, conversion, taken) = (&book.policy, &sizing.conversion, sizing.consumption);
    let (input_block, output_block) = (policy.input_price_block.value, policy.output_price_block.value);
    Ok(SizeAnswer {
        version: VERSION,
        book: book.id.clone(),
        model: offer.model.clone(),
        input: direction(&conversion.input, taken.input, &sizing.input, input_block)?,
        output: direction(&conversion.output, taken.output, &sizing.output, output_block)?,
        max_input_tokens: book.max_input_tokens(offer, longest_input),
        above_max_input: sizing.above_max_input,
        cache_factor: book.capacity_factors(&offer.model).map(|factors| Ratio::from(factors.cache).into()),
        unit_checks: unit_check::of(book, capacity)?,
        sources: writer.sources(book),
    })
}
