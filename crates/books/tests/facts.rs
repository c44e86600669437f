//! Every row transcribed from the vendor's pages stands in a book, digit for digit, and no other row does.
//!
//! `facts/` holds a second transcription, a file for each book: a line is the name of a table and then what the
//! page prints, in the order of its columns. It was written without looking at the books, and is not made anew
//! from them: a line that differs is a slip in one of the two, and the page decides.

use billing::{named::Named as _, price_book::*, throughput::CapacityRate};

const FACTS: [(&str, &str); 4] = [
    ("alibaba-cn-beijing-usd-2026-03-31", include_str!("facts/alibaba-cn-beijing-usd-2026-03-31.txt")),
    ("alibaba-cn-beijing-cny-2026-02-24", include_str!("facts/alibaba-cn-beijing-cny-2026-02-24.txt")),
    ("alibaba-cn-beijing-cny-2026-09-22", include_str!("facts/alibaba-cn-beijing-cny-2026-09-22.txt")),
    (
        "alibaba-ap-southeast-1-cny-2026-09-22",
        include_str!("facts/alibaba-ap-southeast-1-cny-2026-09-22.txt"),
    ),
];

/// The tables a transcription may have, each with the lines that a book makes of its own.
type Table = (&'static str, fn(&PriceBook) -> Vec<String>);

const TABLES: [Table; 10] = [
    ("ptu", provisioned_throughput),
    ("model_unit", model_units),
    ("token_price", token_prices),
    ("token_deployment", token_deployments),
    ("cache", cached_input),
    ("capacity_factor", capacity_factors),
    ("reservation", reservations),
    ("dtu", dedicated_throughput),
    ("purchase", purchase),
    ("daily_terms", daily_terms),
];

#[test]
fn every_book_has_the_rows_that_were_transcribed_and_no_others() {
    assert_eq!(FACTS.map(|(id, _)| id).as_slice(), books::ids(), "each book has its transcription");
    for (id, facts) in FACTS {
        let book = books::find(id).expect("a published book");
        for (table, kept) in TABLES {
            let printed = facts.lines().filter_map(|line| line.strip_prefix(table)?.strip_prefix(' '));
            let printed = sorted(printed.map(str::to_owned).collect());
            assert_eq!(sorted(kept(book)), printed, "{id}: {table}");
        }
    }
}

#[test]
fn every_transcribed_line_is_of_a_known_table() {
    for (id, facts) in FACTS {
        for line in facts.lines() {
            let table = line.split(' ').next();
            assert!(TABLES.iter().any(|(known, _)| table == Some(*known)), "{id}: {line}");
        }
    }
}

fn sorted(mut lines: Vec<String>) -> Vec<String> {
    lines.sort();
    lines
}

fn modes(modes: &[Mode]) -> String {
    modes.iter().map(|mode| mode.name()).collect::<Vec<_>>().join("/")
}

fn rate(rate: &CapacityRate) -> String {
    format!("{} {}", rate.input, rate.output)
}

fn or_null(number: Option<u32>) -> String {
    number.map_or_else(|| "null".to_owned(), |number| number.to_string())
}

fn provisioned_throughput(book: &PriceBook) -> Vec<String> {
    let line = |row: &PtuOffer| {
        let limits = format!("{} {}", or_null(row.context_window), row.max_input_tokens);
        format!("{} {} {limits} {} {}", row.model, modes(&row.modes), rate(&row.hourly), rate(&row.daily))
    };
    book.ptu.iter().map(line).collect()
}

/// The pages in yuan name the models without modes.
fn model_units(book: &PriceBook) -> Vec<String> {
    let line = |row: &ModelUnitOffer| {
        let mode = if book.currency.name() == "USD" { modes(&row.modes) + " " } else { String::new() };
        format!("{} {mode}{} {} {}", row.model, row.spec, row.hourly, row.monthly)
    };
    book.model_units.iter().map(line).collect()
}

/// One model has different prices for each mode; the others are transcribed without them.
fn token_prices(book: &PriceBook) -> Vec<String> {
    let split = |row: &TokenPrices| row.model == "qwen-plus-2025-12-01";
    per_token(&book.token_prices, |row| if split(row) { modes(&row.modes) + " " } else { String::new() })
}

fn token_deployments(book: &PriceBook) -> Vec<String> {
    per_token(&book.token_deployments, |row| modes(&row.modes) + " ")
}

fn per_token(rows: &[TokenPrices], modes: impl Fn(&TokenPrices) -> String) -> Vec<String> {
    let lines = |row: &TokenPrices| {
        let name = format!("{} {}", row.model, modes(row));
        let line = |tier: &TokenPriceTier| {
            format!("{name}{} {} {}", or_null(tier.input_up_to), tier.input, tier.output)
        };
        row.tiers.iter().map(line).collect::<Vec<_>>()
    };
    rows.iter().flat_map(lines).collect()
}

/// The shares are printed in per cent.
fn cached_input(book: &PriceBook) -> Vec<String> {
    let line = |row: &TokenPrices| {
        let cache = row.cache.as_ref()?;
        let percent = [cache.implicit_hit, cache.explicit_hit, cache.explicit_create]
            .map(|share| (share * rust_decimal::Decimal::ONE_HUNDRED).normalize().to_string());
        Some(format!("{} {}", row.model, percent.join(" ")))
    };
    book.token_prices.iter().filter_map(line).collect()
}

fn capacity_factors(book: &PriceBook) -> Vec<String> {
    let line = |row: &CapacityFactors| {
        let tier =
            |tier: &FactorTier| format!("{} {} {}", or_null(tier.input_up_to), tier.input, tier.output);
        let tiers: Vec<_> = row.tiers.iter().map(tier).collect();
        format!("{} {} {}: {}", row.model, row.max_input_tokens, row.cache, tiers.join(", "))
    };
    book.capacity_factors.iter().map(line).collect()
}

fn reservations(book: &PriceBook) -> Vec<String> {
    book.reservations.iter().map(|row| format!("{} {}", row.model, rate(&row.daily))).collect()
}

fn dedicated_throughput(book: &PriceBook) -> Vec<String> {
    let line = |row: &DedicatedThroughputOffer| {
        let base = format!("{} {}", row.base_input, row.base_output);
        format!("{} {} {base} {} {}", row.model, row.spec, row.start_monthly, row.expand_monthly)
    };
    book.dedicated_throughput.iter().map(line).collect()
}

/// Minimum and step; the older pages print neither and are transcribed with the amount that is offered first.
fn purchase(book: &PriceBook) -> Vec<String> {
    let Policy { input_purchase, output_purchase, daily_terms, .. } = &book.policy;
    let line = |(name, rule): (&str, PurchaseRule)| match daily_terms.value {
        Terms::Any => format!("{name} {}", rule.minimum),
        Terms::OneOf(_) => format!("{name} {} {}", rule.minimum, rule.step),
    };
    [("input", input_purchase.value), ("output", output_purchase.value)].map(line).into()
}

fn daily_terms(book: &PriceBook) -> Vec<String> {
    match &book.policy.daily_terms.value {
        Terms::Any => Vec::new(),
        Terms::OneOf(terms) => vec![terms.iter().map(u16::to_string).collect::<Vec<_>>().join(" ")],
    }
}
