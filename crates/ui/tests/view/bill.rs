//! Bills: each line a sum with its rule and source.

use text::Lang;
use ui::{
    edit::{Edit, PartName},
    field::Field,
    state::State,
};

use crate::{after, card, shown, totals, typed};

#[test]
fn a_line_is_a_sum_with_its_numbers_its_rule_and_its_source() {
    let view = shown(&State::default(), Lang::En);
    let bill = &card(&view, "ptu-hourly").bill;
    let sums: Vec<String> = bill
        .lines
        .iter()
        .map(|line| {
            let factors =
                line.factors.iter().map(|factor| format!("{} {} {}", factor.sign, factor.value, factor.name));
            format!("{}:{} = {}", line.item, factors.collect::<Vec<_>>().join(" "), line.amount)
        })
        .collect();
    assert_eq!(
        sums,
        [
            "Input capacity: 43,200 running minutes ÷ 60 minutes in an hour × 500,000 input tokens per minute \
             ÷ 10,000 tokens per minute in one price unit × $0.28 list unit price = $10,080.00",
            "Output capacity: 43,200 running minutes ÷ 60 minutes in an hour × 60,000 output tokens per minute \
             ÷ 1,000 tokens per minute in one price unit × $0.28 list unit price = $12,096.00",
        ]
    );
    for line in &bill.lines {
        assert!(line.rule.starts_with("Running time at the hourly price"));
        assert!(line.cites.starts_with("[1"), "{}", line.cites);
    }
    assert!(bill.sources.iter().all(|source| source.url.starts_with("https://")));
    // The price table stands on a second page of the vendor too.
    let (second, url) = &bill.sources[0].confirmed_by[0];
    assert_eq!(second.as_str(), "Training and deployment billing, international site · 2026-03-18");
    assert!(url.ends_with("/model-training-and-deployment-billing"), "{url}");
}

#[test]
fn what_overflows_is_a_line_of_the_bill_and_part_of_the_total() {
    // 300 requests a minute of 1,200 and 400 tokens: the output quota of 60,000 holds half of them.
    let traffic =
        [(Field::RequestsPerMinute, "300"), (Field::InputTokens, "1200"), (Field::OutputTokens, "400")];
    let edits = traffic.map(|(field, text)| typed(field, text));
    let view = shown(&after([Edit::Include(PartName::Traffic, true)].into_iter().chain(edits)), Lang::En);
    assert_eq!(totals(&view)[..2], ["$26,043.26", "$14,955.26"]);
    let lines = &card(&view, "ptu-daily").bill.lines;
    let items: Vec<_> = lines.iter().map(|line| line.item).collect();
    assert_eq!(
        items,
        ["Input capacity", "Output capacity", "Overflow, input tokens", "Overflow, output tokens"]
    );
    let factors: Vec<_> =
        lines[2].factors.iter().map(|factor| (factor.sign, factor.value.as_str(), factor.name)).collect();
    assert_eq!(
        factors[..4],
        [
            ("", "43,200", "running minutes"),
            ("×", "60,000", "quota tokens a minute above the purchased throughput"),
            ("÷", "400", "quota tokens a request takes"),
            ("×", "1,200", "tokens a request"),
        ]
    );
    // Nothing says that the units carry what is spread over their cost.
    for id in ["mu-hourly", "mu-monthly"] {
        assert!(
            card(&view, id).warnings.iter().any(|warning| warning.contains("per million tokens")),
            "{id}"
        );
    }
}
