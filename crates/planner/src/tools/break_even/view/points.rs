//! Each point with its sums and its lines.

use contract::{
    break_even::{
        BlockPrices, BreakEven, DailyAgainstHourly, TokensAgainstPrice, UtilisationPoint, UtilisationPoints,
    },
    comparison::Amount,
    quantity::Quantity,
};
use yew::AttrValue;

use super::{Outcome, PointView, Words};
use crate::parts::{
    crossing::{Crossing, CrossingWords},
    curves::CurvesView,
};

/// Hours of a day, and of the longest month.
const HOURS_A_DAY: f64 = 24.0;
const HOURS_A_MONTH: f64 = 744.0;
/// Decimals of a number in a sum.
const DECIMALS: u32 = 4;

impl Words<'_> {
    /// Every point of the answer.
    pub(super) fn points(&self) -> Vec<PointView> {
        let daily = self.answer.daily_against_hourly.as_ref();
        let mut points: Vec<PointView> = daily.map(|daily| self.daily(daily)).into_iter().collect();
        points.extend(self.monthly());
        points.extend(self.cancellation());
        points.extend(self.units_against_tokens());
        points.extend(self.against_units());
        points.extend(daily.map_or_else(Vec::new, |daily| self.against_tokens(daily)));
        points
    }

    fn daily(&self, daily: &DailyAgainstHourly) -> PointView {
        let lang = self.format.lang();
        let (a_day, an_hour) = (self.money.rounded(&daily.a_day), self.money.rounded(&daily.an_hour));
        let sums = [
            self.multiple(lang.dimension_input(), &daily.input),
            self.multiple(lang.dimension_output(), &daily.output),
            self.meets(&daily.hours_a_day).map(|hours| lang.even_hours_a_day(&a_day, &an_hour, &hours)),
        ];
        let conclusion = match (self.meets(&daily.input.multiple), daily.any_capacity, daily.any_model) {
            (Some(multiple), true, true) => lang.even_any_model(&multiple),
            (_, true, _) => lang.even_any_capacity().into(),
            (_, false, _) => lang.even_some_capacity().into(),
        };
        let outcome = self.outcome(&daily.minutes_a_day, |minutes| lang.even_a_day(&self.time(minutes)));
        PointView {
            id: "daily-against-hourly",
            title: lang.even_daily_against_hourly().into(),
            proof: sums.into_iter().flatten().chain([conclusion]).map(Into::into).collect(),
            chart: self.chart(
                crossing([&daily.a_day, &daily.an_hour], HOURS_A_DAY),
                lang.even_across_day(),
                [lang.even_line_package(), lang.even_line_hourly()],
                &outcome,
            ),
            outcome,
        }
    }

    fn monthly(&self) -> Option<PointView> {
        let (lang, monthly) = (self.format.lang(), self.answer.monthly_against_hourly.as_ref()?);
        let (a_month, an_hour) = (self.money.rounded(&monthly.a_month), self.money.rounded(&monthly.an_hour));
        let sum = self
            .meets(&monthly.hours_a_month)
            .map(|hours| lang.even_hours_a_month(&a_month, &an_hour, &hours));
        let outcome =
            self.outcome(&monthly.minutes_a_month, |minutes| lang.even_a_month(&self.time(minutes)));
        Some(PointView {
            id: "monthly-against-hourly",
            title: lang.even_monthly_against_hourly().into(),
            proof: sum.map(Into::into).into_iter().chain([lang.even_any_units().into()]).collect(),
            chart: self.chart(
                crossing([&monthly.a_month, &monthly.an_hour], HOURS_A_MONTH),
                lang.even_across_month(),
                [lang.even_line_package(), lang.even_line_hourly()],
                &outcome,
            ),
            outcome,
        })
    }

    /// A month cancelled early against hours, and against keeping it.
    fn cancellation(&self) -> Vec<PointView> {
        let lang = self.format.lang();
        let (Some(monthly), Some(cancelled)) =
            (&self.answer.monthly_against_hourly, &self.answer.cancellation)
        else {
            return Vec::new();
        };
        let [a_month, an_hour, a_day] =
            [&monthly.a_month, &monthly.an_hour, &cancelled.a_day].map(|price| self.money.rounded(price));
        let days = cancelled.day_rate_days.to_string();
        let factor = self.format.number(&cancelled.factor.value);

        let charged = lang.even_cancelled_day(&a_month, &days, &factor, &a_day);
        let hours =
            self.meets(&cancelled.hours_a_day).map(|hours| lang.even_hours_a_day(&a_day, &an_hour, &hours));
        let pays = self.outcome(&cancelled.minutes_a_day, |minutes| lang.even_a_day(&self.time(minutes)));
        let whole = match self.outcome(&cancelled.whole_month_from_day, |day| lang.even_day(day)) {
            Outcome::From { amount, .. } => Outcome::From { amount, words: lang.even_whole_month_on() },
            other => other,
        };
        let day = match &cancelled.whole_month_from_day {
            BreakEven::Always => None,
            BreakEven::Never { exact } | BreakEven::From { exact, .. } => Some(exact.rounded(DECIMALS)),
        };
        let day = day.map(|day| lang.even_cancelled_days(&days, &factor, &self.format.number(&day)).into());
        vec![
            PointView {
                id: "cancelled-against-hourly",
                title: lang.even_cancelled_against_hourly().into(),
                proof: [charged].into_iter().chain(hours).map(Into::into).collect(),
                chart: self.chart(
                    crossing([&cancelled.a_day, &monthly.an_hour], HOURS_A_DAY),
                    lang.even_across_day(),
                    [lang.even_line_cancelled_day(), lang.even_line_hourly()],
                    &pays,
                ),
                outcome: pays,
            },
            PointView {
                id: "whole-month-from-day",
                title: lang.even_whole_month_from().into(),
                proof: day.into_iter().collect(),
                chart: self.chart(
                    crossing([&monthly.a_month, &cancelled.a_day], f64::from(cancelled.day_rate_days)),
                    lang.even_across_days(),
                    [lang.even_line_kept(), lang.even_line_cancelled()],
                    &whole,
                ),
                outcome: whole,
            },
        ]
    }

    /// Model Units by the month and by the hour against token-billed deployment.
    fn units_against_tokens(&self) -> Vec<PointView> {
        let lang = self.format.lang();
        let Some(against) = &self.answer.model_units_against_tokens else { return Vec::new() };
        let number = |quantity: &Quantity| self.format.number(&quantity.rounded(DECIMALS));
        let (request, tokens) = (self.money.rounded(&against.a_request), number(&against.tokens_a_request));
        let proof = |price: &str, even: &TokensAgainstPrice| {
            let sum = lang.even_requests(price, &request, &number(&even.requests), &tokens);
            vec![sum.into(), lang.even_units_carry().into()]
        };
        let (monthly, hourly) = (&against.monthly, &against.hourly);
        let count = |tokens: &str| self.format.number(tokens);
        vec![
            PointView {
                id: "monthly-against-token-deployment",
                title: lang.even_monthly_against_deployment().into(),
                outcome: self.outcome(&monthly.tokens, |tokens| lang.even_tokens_a_month(&count(tokens))),
                proof: proof(&lang.even_a_month(&self.money.rounded(&monthly.price)), monthly),
                chart: None,
            },
            PointView {
                id: "hourly-against-token-deployment",
                title: lang.even_hourly_against_deployment().into(),
                outcome: self.outcome(&hourly.tokens, |tokens| lang.even_tokens_an_hour(&count(tokens))),
                proof: proof(&lang.even_an_hour(&self.money.rounded(&hourly.price)), hourly),
                chart: None,
            },
        ]
    }

    fn against_units(&self) -> Vec<PointView> {
        let lang = self.format.lang();
        let Some(units) = &self.answer.ptu_against_model_units else { return Vec::new() };
        let costs = [(units.ptu.0, &units.ptu_cost), (units.model_units.0, &units.model_units_cost)];
        let costs = costs.map(|(method, cost)| {
            AttrValue::from(lang.even_cost(lang.method(method), &self.money.rounded(cost)))
        });
        let tpm = units.input_tpm.as_ref().zip(units.output_tpm.as_ref());
        let multiple = units.capacity_multiple.as_ref().zip(tpm).map(|(multiple, (input, output))| {
            lang.even_capacity_multiple(
                &self.format.number(&multiple.rounded(DECIMALS)),
                &self.format.number(&input.rounded(0)),
                &self.format.number(&output.rounded(0)),
            )
        });
        vec![
            PointView {
                id: "model-units-against-ptu",
                title: lang.even_units_against_ptu().into(),
                outcome: self.outcome(&units.input_blocks, |blocks| self.blocks(blocks)),
                proof: costs.iter().cloned().chain(multiple.map(AttrValue::from)).collect(),
                chart: None,
            },
            PointView {
                id: "ptu-against-model-units",
                title: lang.even_ptu_against_units().into(),
                outcome: self.outcome(&units.units, |units| lang.even_units(&self.format.number(units))),
                proof: costs.into(),
                chart: None,
            },
        ]
    }

    /// Blocks as the throughput they are; where costs would meet may be a part of a block.
    fn blocks(&self, blocks: &str) -> String {
        let (lang, shown) = (self.format.lang(), self.format.number(blocks));
        let tpm = self.input_block.and_then(|block| blocks.parse::<u64>().ok()?.checked_mul(block));
        match tpm {
            Some(tpm) => lang.even_blocks_tpm(&self.format.number(&tpm.to_string()), &shown),
            None => lang.even_blocks(&shown),
        }
    }

    /// Each tier of per-token prices against an hour and a day of the reservation.
    fn against_tokens(&self, daily: &DailyAgainstHourly) -> Vec<PointView> {
        let lang = self.format.lang();
        let [an_hour, a_day] = [&daily.an_hour, &daily.a_day].map(|price| self.money.rounded(price));
        let points = self.answer.ptu_against_tokens.iter().flat_map(|tier| {
            let (length, full) = (self.length(tier), self.money.rounded(&tier.full_hour));
            let (by_hour, hour_share) = self.utilisation(&tier.hourly);
            let (by_day, day_share) = self.utilisation(&tier.daily);
            [
                PointView {
                    id: "hourly-against-tokens",
                    title: lang.even_hourly_against_tokens(&length).into(),
                    outcome: by_hour,
                    proof: vec![lang.even_full_hour(&an_hour, &full, &hour_share).into()],
                    chart: None,
                },
                PointView {
                    id: "daily-against-tokens",
                    title: lang.even_daily_against_tokens(&length).into(),
                    outcome: by_day,
                    proof: vec![lang.even_full_day(&a_day, &full, &day_share).into()],
                    chart: None,
                },
            ]
        });
        points.collect()
    }

    /// From which share of the quota on, and the share at which the costs meet.
    fn utilisation(&self, point: &UtilisationPoint) -> (Outcome, String) {
        let lang = self.format.lang();
        match point {
            UtilisationPoint::Never { share } => {
                let percent = self.format.number(&share.percent);
                (Outcome::Never(lang.even_never_full(&percent).into()), percent)
            }
            UtilisationPoint::From { share } => {
                let percent = self.format.number(&share.percent);
                let amount = lang.even_of_quota(&percent).into();
                (Outcome::From { amount, words: lang.even_on() }, percent)
            }
        }
    }

    fn multiple(&self, direction: &str, prices: &BlockPrices) -> Option<String> {
        let [a_day, an_hour] = [&prices.a_day, &prices.an_hour].map(|price| self.money.exact(&price.value));
        let multiple = self.meets(&prices.multiple)?;
        Some(self.format.lang().even_multiple(direction, &a_day, &an_hour, &multiple))
    }

    fn length(&self, tier: &UtilisationPoints) -> String {
        let lang = self.format.lang();
        match tier.input_up_to {
            Some(tokens) => lang.even_up_to(&self.format.number(&tokens.to_string())),
            None => lang.even_any_length().into(),
        }
    }

    /// Minutes as hours and minutes; where costs would meet may be a part of a minute.
    fn time(&self, minutes: &str) -> String {
        match minutes.parse() {
            Ok(minutes) => self.format.lang().duration(minutes),
            Err(_) => self.format.lang().even_minutes(&self.format.number(minutes)),
        }
    }

    /// The lines of a crossing, and the outcome in words for who does not see them.
    fn chart(
        &self,
        crossing: Option<Crossing>,
        amount: &str,
        [fixed, growing]: [&str; 2],
        outcome: &Outcome,
    ) -> Option<CurvesView> {
        let lang = self.format.lang();
        let words = CrossingWords {
            title: lang.even_chart(fixed, growing),
            description: outcome.sentence(),
            amount: amount.into(),
            currency: self.answer.currency.to_string(),
            fixed: fixed.into(),
            growing: growing.into(),
            sign: outcome.amount().to_owned(),
        };
        crossing?.curves(words, self.format, self.money)
    }
}

/// A cost that stays and one that grows, as lengths to be drawn.
fn crossing([fixed, each]: [&Amount; 2], most: f64) -> Option<Crossing> {
    Some(Crossing { fixed: fixed.value.parse().ok()?, each: each.value.parse().ok()?, most })
}
