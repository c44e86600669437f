//! The prices of one book: `deploycost books ID`.

use billing::{
    assumption::{AssumptionId, LongestInput},
    method::Method,
    named::Named,
    price_book::{Condition, Mode, PriceBook, PtuOffer, TokenPriceTier, TokenPrices},
    throughput::CapacityRate,
};
use contract::{code::Code, problem::Problem};
use rust_decimal::Decimal;
use serde::Serialize;
use text::{Lang, grouped};

use crate::{
    answer::written,
    args::Output,
    document::{Document, number, text},
    failure::Failure,
};

pub(crate) fn run(id: &str, output: Output) -> Result<String, Failure> {
    let Some(book) = books::find(id) else {
        return Err(Failure::problems(vec![Problem::unknown_book("", id)], output));
    };
    let prices = prices(book);
    written(&prices, output, &prices, |_, lang| document(book, lang))
}

/// A price as a record of CSV or JSON: of one way to pay for one model, per block of tokens or tokens a minute in each
/// direction, or per Model Unit.
#[derive(Default, Serialize)]
struct Price<'book> {
    method: &'static str,
    model: &'book str,
    modes: String,
    spec: Option<&'book str>,
    /// The longest input it is for, in tokens.
    longest: Option<u32>,
    input: Option<String>,
    output: Option<String>,
    unit: Option<String>,
    source: &'book str,
    /// Of input found in the implicit cache, where it has a price of its own.
    cached_input: Option<String>,
}

fn prices(book: &PriceBook) -> Vec<Price<'_>> {
    let ptu = book.ptu.iter().flat_map(|offer| {
        [(Method::PtuHourly, &offer.hourly), (Method::PtuDaily, &offer.daily)].map(|(method, rate)| Price {
            method: method.name(),
            model: &offer.model,
            modes: names(&offer.modes),
            longest: Some(longest(book, offer)),
            input: Some(plain(rate.input)),
            output: Some(plain(rate.output)),
            source: &offer.source.0,
            ..Price::default()
        })
    });
    let units = book.model_units.iter().flat_map(|offer| {
        [(Method::MuHourly, offer.hourly), (Method::MuMonthly, offer.monthly)].map(|(method, price)| Price {
            method: method.name(),
            model: &offer.model,
            modes: names(&offer.modes),
            spec: Some(&offer.spec),
            unit: Some(plain(price)),
            source: &offer.source.0,
            ..Price::default()
        })
    });
    let tokens = per_token(book).map(|(method, prices, tier)| Price {
        method: method.name(),
        model: &prices.model,
        modes: names(&prices.modes),
        longest: tier.input_up_to,
        input: Some(plain(tier.input)),
        output: Some(plain(tier.output)),
        source: &prices.source.0,
        cached_input: cached(prices, tier),
        ..Price::default()
    });
    ptu.chain(units).chain(tokens).collect()
}

/// Every price per token, with the way to pay that it is of.
fn per_token(book: &PriceBook) -> impl Iterator<Item = (Method, &TokenPrices, &TokenPriceTier)> {
    let tables =
        [(Method::TokenDeployment, &book.token_deployments), (Method::TokenUsage, &book.token_prices)];
    tables.into_iter().flat_map(|(method, rows)| {
        rows.iter().flat_map(move |prices| prices.tiers.iter().map(move |tier| (method, prices, tier)))
    })
}

fn document(book: &PriceBook, lang: Lang) -> Document {
    let policy = &book.policy;
    let block = |block: Decimal| grouped(&plain(block));
    let mut document = Document::default();
    document.heading(&book.id);
    document.paragraph(lang.choose(&book.title.en, &book.title.zh));
    document.paragraph(lang.table_prices_in(
        book.currency.name(),
        &block(policy.input_price_block.value),
        &block(policy.output_price_block.value),
        &block(policy.token_price_block.value),
    ));
    let (input, output) = (&policy.input_purchase.value, &policy.output_purchase.value);
    document.paragraph(lang.table_sold_from(
        &block(input.minimum),
        &block(output.minimum),
        &block(input.step),
        &block(output.step),
    ));
    if book.policy.renewal.is_some() {
        document.paragraph(lang.condition(Condition::AutomaticRenewal, book));
    }
    ptu(&mut document, book, lang);
    model_units(&mut document, book, lang);
    tokens(&mut document, book, lang);
    let questions = book.assumptions.iter().map(|(id, _)| {
        vec![id.name().to_owned(), id.alternatives().join(", "), lang.assumption(*id, book).into_owned()]
    });
    let header = [lang.table_assumption(), lang.table_readings(), lang.table_question()];
    document.table(header.map(text).into(), questions.collect());
    document
}

fn ptu(document: &mut Document, book: &PriceBook, lang: Lang) {
    let header = vec![
        text(lang.table_model()),
        text(lang.table_modes()),
        number(lang.table_longest()),
        number(lang.table_an_hour()),
        number(lang.table_a_day()),
    ];
    let rate = |rate: &CapacityRate| [plain(rate.input), plain(rate.output)].join(" / ");
    let row = |offer: &PtuOffer| {
        let longest = grouped(&longest(book, offer).to_string());
        vec![offer.model.clone(), names(&offer.modes), longest, rate(&offer.hourly), rate(&offer.daily)]
    };
    document.heading(lang.table_ptu());
    document.table(header, book.ptu.iter().map(row).collect());
}

fn model_units(document: &mut Document, book: &PriceBook, lang: Lang) {
    let header = vec![
        text(lang.table_model()),
        text(lang.table_modes()),
        text(lang.table_spec()),
        number(lang.table_an_hour()),
        number(lang.table_a_month()),
    ];
    let rows = book.model_units.iter().map(|offer| {
        let (hour, month) = (grouped(&plain(offer.hourly)), grouped(&plain(offer.monthly)));
        vec![offer.model.clone(), names(&offer.modes), offer.spec.clone(), hour, month]
    });
    document.heading(lang.table_model_unit());
    document.table(header, rows.collect());
}

fn tokens(document: &mut Document, book: &PriceBook, lang: Lang) {
    let header = || {
        vec![
            text(lang.table_model()),
            text(lang.table_modes()),
            number(lang.table_longest()),
            number(lang.dimension_input()),
            number(lang.item_cached_input_tokens()),
            number(lang.dimension_output()),
        ]
    };
    for method in [Method::TokenDeployment, Method::TokenUsage] {
        let rows = per_token(book).filter(|(of, ..)| *of == method).map(|(_, prices, tier)| {
            let longest = tier.input_up_to.map_or_else(|| "–".into(), |end| grouped(&end.to_string()));
            let (input, output) = (grouped(&plain(tier.input)), grouped(&plain(tier.output)));
            let cached = cached(prices, tier).map_or_else(|| "–".into(), |price| grouped(&price));
            vec![prices.model.clone(), names(&prices.modes), longest, input, cached, output]
        });
        let rows: Vec<_> = rows.collect();
        if method == Method::TokenUsage || !rows.is_empty() {
            document.heading(lang.method(method));
            document.table(header(), rows);
        }
    }
}

/// What a block of input found in the implicit cache costs; `None` where it has no price of its own.
fn cached(prices: &TokenPrices, tier: &TokenPriceTier) -> Option<String> {
    prices.cache.as_ref()?;
    prices.of_tier(tier).ok().map(|[_, cached, _]| cached.to_string())
}

/// The longest input that a reservation holds, in tokens.
fn longest(book: &PriceBook, offer: &PtuOffer) -> u32 {
    book.max_input_tokens(offer, LongestInput::Factors)
}

/// A decimal without zeros at its end.
fn plain(decimal: Decimal) -> String {
    decimal.normalize().to_string()
}

/// The names a scenario uses.
fn names(modes: &[Mode]) -> String {
    modes.iter().map(|mode| Code(*mode).to_string()).collect::<Vec<_>>().join(", ")
}

/// Each assumption with its readings, the default first, for `--help`.
pub(crate) fn assumptions() -> String {
    let line = |id: &AssumptionId| format!("  {:<20} {}", id.name(), id.alternatives().join(", "));
    let lines: Vec<_> = AssumptionId::ALL.iter().map(line).collect();
    format!("What `assumptions` may choose, the default first:\n{}", lines.join("\n"))
}
