//! The plan, in words and numbers: made in the worker, nothing else of it crosses to the page.

use billing::{calendar::Minute, plan::Way};
use contract::{
    comparison::Amount,
    plan::{
        PlanAnswer, PlannedSlice, PlannedSwitch, Product, SingleMethod, ThroughputPlan, UnitPlan, UnitStep,
    },
    quantity::Quantity,
};
use serde::{Deserialize, Serialize};
use text::Lang;
use ui::format::{Format, MoneyFormat};

use crate::parts::{basis::SourceLine, table::TableView};

/// The plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnswerView {
    /// What is cheapest, what it costs, and what that saves.
    pub verdict: String,
    /// What it is made of, and what to know about it.
    pub notes: Vec<String>,
    /// What is done when, why, and what else it could have been.
    pub lists: Vec<ListView>,
    /// Each change of the payment method, which needs another deployment.
    pub switches: Option<SwitchesView>,
    /// Where its prices and rules stand.
    pub sources: Vec<SourceLine>,
}

/// Rows of one kind, to be drawn as a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListView {
    /// What its rows are.
    pub kind: ListKind,
    /// What it lists.
    pub caption: String,
    /// Its rows; the first cell names the row.
    pub rows: Vec<Vec<String>>,
}

/// What the rows of a list are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListKind {
    /// Packages to order.
    Orders,
    /// Amounts to pay by the hour.
    Hours,
    /// What is left to overflow.
    Left,
    /// The plan beside what else it could have been.
    Mixes,
    /// Model Units needed alike.
    Units,
    /// Slices of what is reserved.
    Slices,
    /// Ways to pay alone.
    Single,
}

impl ListKind {
    fn columns(self, lang: Lang) -> Vec<&'static str> {
        match self {
            Self::Orders => vec![
                lang.result_ordered(),
                lang.result_package_days(),
                lang.result_expires(),
                lang.report_input_tpm(),
                lang.report_output_tpm(),
                lang.report_in_packages(),
                lang.table_cost(),
            ],
            Self::Left => {
                vec![lang.report_left_when(), lang.report_left_tpm(), lang.report_left_reserved()]
            }
            Self::Mixes => vec![
                lang.report_reserved_up_to(),
                lang.report_reserved_cost(),
                lang.report_overflow_cost(),
                lang.report_overflow_share(),
                lang.report_total(),
                lang.week_remark(),
            ],
            Self::Hours => vec![
                lang.report_start(),
                lang.report_end(),
                lang.report_input_tpm(),
                lang.report_output_tpm(),
                lang.table_cost(),
            ],
            Self::Units => vec![lang.report_units_of(), lang.report_steps(), lang.table_cost()],
            Self::Slices => vec![
                lang.report_direction(),
                lang.report_above(),
                lang.report_size(),
                lang.report_on_packages(),
                lang.report_by_the_hour(),
                lang.report_where(),
                lang.report_why(),
            ],
            Self::Single => vec![lang.table_method(), lang.table_cost(), lang.week_remark()],
        }
    }
}

impl ListView {
    /// The table that is drawn.
    pub fn table(&self, lang: Lang) -> TableView {
        let row = |row: &Vec<String>| row.iter().map(|cell| cell.clone().into()).collect();
        TableView {
            caption: self.caption.clone().into(),
            columns: self.kind.columns(lang),
            rows: self.rows.iter().map(row).collect(),
        }
    }
}

/// Changes of the payment method.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SwitchesView {
    /// How many, and that each needs another deployment.
    pub summary: String,
    /// What the price page says of them.
    pub conditions: Vec<String>,
    /// Each of them, with the gap.
    pub list: Vec<String>,
}

/// What writes the plan.
struct Writer<'a> {
    lang: Lang,
    format: &'a Format,
    money: MoneyFormat,
}

/// The plan in words and numbers.
pub(crate) fn answer(answer: &PlanAnswer, format: &Format) -> AnswerView {
    let (lang, currency) = (format.lang(), answer.currency.0);
    let writer = Writer { lang, format, money: MoneyFormat::new(lang, currency, currency.minor_unit()) };
    let ptu = &answer.ptu;
    let mut lists = vec![writer.orders(ptu), writer.hours(ptu)];
    lists.extend(answer.model_units.as_ref().map(|units| writer.units(units)));
    lists.extend([
        writer.left(ptu),
        writer.mixes(ptu),
        writer.slices(ptu),
        writer.single(&answer.single_methods),
    ]);
    lists.retain(|list| !list.rows.is_empty());
    AnswerView {
        verdict: writer.verdict(answer),
        notes: writer.notes(answer),
        lists,
        switches: (!ptu.switches.is_empty()).then(|| writer.switches(ptu)),
        sources: SourceLine::all(&answer.sources, lang),
    }
}

fn list(kind: ListKind, caption: &str, rows: impl Iterator<Item = Vec<String>>) -> ListView {
    ListView { kind, caption: caption.into(), rows: rows.collect() }
}

impl Writer<'_> {
    fn number(&self, number: &Quantity) -> String {
        self.format.number(&number.value)
    }

    fn pair(&self, input: &Quantity, output: &Quantity) -> String {
        self.lang.report_tpm_pair(&self.number(input), &self.number(output))
    }

    fn moment(&self, moment: &str) -> String {
        self.format.moment(moment)
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

    fn notes(&self, answer: &PlanAnswer) -> Vec<String> {
        let (lang, ptu) = (self.lang, &answer.ptu);
        let (reserved, overflow) = (self.money.rounded(&ptu.reserved), self.money.rounded(&ptu.overflow));
        let share = self.format.number(&ptu.overflow_share.percent);
        let mut notes = vec![lang.week_made_of(&reserved, &overflow, &share)];
        let chosen = ptu.mixes.iter().find(|mix| mix.chosen && mix.reserved.value != "0");
        notes.extend(chosen.map(|mix| {
            let used = [&mix.input_utilisation, &mix.output_utilisation];
            let [input, output] = used.map(|share| self.format.number(&share.percent));
            lang.week_used(&input, &output)
        }));
        notes.extend(answer.notices.iter().map(|note| note.message.text(lang).to_owned()));
        notes.push(ptu.proof(lang, |amount| self.money.rounded(amount)));
        notes
    }

    fn orders(&self, ptu: &ThroughputPlan) -> ListView {
        let rows = ptu.orders.iter().map(|order| {
            vec![
                self.moment(&order.package.ordered),
                self.format.number(&order.package.days.to_string()),
                self.moment(&order.package.expires),
                self.number(&order.input_tpm),
                self.number(&order.output_tpm),
                self.pair(&order.input_tpm_in_packages, &order.output_tpm_in_packages),
                self.money.rounded(&order.cost),
            ]
        });
        list(ListKind::Orders, self.lang.report_orders(), rows)
    }

    fn hours(&self, ptu: &ThroughputPlan) -> ListView {
        let rows = ptu.hours.iter().map(|hours| {
            vec![
                self.moment(&hours.start),
                self.moment(&hours.end),
                self.number(&hours.input_tpm),
                self.number(&hours.output_tpm),
                self.money.rounded(&hours.cost),
            ]
        });
        let alone = ptu.orders.is_empty();
        let caption = if alone { self.lang.report_hours() } else { self.lang.report_hours_on_top() };
        list(ListKind::Hours, caption, rows)
    }

    fn units(&self, plan: &UnitPlan) -> ListView {
        let lang = self.lang;
        let rows = plan.groups.iter().map(|group| {
            let hours = group.steps.iter().filter(|step| matches!(step, UnitStep::Hours { .. })).count();
            let hours = (hours > 0).then(|| lang.report_hour_runs(&self.format.number(&hours.to_string())));
            let months = group.steps.iter().filter_map(|step| self.unit_month(step));
            let steps = months.chain(hours).collect::<Vec<_>>().join(lang.choose(", ", "、"));
            let units = self.format.number(&group.units.to_string());
            vec![units, steps, self.money.rounded(&group.cost)]
        });
        list(ListKind::Units, &lang.week_units_cost(&self.money.rounded(&plan.total)), rows)
    }

    fn unit_month(&self, step: &UnitStep) -> Option<String> {
        let (lang, moment) = (self.lang, |minute: &Minute| self.format.moment(&minute.to_string()));
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

    /// What of each week is left to overflow.
    fn left(&self, ptu: &ThroughputPlan) -> ListView {
        let rows = ptu.left.iter().map(|window| {
            vec![
                window.when(self.lang),
                self.pair(&window.input_tpm, &window.output_tpm),
                self.pair(&window.reserved_input_tpm, &window.reserved_output_tpm),
            ]
        });
        list(ListKind::Left, self.lang.report_left_to_overflow(), rows)
    }

    /// The plan beside what else it could have been, and why each of those is not it.
    fn mixes(&self, ptu: &ThroughputPlan) -> ListView {
        let amount =
            |amount: Option<&Amount>| amount.map_or_else(|| "–".into(), |cost| self.money.rounded(cost));
        let rows = ptu.mixes.iter().map(|mix| {
            vec![
                self.pair(&mix.input_tpm, &mix.output_tpm),
                self.money.rounded(&mix.reserved),
                amount(mix.overflow.as_ref()),
                self.lang.even_percent(&self.format.number(&mix.overflow_share.percent)),
                amount(mix.total.as_ref()),
                mix.remark(self.lang, |more| self.money.rounded(more)),
            ]
        });
        list(ListKind::Mixes, self.lang.report_mixes(), rows)
    }

    fn slices(&self, ptu: &ThroughputPlan) -> ListView {
        let rows = ptu.slices.iter().map(|slice| self.slice(slice));
        list(ListKind::Slices, self.lang.report_slices(), rows)
    }

    /// A slice with what each way would cost, price by price, so that it can be checked why it is paid for as it is.
    fn slice(&self, slice: &PlannedSlice) -> Vec<String> {
        let (lang, reserved) = (self.lang, &slice.reserved);
        let product = |count: &Quantity, price: &Amount, cost: &Amount| {
            lang.report_product(
                &self.number(count),
                &self.money.exact(&price.value),
                &self.money.rounded(cost),
            )
        };
        let (packages, hours) = (&slice.packages, &slice.hours);
        let way = match reserved.way.0 {
            Way::Both => lang.report_both_cost(
                lang.way(Way::Both),
                &self.number(&reserved.days),
                &self.number(&reserved.hours),
                &self.money.rounded(&reserved.cost),
            ),
            way => lang.way(way).into(),
        };
        vec![
            lang.dimension(slice.dimension.0).into(),
            self.number(&slice.from),
            self.number(&slice.size),
            product(&packages.count, &packages.price, &packages.cost),
            product(&hours.count, &hours.price, &hours.cost),
            way,
            lang.way_why(reserved.way.0).into(),
        ]
    }

    fn single(&self, single: &[SingleMethod]) -> ListView {
        let lang = self.lang;
        let rows = single.iter().map(|single| {
            let note = if single.allowed { "" } else { lang.report_not_allowed() };
            vec![lang.method(single.method.0).into(), self.money.rounded(&single.cost), note.into()]
        });
        list(ListKind::Single, lang.report_single(), rows)
    }

    fn switches(&self, ptu: &ThroughputPlan) -> SwitchesView {
        let (lang, switches) = (self.lang, &ptu.switches);
        let switch = |switch: &PlannedSwitch| switch.sentence(lang, &self.format.moment(&switch.at));
        SwitchesView {
            summary: lang.report_switches(&self.format.number(&switches.len().to_string())),
            conditions: ptu.conditions.iter().map(|note| note.message.text(lang).to_owned()).collect(),
            list: switches.iter().map(switch).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
