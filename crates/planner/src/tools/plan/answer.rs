//! The plan, in words and numbers.

use contract::{
    plan::{PlanAnswer, PlannedSwitch, Product, SingleMethod, ThroughputPlan, UnitPlan, UnitStep},
    quantity::Quantity,
};
use text::Lang;
use ui::{
    format::{Format, MoneyFormat},
    view::source::SourceView,
};
use yew::AttrValue;

use crate::parts::{basis::numbered_sources, table::TableView};

/// The plan.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct AnswerView {
    /// What is cheapest, what it costs, and what that saves.
    pub(super) verdict: AttrValue,
    /// What it is made of, and what to know about it.
    pub(super) notes: Vec<AttrValue>,
    /// Its tables: what is done when, why, and what else it could have been.
    pub(super) tables: Vec<TableView>,
    /// Each change of the payment method, which needs another deployment.
    pub(super) switches: Option<SwitchesView>,
    /// Where its prices and rules stand.
    pub(super) sources: Vec<SourceView>,
}

/// Changes of the payment method.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SwitchesView {
    /// How many, and that each needs another deployment.
    pub(super) summary: AttrValue,
    /// What the price page says of them.
    pub(super) conditions: Vec<AttrValue>,
    /// Each of them, with the gap.
    pub(super) list: Vec<AttrValue>,
}

/// What writes the plan.
struct Writer<'a> {
    lang: Lang,
    format: &'a Format,
    money: MoneyFormat,
}

/// The plan in words and numbers.
pub(super) fn answer(answer: &PlanAnswer, format: &Format) -> AnswerView {
    let (lang, currency) = (format.lang(), answer.currency.0);
    let writer = Writer { lang, format, money: MoneyFormat::new(lang, currency, currency.minor_unit()) };
    let ptu = &answer.ptu;
    let mut tables = vec![writer.orders(ptu), writer.hours(ptu)];
    tables.extend(answer.model_units.as_ref().map(|units| writer.units(units)));
    tables.extend([writer.slices(ptu), writer.single(&answer.single_methods)]);
    tables.retain(|table| !table.rows.is_empty());
    AnswerView {
        verdict: writer.verdict(answer).into(),
        notes: writer.notes(answer),
        tables,
        switches: (!ptu.switches.is_empty()).then(|| writer.switches(ptu)),
        sources: numbered_sources(&answer.sources, lang),
    }
}

impl Writer<'_> {
    fn number(&self, number: &Quantity) -> AttrValue {
        self.format.number(&number.value).into()
    }

    fn moment(&self, moment: &str) -> AttrValue {
        self.format.moment(moment).into()
    }

    fn verdict(&self, answer: &PlanAnswer) -> String {
        let (lang, total) = (self.lang, self.money.rounded(&answer.total));
        let product = match answer.cheapest.0 {
            Product::Ptu => lang.table_ptu(),
            Product::ModelUnit => lang.table_model_unit(),
        };
        let best = answer.single_methods.iter().find(|single| single.allowed);
        match best {
            Some(best) if answer.saving.value != "0" => {
                let (saving, best_cost) =
                    (self.money.rounded(&answer.saving), self.money.rounded(&best.cost));
                lang.week_verdict(product, &total, &saving, lang.method(best.method.0), &best_cost)
            }
            Some(best) => lang.week_no_better(lang.method(best.method.0), &total),
            None => lang.week_total(product, &total),
        }
    }

    fn notes(&self, answer: &PlanAnswer) -> Vec<AttrValue> {
        let (lang, ptu) = (self.lang, &answer.ptu);
        let (reserved, overflow) = (self.money.rounded(&ptu.reserved), self.money.rounded(&ptu.overflow));
        let share = self.format.number(&ptu.overflow_share.percent);
        let mut notes = vec![lang.week_made_of(&reserved, &overflow, &share)];
        notes.extend(answer.notices.iter().map(|note| note.message.text(lang).to_owned()));
        if !ptu.proved {
            notes.push(lang.report_unproved().into());
        }
        notes.into_iter().map(AttrValue::from).collect()
    }

    fn orders(&self, ptu: &ThroughputPlan) -> TableView {
        let lang = self.lang;
        let rows = ptu.orders.iter().map(|order| {
            vec![
                self.moment(&order.package.ordered),
                self.format.number(&order.package.days.to_string()).into(),
                self.moment(&order.package.expires),
                self.number(&order.input_tpm),
                self.number(&order.output_tpm),
                self.money.rounded(&order.cost).into(),
            ]
        });
        TableView {
            caption: lang.report_orders().into(),
            columns: vec![
                lang.result_ordered(),
                lang.result_package_days(),
                lang.result_expires(),
                lang.report_input_tpm(),
                lang.report_output_tpm(),
                lang.table_cost(),
            ],
            rows: rows.collect(),
        }
    }

    fn hours(&self, ptu: &ThroughputPlan) -> TableView {
        let lang = self.lang;
        let rows = ptu.hours.iter().map(|hours| {
            vec![
                self.moment(&hours.start),
                self.moment(&hours.end),
                self.number(&hours.input_tpm),
                self.number(&hours.output_tpm),
                self.money.rounded(&hours.cost).into(),
            ]
        });
        let columns = vec![
            lang.report_start(),
            lang.report_end(),
            lang.report_input_tpm(),
            lang.report_output_tpm(),
            lang.table_cost(),
        ];
        TableView { caption: lang.report_hours().into(), columns, rows: rows.collect() }
    }

    fn units(&self, plan: &UnitPlan) -> TableView {
        let lang = self.lang;
        let rows = plan.groups.iter().map(|group| {
            let hours = group.steps.iter().filter(|step| matches!(step, UnitStep::Hours { .. })).count();
            let hours = (hours > 0).then(|| lang.report_hour_runs(&self.format.number(&hours.to_string())));
            let months = group.steps.iter().filter_map(|step| self.unit_month(step));
            let steps = months.chain(hours).collect::<Vec<_>>().join(lang.choose(", ", "、"));
            let units = self.format.number(&group.units.to_string());
            vec![units.into(), steps.into(), self.money.rounded(&group.cost).into()]
        });
        let caption = lang.week_units_cost(&self.money.rounded(&plan.total));
        let columns = vec![lang.report_units_of(), lang.report_steps(), lang.table_cost()];
        TableView { caption: caption.into(), columns, rows: rows.collect() }
    }

    fn unit_month(&self, step: &UnitStep) -> Option<String> {
        let (lang, moment) = (self.lang, |text: &str| self.format.moment(text));
        match step {
            UnitStep::Month { bought, until, cancelled_after_days: None } => {
                Some(lang.report_month(&moment(bought), &moment(until)))
            }
            UnitStep::Month { bought, cancelled_after_days: Some(days), .. } => {
                Some(lang.report_month_cancelled(&moment(bought), &days.to_string()))
            }
            UnitStep::Hours { .. } => None,
        }
    }

    fn slices(&self, ptu: &ThroughputPlan) -> TableView {
        let lang = self.lang;
        let rows = ptu.slices.iter().map(|slice| {
            vec![
                lang.dimension(slice.dimension.0).into(),
                self.number(&slice.from),
                self.number(&slice.size),
                lang.place(slice.place.0).into(),
                lang.reason(slice.reason.0).into(),
                self.money.rounded(&slice.reserved).into(),
                slice.overflow.as_ref().map_or_else(|| "–".into(), |cost| self.money.rounded(cost)).into(),
            ]
        });
        TableView {
            caption: lang.report_slices().into(),
            columns: vec![
                lang.report_direction(),
                lang.report_above(),
                lang.report_size(),
                lang.report_where(),
                lang.report_why(),
                lang.week_reserved_cost(),
                lang.week_overflow_cost(),
            ],
            rows: rows.collect(),
        }
    }

    fn single(&self, single: &[SingleMethod]) -> TableView {
        let lang = self.lang;
        let rows = single.iter().map(|single| {
            let note = if single.allowed { "" } else { lang.report_not_allowed() };
            vec![lang.method(single.method.0).into(), self.money.rounded(&single.cost).into(), note.into()]
        });
        let columns = vec![lang.table_method(), lang.table_cost(), lang.week_remark()];
        TableView { caption: lang.report_single().into(), columns, rows: rows.collect() }
    }

    fn switches(&self, ptu: &ThroughputPlan) -> SwitchesView {
        let (lang, switches) = (self.lang, &ptu.switches);
        let switch = |switch: &PlannedSwitch| {
            let (from, to) = (lang.method(switch.from.0), lang.method(switch.to.0));
            let at = self.format.moment(&switch.at);
            match u64::try_from(switch.gap_minutes) {
                Ok(minutes @ 1..) => lang.week_switch_gap(&at, from, to, &self.format.hours(minutes)),
                Ok(0) | Err(_) => lang.week_switch_at_once(&at, from, to),
            }
        };
        SwitchesView {
            summary: lang.report_switches(&self.format.number(&switches.len().to_string())).into(),
            conditions: ptu.conditions.iter().map(|note| note.message.text(lang).to_owned().into()).collect(),
            list: switches.iter().map(|found| switch(found).into()).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
