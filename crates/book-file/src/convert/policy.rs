//! The rules that are numbers, and the terms.

use std::collections::BTreeSet;

use billing::{
    method::Method,
    named::Named as _,
    price_book::{
        BillingIncrement, EarlyTermination, Policy, PurchaseRule, Renewal, Sourced, StatedCondition, Terms,
    },
};

use super::Notes;
use crate::{
    fault::FaultCode,
    file,
    value::{At, Name},
};

impl<'a> Notes<'a> {
    pub(super) fn policy(&mut self, policy: &'a file::Policy) -> Policy {
        Policy {
            input_price_block: self.sourced(&policy.input_price_block, "input_price_block", Self::positive),
            output_price_block: self.sourced(
                &policy.output_price_block,
                "output_price_block",
                Self::positive,
            ),
            token_price_block: self.sourced(&policy.token_price_block, "token_price_block", Self::positive),
            daily_expiry: self.sourced(&policy.daily_expiry, "daily_expiry", Self::time),
            late_order_after: self.sourced(&policy.late_order_after, "late_order_after", Self::time),
            stop_after_minutes: self.sourced(&policy.stop_after_minutes, "stop_after_minutes", plain),
            release_after_minutes: self.sourced(
                &policy.release_after_minutes,
                "release_after_minutes",
                plain,
            ),
            overdue_minutes: self.sourced(&policy.overdue_minutes, "overdue_minutes", plain),
            ptu_hourly_increment: self.sourced(
                &policy.ptu_hourly_increment,
                "ptu_hourly_increment",
                increment(BillingIncrement::Minute),
            ),
            mu_hourly_increment: self.sourced(
                &policy.mu_hourly_increment,
                "mu_hourly_increment",
                increment(BillingIncrement::Minute),
            ),
            mu_monthly_increment: self.sourced(
                &policy.mu_monthly_increment,
                "mu_monthly_increment",
                increment(BillingIncrement::Day),
            ),
            early_cancel_factor: self.sourced(
                &policy.early_cancel_factor,
                "early_cancel_factor",
                Self::positive,
            ),
            day_rate_days: self.sourced(&policy.day_rate_days, "day_rate_days", Self::count),
            daily_terms: self.sourced(&policy.daily_terms, "daily_terms", Self::terms),
            monthly_terms: self.sourced(&policy.monthly_terms, "monthly_terms", Self::terms),
            input_purchase: self.sourced(&policy.input_purchase, "input_purchase", Self::purchase),
            output_purchase: self.sourced(&policy.output_purchase, "output_purchase", Self::purchase),
            early_termination: self.sourced(
                &policy.early_termination,
                "early_termination",
                Self::early_termination,
            ),
            overflow: self.sourced(&policy.overflow, "overflow", named),
            renewal: policy.renewal.as_ref().map(|entry| self.sourced(entry, "renewal", Self::renewal)),
        }
    }

    pub(super) fn conditions(&mut self, rows: &'a [file::Condition]) -> Vec<StatedCondition> {
        let mut seen = BTreeSet::new();
        let read = rows.iter().enumerate().map(|(index, row)| {
            let path = format!("condition[{index}]");
            let condition = row.id.0;
            let methods: Vec<Method> = row.methods.value.iter().map(|Name(method)| *method).collect();
            if methods.is_empty() {
                let message = "the condition must hold for some method of payment";
                self.fault(FaultCode::EmptyList, &row.methods, format!("{path}.methods"), message);
            }
            for method in methods.iter().filter(|method| !seen.insert((condition, **method))) {
                let message = format!("`{}` is stated for `{}` already", condition.name(), method.name());
                self.fault(FaultCode::Overlap, &row.methods, format!("{path}.methods"), message);
            }
            StatedCondition { condition, methods, source: self.cite(&row.source, &path) }
        });
        read.collect()
    }

    /// The value of a rule, read from `policy.<key>`, with its source.
    fn sourced<T, U>(
        &mut self,
        entry: &'a file::Sourced<T>,
        key: &str,
        value: impl FnOnce(&mut Self, &T, &str) -> U,
    ) -> Sourced<U> {
        let path = format!("policy.{key}");
        Sourced {
            value: value(self, &entry.value, &format!("{path}.value")),
            source: self.cite(&entry.source, &path),
        }
    }

    fn count(&mut self, at: &At<u32>, path: &str) -> u32 {
        if at.value == 0 {
            self.fault(FaultCode::Zero, at, path, "zero makes no sense here");
        }
        at.value
    }

    fn terms(&mut self, at: &At<file::Terms>, path: &str) -> Terms {
        let terms = match &at.value {
            file::Terms::Any => return Terms::Any,
            file::Terms::OneOf(terms) => terms,
        };
        if terms.is_empty() {
            self.fault(FaultCode::EmptyList, at, path, "no term is on sale");
        }
        if terms.first() == Some(&0) {
            self.fault(FaultCode::Zero, at, path, "a term of zero is no term");
        }
        if !terms.is_sorted_by(|term, next| term < next) {
            self.fault(FaultCode::OutOfOrder, at, path, "each term must be longer than the one before it");
        }
        Terms::OneOf(terms.clone())
    }

    fn purchase(&mut self, purchase: &file::Purchase, path: &str) -> PurchaseRule {
        PurchaseRule {
            minimum: self.decimal(&purchase.minimum, &format!("{path}.minimum")),
            step: self.positive(&purchase.step, &format!("{path}.step")),
        }
    }

    fn renewal(&mut self, renewal: &file::Renewal, path: &str) -> Renewal {
        let (from, until) = (format!("{path}.from"), format!("{path}.until"));
        let noted = self.faults.len();
        let read = Renewal {
            days_before: self.count(&renewal.days_before, &format!("{path}.days_before")),
            from: self.time(&renewal.from, &from),
            until: self.time(&renewal.until, &until),
            most_tries: self.count(&renewal.most_tries, &format!("{path}.most_tries")),
            on_by_default: renewal.on_by_default,
        };
        // A time that could not be read has its fault already.
        if self.faults.len() == noted && read.until <= read.from {
            self.fault(FaultCode::OutOfOrder, &renewal.until, until, "the window must end after it starts");
        }
        read
    }

    fn early_termination(&mut self, value: &file::EarlyTermination, path: &str) -> EarlyTermination {
        match value {
            file::EarlyTermination::NotPossible => EarlyTermination::NotPossible,
            file::EarlyTermination::Charged { factor, until_days, factor_after } => {
                EarlyTermination::Charged {
                    factor: self.decimal(factor, &format!("{path}.charged.factor")),
                    until_days: *until_days,
                    factor_after: self.decimal(factor_after, &format!("{path}.charged.factor_after")),
                }
            }
        }
    }
}

fn plain<T: Copy>(_: &mut Notes<'_>, value: &T, _: &str) -> T {
    *value
}

fn named<T: Copy>(_: &mut Notes<'_>, Name(value): &Name<T>, _: &str) -> T {
    *value
}

/// Reads an increment, which must be the one the engine bills by: another one would be shown but not computed.
fn increment<'a>(
    billed: BillingIncrement,
) -> impl FnOnce(&mut Notes<'a>, &At<Name<BillingIncrement>>, &str) -> BillingIncrement {
    move |notes, at, path| {
        let Name(stated) = at.value;
        if stated != billed {
            let message = format!("this is billed by the {}; no other increment is computed", billed.name());
            notes.fault(FaultCode::UnsupportedIncrement, at, path, message);
        }
        stated
    }
}
