//! A plan as records of CSV.

use std::borrow::Cow;

use billing::{named::Named as _, plan::Dimension};
use contract::{
    comparison::Amount,
    plan::{LeftWindow, PlanAnswer, PlannedMix, PlannedSlice, PlannedSwitch, UnitPlan, UnitStep},
};
use serde::Serialize;

/// What the records of CSV are, for `--help`.
pub(crate) const CSV: &str = "\
CSV: `what` says of what a record is, and what does not apply to it is empty.
  total          what the cheapest product, `way`, costs
  saving         what that saves against the cheapest single method that is allowed
  single-method  what the demand costs in one `way` alone, and whether the overflow limit allows that
  ptu            what Provisioned Throughput costs, the `tokens` that overflow and what those cost
  order          a daily package to order
  hours          throughput to pay by the hour, one amount at a time, on top of packages
  switch         a change of the payment method to `way` at `start`, `gap_minutes` after the other ended
  left           what is left to overflow from `start` to `end` on the `week_days` of every week, and what is reserved then
  mix            the plan, which is `chosen`, beside reserving nothing and everything: `cost` with overflow, `reserved_cost`
                 without, the `tokens` that overflow and what those cost; whether the limit allows it
  least          no lawful mix costs less than this
  slice          a slice of what is reserved, and what each way to pay for it would cost
  model-units    what Model Units cost, and the `units` at the peak
  unit-group     `units` that are needed in the same hours, by the number of their `group`
  unit-month     a month to buy for each unit of the group; `days` are charged where it is cancelled
  unit-hours     hours to pay for each unit of the group";

/// A part of the plan as a CSV record.
#[derive(Default, Serialize)]
pub(super) struct Record<'answer> {
    what: &'static str,
    start: Cow<'answer, str>,
    end: Cow<'answer, str>,
    days: Option<u32>,
    input_tpm: &'answer str,
    output_tpm: &'answer str,
    cost: &'answer str,
    above_tpm: &'answer str,
    way: &'static str,
    reserved_cost: &'answer str,
    gap_minutes: Option<i64>,
    package_days: &'answer str,
    package_price: &'answer str,
    packages_cost: &'answer str,
    hours: &'answer str,
    hour_price: &'answer str,
    hours_cost: &'answer str,
    tokens: &'answer str,
    overflow_cost: &'answer str,
    allowed: Option<bool>,
    chosen: Option<bool>,
    group: Option<usize>,
    units: Option<i64>,
    week_days: String,
    reserved_input_tpm: &'answer str,
    reserved_output_tpm: &'answer str,
}

fn amount<'answer>(what: &'static str, cost: &'answer Amount) -> Record<'answer> {
    Record { what, cost: &cost.value, ..Record::default() }
}

pub(super) fn records(answer: &PlanAnswer) -> impl Iterator<Item = Record<'_>> {
    let ptu = &answer.ptu;
    let total = Record { way: answer.cheapest.0.name(), ..amount("total", &answer.total) };
    let single = answer.single_methods.iter().map(|single| Record {
        way: single.method.0.name(),
        allowed: Some(single.allowed),
        ..amount("single-method", &single.cost)
    });
    let throughput = Record {
        tokens: &ptu.overflow_tokens.value,
        overflow_cost: &ptu.overflow.value,
        ..amount("ptu", &ptu.total)
    };
    let orders = ptu.orders.iter().map(|order| Record {
        start: order.package.ordered.as_str().into(),
        end: order.package.expires.as_str().into(),
        days: Some(order.package.days),
        input_tpm: &order.input_tpm.value,
        output_tpm: &order.output_tpm.value,
        ..amount("order", &order.cost)
    });
    let hours = ptu.hours.iter().map(|hours| Record {
        start: hours.start.as_str().into(),
        end: hours.end.as_str().into(),
        input_tpm: &hours.input_tpm.value,
        output_tpm: &hours.output_tpm.value,
        ..amount("hours", &hours.cost)
    });
    [total, amount("saving", &answer.saving)]
        .into_iter()
        .chain(single)
        .chain([throughput])
        .chain(orders)
        .chain(hours)
        .chain(ptu.switches.iter().map(switch_record))
        .chain(ptu.left.iter().map(left_record))
        .chain(ptu.mixes.iter().map(mix_record))
        .chain([amount("least", &ptu.least)])
        .chain(ptu.slices.iter().map(slice_record))
        .chain(answer.model_units.iter().flat_map(unit_records))
}

/// Model Units, each group before the steps of each of its units.
fn unit_records(plan: &UnitPlan) -> impl Iterator<Item = Record<'_>> {
    let whole = Record { units: Some(plan.peak), ..amount("model-units", &plan.total) };
    let groups = plan.groups.iter().zip(1..).flat_map(|(group, number)| {
        let of_group = move || Record { group: Some(number), units: Some(group.units), ..Record::default() };
        let steps = group.steps.iter().map(move |step| {
            let (what, (start, end), days) = match step {
                UnitStep::Month { bought, until, cancelled_after_days } => {
                    ("unit-month", (bought, until), *cancelled_after_days)
                }
                UnitStep::Hours { start, end } => ("unit-hours", (start, end), None),
            };
            let (start, end) = (start.to_string().into(), end.to_string().into());
            Record { what, start, end, days, ..of_group() }
        });
        let group = Record { what: "unit-group", cost: &group.cost.value, ..of_group() };
        [group].into_iter().chain(steps)
    });
    [whole].into_iter().chain(groups)
}

fn slice_record(slice: &PlannedSlice) -> Record<'_> {
    let size = slice.size.value.as_str();
    let (input_tpm, output_tpm) = match slice.dimension.0 {
        Dimension::Input => (size, ""),
        Dimension::Output => ("", size),
    };
    let (packages, hours, reserved) = (&slice.packages, &slice.hours, &slice.reserved);
    Record {
        input_tpm,
        output_tpm,
        above_tpm: &slice.from.value,
        way: reserved.way.0.name(),
        package_days: &packages.count.value,
        package_price: &packages.price.value,
        packages_cost: &packages.cost.value,
        hours: &hours.count.value,
        hour_price: &hours.price.value,
        hours_cost: &hours.cost.value,
        ..amount("slice", &reserved.cost)
    }
}

fn switch_record(switch: &PlannedSwitch) -> Record<'_> {
    Record {
        what: "switch",
        start: switch.at.as_str().into(),
        way: switch.to.0.name(),
        gap_minutes: Some(switch.gap_minutes),
        ..Record::default()
    }
}

fn left_record(left: &LeftWindow) -> Record<'_> {
    let days: Vec<_> = left.days.iter().map(|day| day.0.name()).collect();
    Record {
        what: "left",
        week_days: days.join(" "),
        start: left.from.as_str().into(),
        end: left.to.as_str().into(),
        input_tpm: &left.input_tpm.value,
        output_tpm: &left.output_tpm.value,
        reserved_input_tpm: &left.reserved_input_tpm.value,
        reserved_output_tpm: &left.reserved_output_tpm.value,
        ..Record::default()
    }
}

fn mix_record(mix: &PlannedMix) -> Record<'_> {
    // A cost that has no price is left empty.
    fn known(amount: Option<&Amount>) -> &str {
        amount.map_or("", |amount| amount.value.as_str())
    }
    Record {
        what: "mix",
        input_tpm: &mix.input_tpm.value,
        output_tpm: &mix.output_tpm.value,
        cost: known(mix.total.as_ref()),
        reserved_cost: &mix.reserved.value,
        tokens: &mix.overflow_tokens.value,
        overflow_cost: known(mix.overflow.as_ref()),
        allowed: Some(mix.allowed),
        chosen: Some(mix.chosen),
        ..Record::default()
    }
}
