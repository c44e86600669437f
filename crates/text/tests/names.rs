//! Sentences carry the numbers of the book they are about.

use billing::{
    assumption::AssumptionId, charge::Rule, comparison::Warning, named::Named as _, price_book::Condition,
};
use text::Lang;

fn book(id: &str) -> &'static billing::price_book::PriceBook {
    books::find(id).expect("a published book")
}

#[test]
fn every_reading_of_every_question_has_words() {
    let book = book("alibaba-cn-beijing-usd-2026-03-31");
    for lang in Lang::ALL {
        for &id in AssumptionId::ALL {
            for reading in id.alternatives() {
                assert!(lang.reading(id, reading, book).is_some(), "{id:?} {reading}");
            }
            assert_eq!(lang.reading(id, "no-such-reading", book), None);
        }
    }
}

#[test]
fn rules_terms_and_questions_name_their_numbers() {
    let (dollars, book) =
        (book("alibaba-cn-beijing-usd-2026-03-31"), book("alibaba-ap-southeast-1-cny-2026-09-22"));
    for lang in Lang::ALL {
        let said = [
            (lang.condition(Condition::Region, book), ["ap-southeast-1"].as_slice()),
            (lang.condition(Condition::Overdue, book), &["24"]),
            (lang.condition(Condition::FirstMonthCancellation, book), &["1.2"]),
            (lang.condition(Condition::EarlyEndCharged, book), &["30", "1.2", "1 "]),
            (lang.rule(Rule::PtuDaily, dollars), &["23:59", "22:00", "2 ", "14 "]),
            (lang.rule(Rule::MuCancellation, book), &["1.2"]),
            (lang.warning(Warning::BelowPurchaseMinimum, book), &["200,000", "20,000"]),
            (lang.warning(Warning::NotPurchaseStep, book), &["10,000", "1,000"]),
            (lang.assumption(AssumptionId::LateOrderInstant, book), &["22:00"]),
            (lang.assumption(AssumptionId::ExpiryMinute, book), &["23:59"]),
            (lang.assumption(AssumptionId::PurchaseStep, book), &["200,000", "10,000", "20,000", "1,000"]),
            (lang.reading(AssumptionId::DayRate, "thirty-days", book).unwrap_or_default(), &["30"]),
        ];
        for (sentence, numbers) in said {
            for number in numbers {
                assert!(sentence.contains(number), "{number} in: {sentence}");
            }
        }
    }
}
