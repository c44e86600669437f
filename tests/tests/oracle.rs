//! The engine against the oracle.

use std::collections::BTreeMap;

use billing::{comparison::compare, named::Named as _};
use conformance::{oracle, strategy::cases};
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_and_a_person_with_a_calendar_agree_to_the_last_digit(case in cases(70)) {
        let comparison = compare(case.book, &case.scenario).unwrap();
        let engine: BTreeMap<&str, (BigRational, bool)> = comparison.options.iter().map(|option| {
            let cost = option.quote.cost.0;
            let exact = BigRational::new(BigInt::from(cost.numerator()), BigInt::from(cost.denominator()));
            (option.quote.method.name(), (exact, option.quote.is_complete()))
        }).collect();
        prop_assert_eq!(engine, oracle::price(case.book, case.ptu, case.mu, &case.question));
    }
}
