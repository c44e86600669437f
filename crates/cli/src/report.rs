//! A comparison as a document for people.

use billing::comparison::{Notice, Warning};
use contract::{
    comparison::{Amount, Comparison, Line, Monthly, Note, Package, PricedOption},
    scenario::Scenario,
    unit_check::UnitCheck,
    words,
};
use text::{Lang, grouped};

use crate::document::{Document, number, text};

/// Rows of a package table; a service that stops every night orders hundreds in a year.
const MAX_PACKAGES: usize = 31;

/// The ways to pay side by side, then each one's bill, then what the answer rests on.
pub(crate) fn comparison(comparison: &Comparison, checks: &[UnitCheck], lang: Lang) -> Document {
    let mut writer = Writer { document: Document::default(), lang };
    writer.question(comparison);
    writer.document.list(slips(checks, lang));
    writer.options(comparison);
    for option in &comparison.options {
        writer.option(option);
    }
    writer.assumptions(comparison);
    writer.document.sources(lang, &comparison.sources);
    writer.document
}

struct Writer {
    document: Document,
    lang: Lang,
}

impl Writer {
    fn question(&mut self, comparison: &Comparison) {
        let (lang, running, scenario) = (self.lang, &comparison.running, &comparison.scenario);
        let period = lang.table_period(&moment(&scenario.period.start), &moment(&scenario.period.end));
        let time = lang
            .result_running(&lang.duration(running.running_minutes), &lang.duration(running.period_minutes));
        self.document.paragraph(lang.table_scope(&period, &time));
        self.document.list(asked(scenario, lang));
        self.document.paragraph(lang.table_book(&comparison.book, &comparison.currency.to_string()));
    }

    fn options(&mut self, comparison: &Comparison) {
        let lang = self.lang;
        let per_tokens =
            comparison.options.iter().any(|option| option.unit_costs.per_million_tokens.is_some());
        let mut header = vec![
            number("#"),
            text(lang.table_method()),
            number(lang.table_cost()),
            number(lang.table_above()),
            number(lang.result_per_running_hour()),
            number(lang.result_per_day()),
        ];
        header.extend(per_tokens.then(|| number(lang.result_per_million_tokens())));
        let rows = comparison.options.iter().map(|option| {
            let costs = &option.unit_costs;
            let above = comparison
                .mark(option, lang)
                .map_or_else(|| display(option.above_cheapest.as_ref()), str::to_owned);
            let mut row = vec![
                option.rank.to_string(),
                lang.method(option.method.0).into(),
                grouped(&option.display),
                above,
                display(costs.per_running_hour.as_ref()),
                money(&costs.per_day),
            ];
            row.extend(per_tokens.then(|| display(costs.per_million_tokens.as_ref())));
            row
        });
        self.document.table(header, rows.collect());
        self.document.paragraph(comparison.verdict_sentence(lang, money));
        self.document.list(attention(&comparison.notices, lang));
    }

    fn option(&mut self, option: &PricedOption) {
        let lang = self.lang;
        let mut cost = grouped(&option.display);
        if option.warnings.iter().any(|warning| warning.code.0 == Warning::OverflowUnpriced) {
            cost = lang.report_before_overflow(&cost);
        }
        self.document.heading(named(lang.method(option.method.0), &cost, lang));
        let header = vec![text(lang.table_item()), text(lang.table_formula()), number(lang.table_amount())];
        let rows = option
            .lines
            .iter()
            .map(|line| vec![lang.item(line.item.0).into(), self.formula(line), money(&line.amount)]);
        self.document.table(header, rows.collect());
        self.packages(&option.packages);
        if let Some(monthly) = &option.monthly {
            self.monthly(monthly);
        }
        let mut rules: Vec<_> = option.lines.iter().map(|line| line.message.text(lang).to_owned()).collect();
        rules.dedup();
        let warnings = option.warnings.iter().map(|warning| lang.table_attention(warning.message.text(lang)));
        let conditions = option.conditions.iter().map(|condition| condition.message.text(lang).to_owned());
        self.document.list(warnings.chain(rules).chain(conditions).collect());
        let mut sources: Vec<&str> =
            option.lines.iter().flat_map(|line| &line.sources).map(String::as_str).collect();
        sources.sort_unstable();
        sources.dedup();
        if !sources.is_empty() {
            self.document.paragraph(named(lang.table_sources(), &sources.join(", "), lang));
        }
    }

    /// `43200 running minutes ÷ 60 minutes in an hour × 2 units × 40 list unit price`
    fn formula(&self, line: &Line) -> String {
        let mut formula = String::new();
        for factor in &line.factors {
            if !formula.is_empty() {
                formula += if factor.divides { " ÷ " } else { " × " };
            }
            let (value, name) = (grouped(&factor.value), self.lang.factor(factor.name.0, &factor.value));
            formula += &format!("{value} {name}");
        }
        formula
    }

    fn packages(&mut self, packages: &[Package]) {
        if packages.is_empty() {
            return;
        }
        let lang = self.lang;
        let header = vec![
            text(lang.result_ordered()),
            number(lang.result_package_days()),
            text(lang.result_expires()),
            text(lang.result_stops()),
            text(lang.result_released()),
        ];
        let rows = packages.iter().take(MAX_PACKAGES).map(|package| {
            let late =
                if package.late_order { format!(" ({})", lang.result_late_order()) } else { String::new() };
            vec![
                moment(&package.ordered) + &late,
                package.days.to_string(),
                moment(&package.expires),
                moment(&package.stops),
                moment(&package.released),
            ]
        });
        self.document.table(header, rows.collect());
        let more = packages.len().saturating_sub(MAX_PACKAGES);
        if more > 0 {
            self.document.paragraph(lang.table_more_packages(&grouped(&more.to_string())));
        }
    }

    fn monthly(&mut self, monthly: &Monthly) {
        let lang = self.lang;
        let (months, days) = (monthly.months.to_string(), monthly.extra_days.to_string());
        let kept = match monthly.extra_days {
            0 => lang.result_kept_for(&months, &moment(&monthly.paid_until)),
            _ => lang.result_kept_for_days(&months, &days, &moment(&monthly.paid_until)),
        };
        let header = vec![text(lang.table_plan()), text(lang.table_terms()), number(lang.table_amount())];
        let mut rows = vec![vec![lang.result_kept().into(), kept, money(&monthly.kept)]];
        rows.extend(self.sums(&monthly.kept_lines));
        if let Some(cancelled) = &monthly.cancelled {
            let after = lang.result_cancelled_after(
                &cancelled.days_used.to_string(),
                &money(&cancelled.refund),
                &money(&monthly.kept),
                &money(&cancelled.charged),
            );
            rows.push(vec![lang.result_cancelled().into(), after, money(&cancelled.charged)]);
            rows.extend(self.sums(&cancelled.lines));
            if cancelled.capped {
                rows.push(vec![String::new(), lang.result_capped().into(), money(&cancelled.charged)]);
            }
        }
        self.document.table(header, rows);
    }

    /// The lines below what they add up to.
    fn sums<'line>(&self, lines: &'line [Line]) -> impl Iterator<Item = Vec<String>> + use<'_, 'line> {
        lines
            .iter()
            .map(|line| vec![self.lang.item(line.item.0).into(), self.formula(line), money(&line.amount)])
    }

    fn assumptions(&mut self, comparison: &Comparison) {
        let lang = self.lang;
        let header = vec![text(lang.table_question()), text(lang.table_reading())];
        let rows = comparison.assumptions.iter().map(|assumption| {
            vec![assumption.message.text(lang).into(), assumption.reading.text(lang).into()]
        });
        self.document.table(header, rows.collect());
    }
}

/// What was asked about, a line each: what is reserved, and the traffic.
pub(crate) fn asked(scenario: &Scenario, lang: Lang) -> Vec<String> {
    let Scenario { model_unit, traffic, .. } = scenario;
    let units = model_unit
        .as_ref()
        .map(|units| named(lang.table_model_unit(), &words::model_units(units, lang, grouped), lang));
    let traffic = traffic
        .as_ref()
        .map(|traffic| named(lang.form_traffic(), &words::traffic(traffic, lang, grouped), lang));
    [reserved(scenario, lang), units, traffic].into_iter().flatten().collect()
}

/// The throughput that was asked about, with its model.
pub(crate) fn reserved(scenario: &Scenario, lang: Lang) -> Option<String> {
    let ptu = scenario.ptu.as_ref()?;
    Some(named(lang.table_ptu(), &words::throughput(ptu, lang, grouped), lang))
}

/// A name and what goes by it: `PTU daily package: 8,131.20`.
pub(crate) fn named(name: &str, value: &str, lang: Lang) -> String {
    [name, lang.choose(": ", "："), value].concat()
}

/// An amount as people read it: `22,176.00`.
pub(crate) fn money(amount: &Amount) -> String {
    grouped(&amount.display)
}

/// Throughputs that look like a slip of the unit, each with its field.
pub(crate) fn slips(checks: &[UnitCheck], lang: Lang) -> Vec<String> {
    let slip = |check: &UnitCheck| {
        let question = check.question(lang)?;
        Some(lang.table_attention(&named(&check.path, &question, lang)))
    };
    checks.iter().filter_map(slip).collect()
}

/// What to know about an answer.
pub(crate) fn attention(notices: &[Note<Notice>], lang: Lang) -> Vec<String> {
    notices.iter().map(|notice| lang.table_attention(notice.message.text(lang))).collect()
}

/// A moment as people read it: `2026-04-01 09:00`.
pub(crate) fn moment(text: &str) -> String {
    text.replace('T', " ")
}

pub(crate) fn display(amount: Option<&Amount>) -> String {
    amount.map_or_else(|| "–".into(), money)
}
