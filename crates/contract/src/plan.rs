//! The cheapest lawful mix for a weekly demand.

mod demand;
mod left;
mod mix;
mod schedule;
mod slice;
mod unit_plan;

use billing::{
    comparison::{self, Notice, Remark},
    error::Error,
    exact::Ratio,
    method::Method,
    money::{Currency, Money},
    named_enum,
    plan::{self, MeasuredUnit, Question, Schedule},
    price_book::{Condition, SourceId},
    scenario as engine,
    throughput::TokensPerMinute,
};
use rust_decimal::Decimal;
use serde::Serialize;
use text::Lang;

#[cfg(feature = "schema")]
use crate::schema;
use crate::{
    answer::Writer,
    code::Code,
    comparison::{Amount, Note, Source},
    decode,
    problem::{Problem, ProblemCode},
    quantity::{Quantity, Share},
    read::{self, Asked, Reader},
    scenario::{Scenario, VERSION},
    value::Value,
};
pub use demand::{Demand, DemandWindow, Throughput};
pub use left::LeftWindow;
pub use mix::PlannedMix;
pub use schedule::{PlannedHours, PlannedOrder, PlannedSwitch};
pub use slice::{Alone, PlannedReservation, PlannedSlice};
pub use unit_plan::{UnitGroup, UnitPlan, UnitStep};

/// The cheapest way to meet a weekly demand over the scenario's period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct PlanQuestion {
    /// The contract's version: `1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = VERSION)))]
    pub version: u32,
    /// The scenario; its `ptu` names the model and mode. The demand says when the service is needed, `running` plays no
    /// part. What overflows is priced at the tier of `traffic.inputTokens`, without it at the tier of the shortest input;
    /// of the input `traffic.cachedShare` at the price of cached tokens, where the book has one.
    pub scenario: Scenario,
    /// How much is asked for in each hour of a week; the period repeats it.
    pub demand: Demand,
    /// The share of all tokens that may overflow, in per cent; none by default. Where the book has no price for overflow
    /// nothing is left to it, as a notice then says.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub overflow_limit_percent: Option<String>,
    /// What one of the scenario's Model Units was measured to hold; absent when they are not considered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model_units: Option<Throughput>,
}

/// The cheapest way to meet a weekly demand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlanAnswer {
    /// The contract's version.
    pub version: u32,
    /// The price book the answer was computed with.
    pub book: String,
    /// The currency of every amount.
    pub currency: Code<Currency>,
    /// Which of the plans is the cheapest.
    pub cheapest: Code<Product>,
    /// What it costs.
    pub total: Amount,
    /// What it saves against the cheapest single method that is allowed; never below zero.
    pub saving: Amount,
    /// The same demand paid in one way only, the cheapest first; per token where the book has a price for that.
    pub single_methods: Vec<SingleMethod>,
    /// Provisioned Throughput in packages and hours, with overflow.
    pub ptu: ThroughputPlan,
    /// Model Units in months and hours; absent when they were not asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model_units: Option<UnitPlan>,
    /// What a reader must know to compare the two plans fairly, why no overflow is priced, how cached tokens are, and what
    /// the orders assume.
    pub notices: Vec<Note<Notice>>,
    /// Every source the answer rests on.
    pub sources: Vec<Source>,
}

named_enum! {
    /// A product a plan is made of.
    pub enum Product {
        /// Provisioned Throughput.
        Ptu = "ptu",
        /// Model Units.
        ModelUnit = "model-unit",
    }
}

/// A demand paid in one way only, what is reserved being sized for its peak.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SingleMethod {
    /// The way to pay.
    pub method: Code<Method>,
    /// What it costs.
    pub cost: Amount,
    /// Whether it keeps to the overflow limit; per token everything overflows.
    pub allowed: bool,
}

/// Provisioned Throughput for a weekly demand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ThroughputPlan {
    /// What it costs: reservations and overflow.
    pub total: Amount,
    /// What the reservations cost.
    pub reserved: Amount,
    /// What the overflow costs.
    pub overflow: Amount,
    /// Tokens that overflow.
    pub overflow_tokens: Quantity,
    /// Their share of all tokens.
    pub overflow_share: Share,
    /// The longest input of the price tier that overflow is priced at, in tokens; absent when it has no bound, or no
    /// price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overflow_tier: Option<u32>,
    /// Packages to order, in order of time.
    pub orders: Vec<PlannedOrder>,
    /// Throughput to pay by the hour, one amount at a time, on top of what runs on packages; in order of time.
    pub hours: Vec<PlannedHours>,
    /// Each change between packages and hours. It needs another deployment.
    pub switches: Vec<PlannedSwitch>,
    /// Where the book states that a change needs another deployment; empty without a switch.
    pub conditions: Vec<Note<Condition>>,
    /// What of each week is left to overflow, as whole requests; empty where nothing is.
    pub left: Vec<LeftWindow>,
    /// The mix beside what else it could have been: nothing reserved, and nothing left to overflow.
    pub mixes: Vec<PlannedMix>,
    /// The slices of what is reserved, input before output, the lowest first.
    pub slices: Vec<PlannedSlice>,
    /// No lawful mix costs less than this, whatever it reserves in each hour of the week.
    pub least: Amount,
    /// How much less that is than the total.
    pub within: Amount,
    /// Whether the plan is that cheap; `false` when there were too many mixes to look at or rule out all of them.
    pub proved: bool,
}

impl ThroughputPlan {
    /// That no mix costs less, or how much less one could cost at the most. `written` writes an amount.
    pub fn proof(&self, lang: Lang, written: impl Fn(&Amount) -> String) -> String {
        if self.proved {
            lang.report_proved().into()
        } else {
            lang.report_within(&written(&self.least), &written(&self.within))
        }
    }
}

impl PlanQuestion {
    /// Reads a question from JSON.
    ///
    /// # Errors
    /// Everything that is not of the contract's shape, as [`Scenario::from_value`].
    pub fn from_value(value: &Value) -> Result<Self, Vec<Problem>> {
        let (scenario, (demand, overflow_limit_percent, model_units)) = decode::question(value, |fields| {
            let demand = fields.object("demand", Demand::decode);
            let overflow_limit_percent = fields.optional_decimal("overflowLimitPercent");
            let model_units = fields.optional_object("modelUnits", Throughput::decode);
            Some((demand?, overflow_limit_percent, model_units))
        })?;
        Ok(Self { version: VERSION, scenario, demand, overflow_limit_percent, model_units })
    }
}

/// The cheapest way to meet a weekly demand over the scenario's period.
///
/// # Errors
/// Everything that is wrong with the question, each thing at its path.
pub fn plan(question: &PlanQuestion) -> Result<PlanAnswer, Vec<Problem>> {
    let asked = read::asked(question.version, &question.scenario, |reader| question.read(reader))?;
    let (question, unpriced) = asked.question()?;
    let unit = asked.measured_unit()?;
    planned(&question, &asked.scenario, unit.as_ref(), unpriced).map_err(Problem::of_whole)
}

/// Whether [`plan`] takes a question; it does not work out the plan, which takes some seconds where ten years have no two
/// hours of the week alike.
///
/// # Errors
/// Everything that is wrong with the question, each thing at its path.
pub fn check(question: &PlanQuestion) -> Result<(), Vec<Problem>> {
    let asked = read::asked(question.version, &question.scenario, |reader| question.read(reader))?;
    asked.question()?;
    asked.measured_unit()?;
    Ok(())
}

/// The question's own fields, read.
struct Own {
    demand: plan::WeeklyDemand,
    overflow_limit: Ratio,
    /// What one unit holds, input and output.
    model_units: Option<(TokensPerMinute, TokensPerMinute)>,
}

impl PlanQuestion {
    fn read(&self, reader: &mut Reader<'_>) -> Option<Own> {
        let demand = reader.within("demand", |reader| self.demand.read(reader));
        let limit = reader.or_zero(&self.overflow_limit_percent, |reader, text| {
            reader.percentage("overflowLimitPercent", text)
        });
        let model_units = self.model_units.as_ref();
        let measured =
            model_units.map(|unit| reader.within("modelUnits", |reader| unit.read_positive(reader)));
        let measured = match measured {
            Some(measured) => Some(measured?),
            None => None,
        };
        Some(Own {
            demand: demand?,
            overflow_limit: Ratio::from(limit? / Decimal::ONE_HUNDRED),
            model_units: measured,
        })
    }
}

impl Asked<Own> {
    /// The engine's question; and why overflow has no price, where it has none.
    fn question(&self) -> Result<(Question<'_>, Option<Remark<Notice>>), Vec<Problem>> {
        let (offer, capacity) = self.ptu()?;
        // The price tier of the traffic's requests, or of the shortest ones.
        let traffic = self.scenario.traffic.as_ref();
        let length = traffic.map_or(Decimal::ZERO, |traffic| traffic.input_tokens);
        let tariff = self.book.tariff(&capacity.model, capacity.mode, length);
        let question = Question {
            book: self.book,
            offer,
            tokens: tariff.as_ref().ok().copied(),
            cached_share: traffic.map_or(Decimal::ZERO, |traffic| traffic.cached_share),
            period: self.scenario.period,
            demand: &self.own.demand,
            overflow_limit: self.own.overflow_limit,
            assumptions: self.scenario.assumptions,
        };
        Ok((question, tariff.err()))
    }

    fn measured_unit(&self) -> Result<Option<MeasuredUnit<'static>>, Vec<Problem>> {
        let Some((input, output)) = self.own.model_units else { return Ok(None) };
        let missing = || vec![Problem::new(ProblemCode::Missing, "scenario.modelUnit", "")];
        let asked = self.scenario.model_units.as_ref().ok_or_else(missing)?;
        let offer = self.book.model_unit_offer(&asked.model, asked.mode, asked.spec.as_deref());
        let offer = offer.map_err(Problem::of_whole)?;
        Ok(Some(MeasuredUnit { offer, input: input.0.into(), output: output.0.into() }))
    }
}

fn planned(
    question: &Question<'_>,
    scenario: &engine::Scenario,
    unit: Option<&MeasuredUnit<'_>>,
    unpriced: Option<Remark<Notice>>,
) -> Result<PlanAnswer, Error> {
    let book = question.book;
    let plan = plan::plan(question)?;
    let units = unit.map(|unit| plan::on_model_units(question, unit)).transpose()?;

    let mut single =
        vec![(Method::PtuHourly, plan.single.hourly, true), (Method::PtuDaily, plan.single.daily, true)];
    let all_may_overflow = question.overflow_limit >= Ratio::ONE;
    single.extend(plan.single.tokens.map(|tokens| (Method::TokenUsage, tokens, all_may_overflow)));
    if let Some(units) = &units {
        single.push((Method::MuHourly, units.hourly, true));
        single.push((Method::MuMonthly, units.monthly, true));
    }
    single.sort_by_key(|(_, cost, _)| *cost);
    let (cheapest, total) = match &units {
        Some(units) if units.total < plan.total => (Product::ModelUnit, units.total),
        _ => (Product::Ptu, plan.total),
    };
    let best_single = single.iter().find(|(_, _, allowed)| *allowed).map_or(total, |(_, cost, _)| *cost);

    let mut writer = Writer::new(book);
    writer.cite_all(&[question.offer.source.clone(), book.policy.daily_expiry.source.clone()]);
    let mut remarks = Vec::new();
    if let Some(unit) = unit {
        writer.cite(&unit.offer.source);
        remarks = comparison::compare(book, scenario)?.notices;
        // A plan has a demand of its own, and prices no token-billed deployment.
        remarks.retain(|remark| !remark.code.is_about_deployment());
    }
    if let Some(remark) = book.cache_remark(scenario).filter(|_| question.tokens.is_some()) {
        remarks.retain(|other| *other != remark);
        remarks.push(remark);
    }
    if let Some(unpriced) = unpriced {
        remarks.retain(|remark| remark.code != unpriced.code);
        remarks.push(unpriced);
        if question.overflow_limit > Ratio::ZERO {
            remarks.push(Remark { code: Notice::NothingLeftToOverflow, sources: Vec::new() });
        }
    }
    let schedule = plan.schedule(question)?;
    if schedule.adds() {
        let policy = &book.policy;
        let sources = [&policy.input_purchase.source, &policy.output_purchase.source];
        remarks.push(Remark { code: Notice::AddedInSteps, sources: SourceId::distinct(sources) });
    }
    let notices = writer.notices(&remarks);
    Ok(PlanAnswer {
        version: VERSION,
        book: book.id.clone(),
        currency: Code(book.currency),
        cheapest: Code(cheapest),
        total: writer.amount(total),
        saving: writer.amount(best_single.minus(total)?.max(Money::ZERO)),
        single_methods: single
            .into_iter()
            .map(|(method, cost, allowed)| SingleMethod {
                method: Code(method),
                cost: writer.amount(cost),
                allowed,
            })
            .collect(),
        ptu: writer.throughput_plan(question, &plan, &schedule)?,
        model_units: units.as_ref().map(|units| writer.unit_plan(units)),
        notices,
        sources: writer.sources(book),
    })
}

impl Writer {
    fn throughput_plan(
        &mut self,
        question: &Question<'_>,
        plan: &plan::Plan,
        schedule: &Schedule,
    ) -> Result<ThroughputPlan, Error> {
        let mix = &plan.mix;
        let orders = schedule.orders.iter().map(|order| self.planned_order(order)).collect();
        let hours = schedule.hours.iter().map(|hours| self.planned_hours(hours)).collect();
        let switches: Vec<_> = schedule.switches.iter().map(PlannedSwitch::new).collect();
        let conditions = if switches.is_empty() {
            Vec::new()
        } else {
            self.stated(question.book, Condition::RedeployToChange, Method::PtuDaily)
        };
        let mut mixes: Vec<&plan::Mix> = vec![&plan.nothing, mix, &plan.whole];
        // Without a price for overflow only what is reserved whole comes into question.
        mixes.retain(|mix| question.tokens.is_some() || mix.overflow_tokens.is_zero());
        mixes.dedup();
        let mixes = mixes.into_iter().map(|mix| self.planned_mix(mix, plan)).collect::<Result<_, _>>()?;
        Ok(ThroughputPlan {
            total: self.amount(plan.total),
            reserved: self.amount(mix.reserved),
            overflow: self.amount(plan.total.minus(mix.reserved)?),
            overflow_tokens: mix.overflow_tokens.into(),
            overflow_share: Share::of(mix.overflow_share)?,
            overflow_tier: question.tokens.and_then(|tariff| tariff.tier.input_up_to),
            orders,
            hours,
            switches,
            conditions,
            left: left::windows(&mix.left),
            mixes,
            slices: plan.slices.iter().map(|slice| self.slice(slice)).collect(),
            least: self.amount(plan.least),
            within: self.amount(plan.total.minus(plan.least)?),
            proved: plan.proved(),
        })
    }
}
