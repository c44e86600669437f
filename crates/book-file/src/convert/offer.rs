//! What is sold.

use std::collections::BTreeMap;

use billing::{
    named::Named as _,
    price_book::{
        CacheDiscount, CapacityFactors, DedicatedThroughputOffer, FactorTier, Mode, ModelUnitOffer, PtuOffer,
        ReservationOffer, TokenPriceTier, TokenPrices,
    },
    throughput::CapacityRate,
};
use rust_decimal::Decimal;

use super::Notes;
use crate::{
    fault::{self, FaultCode},
    file::{self, Number, Tier},
    value::{At, Name},
};

impl<'a> Notes<'a> {
    pub(super) fn ptu(&mut self, rows: &'a [file::Ptu]) -> Vec<PtuOffer> {
        let mut seen = Seen::default();
        let read = rows.iter().enumerate().map(|(index, row)| {
            let path = format!("ptu[{index}]");
            let modes = self.modes(&row.modes, &path);
            self.once(&mut seen, &row.model, &modes, "", &path);
            self.limits(row.context_window, &row.max_input_tokens, &path);
            self.no_less(&row.daily.input, &row.hourly.input, &format!("{path}.daily.input"));
            self.no_less(&row.daily.output, &row.hourly.output, &format!("{path}.daily.output"));
            PtuOffer {
                model: self.word(&row.model, &format!("{path}.model")),
                modes,
                context_window: row.context_window,
                max_input_tokens: row.max_input_tokens.value,
                hourly: self.rate(&row.hourly, &format!("{path}.hourly")),
                daily: self.rate(&row.daily, &format!("{path}.daily")),
                source: self.cite(&row.source, &path),
            }
        });
        read.collect()
    }

    pub(super) fn model_units(&mut self, rows: &'a [file::ModelUnit]) -> Vec<ModelUnitOffer> {
        let mut seen = Seen::default();
        let read = rows.iter().enumerate().map(|(index, row)| {
            let path = format!("model_unit[{index}]");
            let modes = row.modes.as_ref().map_or_else(Vec::new, |modes| self.modes(modes, &path));
            self.once(&mut seen, &row.model, &modes, &row.spec.value, &path);
            self.no_less(&row.monthly, &row.hourly, &format!("{path}.monthly"));
            ModelUnitOffer {
                model: self.word(&row.model, &format!("{path}.model")),
                modes,
                spec: self.word(&row.spec, &format!("{path}.spec")),
                context_window: row.context_window,
                hourly: self.decimal(&row.hourly, &format!("{path}.hourly")),
                monthly: self.decimal(&row.monthly, &format!("{path}.monthly")),
                source: self.cite(&row.source, &path),
            }
        });
        read.collect()
    }

    /// The rows of a table of prices per token.
    pub(super) fn token_prices(&mut self, rows: &'a [file::TokenPrice], table: &str) -> Vec<TokenPrices> {
        let mut seen = Seen::default();
        let read = rows.iter().enumerate().map(|(index, row)| {
            let path = format!("{table}[{index}]");
            let modes = self.modes(&row.modes, &path);
            self.once(&mut seen, &row.model, &modes, "", &path);
            TokenPrices {
                model: self.word(&row.model, &format!("{path}.model")),
                modes,
                tiers: self.tiers(&row.tiers, &path, |input_up_to, input, output| TokenPriceTier {
                    input_up_to,
                    input,
                    output,
                }),
                cache: row.cache.as_ref().map(|cache| self.cache(cache, &format!("{path}.cache"))),
                source: self.cite(&row.source, &path),
            }
        });
        read.collect()
    }

    pub(super) fn capacity_factors(&mut self, rows: &'a [file::CapacityFactor]) -> Vec<CapacityFactors> {
        let mut seen = Seen::default();
        let read = rows.iter().enumerate().map(|(index, row)| {
            let path = format!("capacity_factor[{index}]");
            self.once(&mut seen, &row.model, &[], "", &path);
            self.limits(None, &row.max_input_tokens, &path);
            self.reach(&row.tiers, row.max_input_tokens.value, &path);
            CapacityFactors {
                model: self.word(&row.model, &format!("{path}.model")),
                max_input_tokens: row.max_input_tokens.value,
                cache: self.decimal(&row.cache, &format!("{path}.cache")),
                tiers: self.tiers(&row.tiers, &path, |input_up_to, input, output| FactorTier {
                    input_up_to,
                    input,
                    output,
                }),
                source: self.cite(&row.source, &path),
            }
        });
        read.collect()
    }

    pub(super) fn reservations(&mut self, rows: &'a [file::Reservation]) -> Vec<ReservationOffer> {
        let mut seen = Seen::default();
        let read = rows.iter().enumerate().map(|(index, row)| {
            let path = format!("reservation[{index}]");
            self.once(&mut seen, &row.model, &[], "", &path);
            ReservationOffer {
                model: self.word(&row.model, &format!("{path}.model")),
                daily: self.rate(&row.daily, &format!("{path}.daily")),
                source: self.cite(&row.source, &path),
            }
        });
        read.collect()
    }

    pub(super) fn dedicated_throughput(&mut self, rows: &'a [file::Dtu]) -> Vec<DedicatedThroughputOffer> {
        let mut seen = Seen::default();
        let read = rows.iter().enumerate().map(|(index, row)| {
            let path = format!("dtu[{index}]");
            self.once(&mut seen, &row.model, &[], &row.spec.value, &path);
            DedicatedThroughputOffer {
                model: self.word(&row.model, &format!("{path}.model")),
                spec: self.word(&row.spec, &format!("{path}.spec")),
                base_input: self.positive(&row.base_input, &format!("{path}.base_input")),
                base_output: self.positive(&row.base_output, &format!("{path}.base_output")),
                start_monthly: self.decimal(&row.start_monthly, &format!("{path}.start_monthly")),
                expand_monthly: self.decimal(&row.expand_monthly, &format!("{path}.expand_monthly")),
                source: self.cite(&row.source, &path),
            }
        });
        read.collect()
    }

    fn cache(&mut self, cache: &'a file::Cache, path: &str) -> CacheDiscount {
        CacheDiscount {
            implicit_hit: self.decimal(&cache.implicit_hit, &format!("{path}.implicit_hit")),
            explicit_hit: self.decimal(&cache.explicit_hit, &format!("{path}.explicit_hit")),
            explicit_create: self.decimal(&cache.explicit_create, &format!("{path}.explicit_create")),
            source: self.cite(&cache.source, path),
        }
    }

    fn rate(&mut self, rate: &file::Rate, path: &str) -> CapacityRate {
        CapacityRate {
            input: self.decimal(&rate.input, &format!("{path}.input")),
            output: self.decimal(&rate.output, &format!("{path}.output")),
        }
    }

    fn modes(&mut self, at: &At<Vec<Name<Mode>>>, path: &str) -> Vec<Mode> {
        let path = format!("{path}.modes");
        if at.value.is_empty() {
            self.fault(FaultCode::EmptyList, at, &path, "the price must hold for some mode");
        }
        let mut modes = Vec::new();
        for Name(mode) in &at.value {
            if modes.contains(mode) {
                let message = format!("`{}` is listed twice", mode.name());
                self.fault(FaultCode::Overlap, at, &path, message);
            }
            modes.push(*mode);
        }
        modes
    }

    /// The tiers of a row, which must ascend; only the last may be without end.
    fn tiers<T>(
        &mut self,
        at: &At<Vec<Tier>>,
        path: &str,
        tier: impl Fn(Option<u32>, Decimal, Decimal) -> T,
    ) -> Vec<T> {
        let ends = || at.value.iter().map(|tier| tier.input_up_to.unwrap_or(u32::MAX));
        let path = format!("{path}.tiers");
        if at.value.is_empty() {
            self.fault(FaultCode::EmptyList, at, &path, "there must be at least one range of input length");
        }
        if ends().next() == Some(0) || !ends().is_sorted_by(|end, next| end < next) {
            let message = "each range must end above the one before it; only the last may have no end";
            self.fault(FaultCode::OutOfOrder, at, &path, message);
        }
        let read = at.value.iter().enumerate().map(|(index, row)| {
            let path = format!("{path}[{index}]");
            let input = self.decimal(&row.input, &format!("{path}.input"));
            let output = self.decimal(&row.output, &format!("{path}.output"));
            tier(row.input_up_to, input, output)
        });
        read.collect()
    }

    /// Notes when the tiers end below the longest input: requests in between would count nothing.
    fn reach(&mut self, tiers: &At<Vec<Tier>>, max_input: u32, path: &str) {
        let end = tiers.value.last().and_then(|tier| tier.input_up_to);
        if end.is_some_and(|end| end < max_input) {
            let message = "the ranges of input length end below the longest input";
            self.fault(FaultCode::Implausible, tiers, format!("{path}.tiers"), message);
        }
    }

    fn limits(&mut self, context_window: Option<u32>, max_input: &At<u32>, path: &str) {
        let path = format!("{path}.max_input_tokens");
        if max_input.value == 0 {
            self.fault(FaultCode::Zero, max_input, &path, "a model must accept some input");
        }
        if context_window.is_some_and(|window| window < max_input.value) {
            let message = "the longest input is longer than the context window it is part of";
            self.fault(FaultCode::Implausible, max_input, &path, message);
        }
    }

    /// Notes when the longer commitment costs less than one hour: a slip of the pen, most likely.
    fn no_less(&mut self, longer: &Number, hourly: &Number, path: &str) {
        let prices = longer.value.decimal().zip(hourly.value.decimal());
        if prices.is_some_and(|(longer, hourly)| longer < hourly) {
            self.fault(FaultCode::Implausible, longer, path, "this costs less than a single hour");
        }
    }

    /// Notes when an earlier row prices the same model, mode and specification.
    fn once(
        &mut self,
        seen: &mut Seen<'a>,
        model: &'a At<String>,
        modes: &[Mode],
        spec: &'a str,
        path: &str,
    ) {
        let earlier = seen.add(&model.value, modes, spec, fault::row(self.text, model.offset));
        if let Some(row) = earlier {
            let message = format!("`{}` is priced in row {row} already", model.value);
            self.fault(FaultCode::Overlap, model, format!("{path}.model"), message);
        }
    }
}

/// The rows of a table seen so far, by model and specification.
#[derive(Default)]
struct Seen<'a>(BTreeMap<(&'a str, &'a str), Vec<Priced>>);

/// The modes a row prices, and its line.
struct Priced {
    modes: Vec<Mode>,
    line: usize,
}

impl<'a> Seen<'a> {
    /// Adds a row; the line of an earlier one that holds for a mode in common. No mode is every mode.
    fn add(&mut self, model: &'a str, modes: &[Mode], spec: &'a str, line: usize) -> Option<usize> {
        let rows = self.0.entry((model, spec)).or_default();
        let overlaps = |earlier: &Priced| {
            earlier.modes.is_empty()
                || modes.is_empty()
                || modes.iter().any(|mode| earlier.modes.contains(mode))
        };
        let earlier = rows.iter().find(|row| overlaps(row)).map(|row| row.line);
        rows.push(Priced { modes: modes.to_vec(), line });
        earlier
    }
}
