//! From the engine's answer to the contract's.

use std::borrow::Cow;

use billing::{
    assumption::{AssumptionId, Assumptions},
    calendar,
    charge::Charge,
    comparison as engine,
    lifecycle::DailyPackage,
    method::{self, Term},
    money::{Currency, Money},
    named::Named,
    price_book::{self, Condition, PriceBook, SourceId, StatedCondition},
};
use text::Lang;

use crate::{
    code::Code,
    comparison::{
        Amount, Assumption, Cancelled, Comparison, Document, Factor, Line, Monthly, Note, Package,
        PricedOption, RunningTime, Savings, Sentence, Source, UnitCosts,
    },
    scenario::{Scenario, VERSION},
};

/// The contract's answer for the engine's, priced with `book`.
pub(crate) fn comparison(book: &PriceBook, scenario: Scenario, answer: &engine::Comparison) -> Comparison {
    let mut writer = Writer::new(book);
    let complete = answer.options.iter().filter(|option| option.quote.is_complete());
    let cheapest = complete.filter(|option| option.rank == 1);
    let cheapest: Vec<_> = cheapest.map(|option| Code(option.quote.method)).collect();
    Comparison {
        version: VERSION,
        book: book.id.clone(),
        currency: Code(book.currency),
        minor_unit: book.currency.minor_unit(),
        scenario,
        running: running_time(&answer.running),
        options: answer.options.iter().map(|option| writer.option(book, option)).collect(),
        cheapest: if let [method] = cheapest[..] { Some(method) } else { None },
        equally_cheap: if cheapest.len() > 1 { cheapest } else { Vec::new() },
        savings: answer.savings.map(|savings| Savings {
            against_second: writer.amount(savings.against_second),
            against_dearest: writer.amount(savings.against_dearest),
        }),
        notices: writer.notices(&answer.notices),
        assumptions: writer.assumptions(book, &answer.assumptions, |_| true),
        sources: writer.sources(book),
    }
}

/// Decimals of a factor: a product of two decimals has as many as both.
const MOST_DECIMALS: u32 = 28;

/// Writes amounts in the book's currency and remembers which sources were cited.
pub(crate) struct Writer {
    currency: Currency,
    cited: Vec<SourceId>,
}

impl Writer {
    pub(crate) fn new(book: &PriceBook) -> Self {
        Self { currency: book.currency, cited: Vec::new() }
    }

    fn option(&mut self, book: &PriceBook, option: &engine::RankedOption) -> PricedOption {
        let quote = &option.quote;
        let Amount { value: cost, display, fraction } = self.amount(quote.cost);
        let costs = &option.unit_costs;
        PricedOption {
            method: Code(quote.method),
            rank: option.rank,
            cost,
            incomplete: !quote.is_complete(),
            display,
            fraction,
            above_cheapest: option.above_cheapest.map(|money| self.amount(money)),
            below_dearest: option.below_dearest.map(|money| self.amount(money)),
            unit_costs: UnitCosts {
                per_running_hour: costs.per_running_hour.map(|cost| self.unit_cost(cost)),
                per_day: self.unit_cost(costs.per_day),
                per_month: self.unit_cost(costs.per_month),
                per_million_tokens: costs.per_million_tokens.map(|cost| self.unit_cost(cost)),
            },
            lines: self.lines(book, &quote.charges),
            packages: match &quote.term {
                Term::DailyPackages(packages) => packages.iter().map(package).collect(),
                Term::PayAsYouGo | Term::Monthly(_) => Vec::new(),
            },
            monthly: match &quote.term {
                Term::Monthly(Some(monthly)) => Some(self.monthly(book, monthly)),
                Term::PayAsYouGo | Term::DailyPackages(_) | Term::Monthly(None) => None,
            },
            warnings: self.notes(&quote.warnings, |lang, warning| lang.warning(warning, book)),
            conditions: self.notes(&quote.conditions, |lang, condition| lang.condition(condition, book)),
        }
    }

    fn lines(&mut self, book: &PriceBook, charges: &[Charge]) -> Vec<Line> {
        charges.iter().map(|charge| self.line(book, charge)).collect()
    }

    fn line(&mut self, book: &PriceBook, charge: &Charge) -> Line {
        let factors = charge.factors.iter().map(|factor| Factor {
            name: Code(factor.name),
            value: factor.value.exact_decimal(MOST_DECIMALS).unwrap_or_else(|| factor.value.to_string()),
            divides: factor.name.divides(),
        });
        Line {
            item: Code(charge.item),
            factors: factors.collect(),
            amount: self.amount(charge.amount),
            rule: Code(charge.rule),
            message: Sentence::new(|lang| lang.rule(charge.rule, book)),
            sources: self.cite_all(&charge.sources),
        }
    }

    fn monthly(&mut self, book: &PriceBook, monthly: &method::Monthly) -> Monthly {
        let commitment = &monthly.commitment;
        Monthly {
            start: commitment.span.start().to_string(),
            end: commitment.span.end().to_string(),
            months: commitment.months,
            extra_days: commitment.extra_days,
            paid_until: commitment.paid_until.to_string(),
            kept: self.amount(monthly.kept),
            kept_lines: self.lines(book, &monthly.kept_charges),
            cancelled: monthly.cancelled.as_ref().map(|cancelled| Cancelled {
                days_used: cancelled.days_used,
                charged: self.amount(cancelled.charged),
                lines: vec![self.line(book, &cancelled.charge)],
                capped: cancelled.is_capped(),
                refund: self.amount(cancelled.refund),
            }),
            cancels: monthly.cancels,
        }
    }

    /// How the questions that a book leaves open were read, of those that are `named`.
    pub(crate) fn assumptions(
        &mut self,
        book: &PriceBook,
        chosen: &Assumptions,
        named: impl Fn(AssumptionId) -> bool,
    ) -> Vec<Assumption> {
        let open = book.assumptions.iter().filter(|(id, _)| named(*id));
        open.map(|(id, source)| self.assumption(book, *id, chosen, source)).collect()
    }

    fn assumption(
        &mut self,
        book: &PriceBook,
        id: AssumptionId,
        chosen: &Assumptions,
        source: &SourceId,
    ) -> Assumption {
        let value = chosen.chosen(id);
        Assumption {
            id: Code(id),
            value: value.into(),
            default: Assumptions::default().chosen(id).into(),
            alternatives: id.alternatives().into_iter().map(Into::into).collect(),
            message: Sentence::new(|lang| lang.assumption(id, book)),
            reading: Sentence::new(|lang| lang.reading(id, value, book).unwrap_or(value.into())),
            source: self.cite(source),
        }
    }

    pub(crate) fn notices<'a>(
        &mut self,
        remarks: impl IntoIterator<Item = &'a engine::Remark<engine::Notice>>,
    ) -> Vec<Note<engine::Notice>> {
        self.notes(remarks, |lang, notice| lang.notice(notice).into())
    }

    pub(crate) fn notes<'a, T: Named + 'a>(
        &mut self,
        remarks: impl IntoIterator<Item = &'a engine::Remark<T>>,
        sentence: impl Fn(Lang, T) -> Cow<'static, str>,
    ) -> Vec<Note<T>> {
        let note = |remark: &engine::Remark<T>| Note {
            code: Code(remark.code),
            message: Sentence::new(|lang| sentence(lang, remark.code)),
            sources: self.cite_all(&remark.sources),
        };
        remarks.into_iter().map(note).collect()
    }

    /// A term of sale, where the book states it for a way to pay.
    pub(crate) fn stated(
        &mut self,
        book: &PriceBook,
        condition: Condition,
        method: method::Method,
    ) -> Vec<Note<Condition>> {
        let holds =
            |stated: &&StatedCondition| stated.condition == condition && stated.methods.contains(&method);
        let stated = book.conditions.iter().find(holds);
        let remark =
            stated.map(|stated| engine::Remark { code: condition, sources: vec![stated.source.clone()] });
        self.notes(&remark, |lang, condition| lang.condition(condition, book))
    }

    pub(crate) fn amount(&self, money: Money) -> Amount {
        Amount { value: money.value(), display: money.display(self.currency), fraction: money.fraction() }
    }

    /// An amount that may be far below the currency's minor unit.
    pub(crate) fn unit_cost(&self, money: Money) -> Amount {
        Amount { display: money.display_unit_cost(self.currency), ..self.amount(money) }
    }

    pub(crate) fn cite_all(&mut self, sources: &[SourceId]) -> Vec<String> {
        sources.iter().map(|source| self.cite(source)).collect()
    }

    pub(crate) fn cite(&mut self, source: &SourceId) -> String {
        if !self.cited.contains(source) {
            self.cited.push(source.clone());
        }
        source.0.clone()
    }

    /// The sources that were cited, in the book's order.
    pub(crate) fn sources(&self, book: &PriceBook) -> Vec<Source> {
        book.sources.iter().filter(|source| self.cited.contains(&source.id)).map(source).collect()
    }
}

fn running_time(running: &calendar::RunningTime) -> RunningTime {
    let count = |number: i64| u64::try_from(number).unwrap_or_default();
    let span = running.span();
    RunningTime {
        period_minutes: count(running.period().minutes()),
        running_minutes: count(running.minutes()),
        stretches: running.stretches().len() as u64,
        first: span.map(|span| span.start().to_string()),
        last: span.map(|span| span.end().to_string()),
    }
}

pub(crate) fn package(package: &DailyPackage) -> Package {
    Package {
        ordered: package.ordered.to_string(),
        days: package.days,
        late_order: package.late_order,
        expires: package.expires.to_string(),
        stops: package.stops.to_string(),
        released: package.released.to_string(),
    }
}

fn source(source: &price_book::Source) -> Source {
    Source {
        id: source.id.0.clone(),
        document: (&source.document).into(),
        url: source.url.clone(),
        dated: source.dated.clone(),
        place: (&source.place).into(),
        status: Code(source.status),
        note: (&source.note).into(),
        confirmed_by: source.confirmed_by.iter().map(document).collect(),
    }
}

fn document(document: &price_book::Document) -> Document {
    Document { title: (&document.title).into(), url: document.url.clone(), dated: document.dated.clone() }
}
