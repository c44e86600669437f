//! Every row of the facts the books were written from stands in a book, digit for digit, and no other row does.
//!
//! The facts lie beside the project (`../shared/facts/billing-facts.json`). Where a copy of the project has
//! no such folder, the books are held to the number of rows they had when they were compared; their digests
//! in `published.sha256` hold them to the digits.

use std::fs;

use billing::{named::Named as _, price_book::*, throughput::CapacityRate};
use serde_json::Value;

const FACTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/facts/billing-facts.json");

const USD: &str = "alibaba-cn-beijing-usd-2026-03-31";
const FEBRUARY: &str = "alibaba-cn-beijing-cny-2026-02-24";
const BEIJING: &str = "alibaba-cn-beijing-cny-2026-09-22";
const SINGAPORE: &str = "alibaba-ap-southeast-1-cny-2026-09-22";

/// Rows of each table: PTU, Model Units, per-token prices, capacity factors, reservation, dedicated throughput.
const ROWS: [(&str, [usize; 6]); 4] = [
    (USD, [6, 4, 6, 0, 0, 0]),
    (FEBRUARY, [6, 29, 6, 0, 0, 0]),
    (BEIJING, [19, 94, 6, 14, 14, 12]),
    (SINGAPORE, [11, 0, 0, 13, 13, 0]),
];

fn book(id: &str) -> &'static PriceBook {
    books::find(id).unwrap_or_else(|| panic!("no book {id}"))
}

/// Checks with the facts, or counts rows where there are none.
fn with_facts(check: impl FnOnce(&Value)) {
    match fs::read_to_string(FACTS) {
        Ok(text) => check(&serde_json::from_str(&text).expect("JSON")),
        Err(_) => every_table_has_its_number_of_rows(),
    }
}

#[test]
fn every_table_has_its_number_of_rows() {
    for (id, rows) in ROWS {
        let book = book(id);
        let actual = [
            book.ptu.len(),
            book.model_units.len(),
            book.token_prices.len(),
            book.capacity_factors.len(),
            book.reservations.len(),
            book.dedicated_throughput.len(),
        ];
        assert_eq!(actual, rows, "{id}");
    }
}

/// A text of the facts; a number as its digits.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A number of tokens of the facts: `128000`, `"128K"` or `"1M"`.
fn tokens(value: &Value) -> String {
    text(value).replace('K', "000").replace('M', "000000")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().unwrap_or_else(|| panic!("no object: {value}")).iter()
}

fn fields(row: &Value, names: &[&str]) -> String {
    names.iter().map(|name| text(&row[*name])).collect::<Vec<_>>().join(" ")
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

fn sorted(lines: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut lines: Vec<String> = lines.into_iter().collect();
    lines.sort();
    lines
}

#[test]
fn provisioned_throughput() {
    with_facts(|facts| {
        let tables = [
            ("usd_beijing_overview", USD),
            ("cny_beijing_2026_02", FEBRUARY),
            ("cny_beijing_latest", BEIJING),
            ("cny_singapore_latest", SINGAPORE),
        ];
        for (table, id) in tables {
            let prices = [
                "input_per_10k_tpm_hour",
                "output_per_1k_tpm_hour",
                "input_per_10k_tpm_day",
                "output_per_1k_tpm_day",
            ];
            let printed = list(&facts["ptu"][table]["rows"]).iter().map(|row| {
                let maximum = tokens(&row["max_input_tokens"]);
                let limits = format!("{} {maximum}", text(&row["context_window"]));
                format!("{} {limits} {}", fields(row, &["model", "mode"]), fields(row, &prices))
            });
            let kept = book(id).ptu.iter().map(|row| {
                let limits = format!("{} {}", or_null(row.context_window), row.max_input_tokens);
                let modes = modes(&row.modes);
                format!("{} {modes} {limits} {} {}", row.model, rate(&row.hourly), rate(&row.daily))
            });
            assert_eq!(kept.collect::<Vec<_>>(), printed.collect::<Vec<_>>(), "{id}");
        }
    });
}

#[test]
fn model_units_in_dollars() {
    with_facts(|facts| {
        let printed = list(&facts["mu"]["usd_overview"]["rows"])
            .iter()
            .map(|row| fields(row, &["model", "mode", "spec", "hour", "month"]));
        let kept = book(USD).model_units.iter().map(|row| {
            format!("{} {} {} {} {}", row.model, modes(&row.modes), row.spec, row.hourly, row.monthly)
        });
        assert_eq!(kept.collect::<Vec<_>>(), printed.collect::<Vec<_>>());
    });
}

/// The facts of February are sentences: "96/hour, 46000/month (MU1, …)" over "qwen-turbo-0624 (8000)".
#[test]
fn model_units_of_february() {
    with_facts(|facts| {
        let mut printed = Vec::new();
        for (head, models) in entries(&facts["mu"]["cny_2026_02"]["groups"]) {
            for price in head.split(" and ") {
                let (hour, rest) = price.split_once("/hour").expect("an hourly price");
                let (month, rest) =
                    rest.trim_matches([',', ' ']).split_once("/month (").expect("a monthly price");
                let spec = &rest[..3];
                for model in list(models) {
                    let name = text(model);
                    let name = name.split(' ').next().unwrap_or_default();
                    printed.push(format!("{name} {spec} {hour} {month}"));
                }
            }
        }
        let rows = &book(FEBRUARY).model_units;
        let kept =
            rows.iter().map(|row| format!("{} {} {} {}", row.model, row.spec, row.hourly, row.monthly));
        assert_eq!(sorted(kept), sorted(printed));
    });
}

#[test]
fn model_units_in_bundles() {
    with_facts(|facts| {
        let mut printed = Vec::new();
        for table in ["model_bundles_latest", "model_bundles_jun_2026_extra"] {
            for (model, bundles) in entries(&facts["mu"][table]["models"]) {
                for bundle in list(bundles) {
                    let prices = &facts["mu"]["bundles_cny"][text(bundle)];
                    printed.push(format!("{model} {} {}", text(bundle), fields(prices, &["hour", "month"])));
                }
            }
        }
        let rows = &book(BEIJING).model_units;
        let kept =
            rows.iter().map(|row| format!("{} {} {} {}", row.model, row.spec, row.hourly, row.monthly));
        assert_eq!(sorted(kept), sorted(printed));
    });
}

#[test]
fn per_token_prices() {
    with_facts(|facts| {
        let tables = [
            ("CNY_beijing", FEBRUARY),
            ("CNY_beijing", BEIJING),
            ("USD_beijing (Chinese Mainland deployment mode)", USD),
        ];
        for (table, id) in tables {
            let mut printed = Vec::new();
            for (name, tiers) in entries(&facts["payg_overflow"][table]) {
                let name = name.replace("plus series", "plus-2025-09-23");
                let (model, mode) = name.split_once(' ').unwrap_or((&name, ""));
                match tiers.as_array() {
                    Some(tiers) => printed.extend(tiers.iter().map(|tier| {
                        let prices = fields(tier, &["input_upto", "input_per_1m", "output_per_1m"]);
                        format!("{model} {mode} {prices}")
                    })),
                    // The one entry that is a sentence, which ends in "0.287/0.430".
                    None => {
                        let sentence = text(tiers);
                        let derived = sentence.rsplit(": ").next().unwrap_or_default().replace('/', " ");
                        printed.push(format!("{model} {mode} null {derived}"));
                    }
                }
            }
            let kept = book(id).token_prices.iter().flat_map(|row| {
                let split = row.model == "qwen-plus-2025-12-01";
                let mode = if split { modes(&row.modes) } else { String::new() };
                row.tiers.iter().map(move |tier| {
                    let end = or_null(tier.input_up_to);
                    format!("{} {mode} {end} {} {}", row.model, tier.input, tier.output)
                })
            });
            assert_eq!(sorted(kept), sorted(printed), "{id}");
        }
    });
}

#[test]
fn cached_input() {
    with_facts(|facts| {
        let share = |name: &str| {
            let words = text(&facts["payg_overflow"]["cached"][name]);
            words.split('%').next().and_then(|percent| percent.parse::<u32>().ok()).expect("a percentage")
        };
        let printed = ["implicit_hit", "explicit_hit", "explicit_create"].map(share);
        for id in [USD, FEBRUARY, BEIJING] {
            let cached: Vec<_> = book(id).token_prices.iter().filter(|row| row.cache.is_some()).collect();
            assert_eq!(cached.iter().map(|row| row.model.as_str()).collect::<Vec<_>>(), ["deepseek-v3.2"]);
            for cache in cached.iter().filter_map(|row| row.cache.as_ref()) {
                let shares = [cache.implicit_hit, cache.explicit_hit, cache.explicit_create];
                assert_eq!(
                    shares.map(|share| share * rust_decimal::Decimal::ONE_HUNDRED),
                    printed.map(Into::into)
                );
            }
        }
    });
}

#[test]
fn capacity_factors() {
    with_facts(|facts| {
        let printed = list(&facts["capacity_factors"]["RES_BILL_V2 (latest read)"]).iter().map(|row| {
            let tiers = list(&row["tiers"]).iter().map(|tier| fields(tier, &["upto", "input", "output"]));
            let tiers = tiers.collect::<Vec<_>>().join(", ");
            format!(
                "{} {} {}: {tiers}",
                text(&row["model"]),
                tokens(&row["max_input"]),
                text(&row["cache_factor"])
            )
        });
        let printed: Vec<_> = printed.collect();
        let kept = |id| {
            let rows = book(id).capacity_factors.iter().map(|row| {
                let tiers = row.tiers.iter();
                let tiers =
                    tiers.map(|tier| format!("{} {} {}", or_null(tier.input_up_to), tier.input, tier.output));
                let tiers = tiers.collect::<Vec<_>>().join(", ");
                format!("{} {} {}: {tiers}", row.model, row.max_input_tokens, row.cache)
            });
            rows.collect::<Vec<_>>()
        };
        assert_eq!(kept(BEIJING), printed);
        let sold_in_singapore = printed.into_iter().filter(|line| !line.starts_with("kimi"));
        assert_eq!(kept(SINGAPORE), sold_in_singapore.collect::<Vec<_>>());
    });
}

#[test]
fn throughput_reservation() {
    with_facts(|facts| {
        for (region, id) in [("beijing", BEIJING), ("singapore", SINGAPORE)] {
            let printed = list(&facts["throughput_reservation_standard_prepaid_cny"][region])
                .iter()
                .map(|row| fields(row, &["model", "input_per_10k_tpm_day", "output_per_1k_tpm_day"]));
            let kept = book(id).reservations.iter().map(|row| format!("{} {}", row.model, rate(&row.daily)));
            assert_eq!(kept.collect::<Vec<_>>(), printed.collect::<Vec<_>>(), "{id}");
        }
    });
}

#[test]
fn dedicated_throughput_units() {
    with_facts(|facts| {
        let names = ["model", "spec", "base_input_tpm", "base_output_tpm", "start_month", "expand_month"];
        let printed = list(&facts["dtu_cny_month"]["rows"]).iter().map(|row| fields(row, &names));
        let kept = book(BEIJING).dedicated_throughput.iter().map(|row| {
            let base = format!("{} {}", row.base_input, row.base_output);
            format!("{} {} {base} {} {}", row.model, row.spec, row.start_monthly, row.expand_monthly)
        });
        assert_eq!(kept.collect::<Vec<_>>(), printed.collect::<Vec<_>>());
    });
}

#[test]
fn purchase_limits() {
    with_facts(|facts| {
        let limits = &facts["purchase_limits"];
        let reservation = &limits["throughput_reservation_and_ptu_fast"];
        let thousands = |name: &str| reservation[name].as_u64().expect("a number") * 1000;
        let days: Vec<_> =
            list(&reservation["days"]).iter().map(|day| day.as_u64().expect("a number")).collect();
        for policy in [BEIJING, SINGAPORE].map(|id| &book(id).policy) {
            let [input, output] = [policy.input_purchase.value, policy.output_purchase.value];
            assert_eq!(input.minimum, thousands("input_min_ktpm").into());
            assert_eq!(input.step, thousands("input_step_ktpm").into());
            assert_eq!(output.minimum, thousands("output_min_ktpm").into());
            assert_eq!(output.step, thousands("output_step_ktpm").into());
            let Terms::OneOf(terms) = &policy.daily_terms.value else { panic!("the terms are listed") };
            assert_eq!(terms.iter().copied().map(u64::from).collect::<Vec<_>>(), days);
        }
        let older = &limits["older_ptu_deployment_api"];
        let default = |name: &str| older[name].as_u64().expect("a number").into();
        for policy in [USD, FEBRUARY].map(|id| &book(id).policy) {
            assert_eq!(policy.input_purchase.value.minimum, default("default_input_tpm"));
            assert_eq!(policy.output_purchase.value.minimum, default("default_output_tpm"));
        }
    });
}
