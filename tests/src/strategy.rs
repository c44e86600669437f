//! Scenarios nobody thought of, each as the engine's question and as the oracle's.

use billing::{
    assumption::{AssumptionId, Assumptions},
    calendar::{Minute, Period, Running, TimeOfDay, Weekday, Window},
    named::Named as _,
    price_book::{ModelUnitOffer, PriceBook, PtuOffer},
    scenario::{ModelUnits, PtuCapacity, Scenario, Traffic},
    throughput::TokensPerMinute,
};
use jiff::civil::date;
use proptest::{prelude::*, sample::Index};
use rust_decimal::Decimal;

use crate::oracle::Question;

/// A question to both.
#[derive(Clone, Debug)]
pub struct Case {
    /// The price book.
    pub book: &'static PriceBook,
    /// The Provisioned Throughput offer asked about.
    pub ptu: &'static PtuOffer,
    /// The Model Unit offer asked about.
    pub mu: &'static ModelUnitOffer,
    /// As the engine is asked.
    pub scenario: Scenario,
    /// As the oracle is asked.
    pub question: Question,
}

/// Questions on any offer of a book that sells both Provisioned Throughput and Model Units, at any reading, over
/// periods of up to `days` days.
pub fn cases(days: i64) -> impl Strategy<Value = Case> {
    let offers = (any::<Index>(), any::<Index>(), any::<Index>(), any::<Index>());
    let time = (0..800_i64 * 1_440, 1..=days * 1_440);
    let capacity = (decimal(), decimal(), 1_u32..=1_000);
    let readings = prop::collection::vec((any::<Index>(), any::<Index>()), 0..4);
    (offers, time, prop::option::of(windows()), capacity, prop::option::of(traffic()), readings).prop_map(
        |(offers, time, windows, capacity, traffic, readings)| {
            case(offers, time, windows, capacity, traffic, &readings)
        },
    )
}

type Weekly = (Vec<Weekday>, i64, i64);
type Rates = (Decimal, Decimal, Decimal, Decimal);

fn decimal() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        (1..=100_i64).prop_map(|blocks| Decimal::from(blocks * 10_000)),
        (1..=999_999_999_999_i64, 0..=9_u32).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
    ]
}

fn traffic() -> impl Strategy<Value = Rates> {
    let cached = prop_oneof![Just(0), 0..=1_000_i64];
    (0..=100_000_i64, 0..=120_000_i64, 0..=8_000_i64, 0..=3_u32, cached).prop_map(
        |(requests, input, output, scale, cached)| {
            (Decimal::new(requests, scale), input.into(), output.into(), Decimal::new(cached, 3))
        },
    )
}

fn windows() -> impl Strategy<Value = Vec<Weekly>> {
    let days = prop::sample::subsequence(Weekday::ALL.to_vec(), 1..=7);
    // Around midnight, 22:00 and 23:59 the rules turn, so those times come up often.
    let time = || prop_oneof![Just(0), Just(1_320), Just(1_321), Just(1_439), Just(1_440), 0..=1_440_i64];
    let window = (days, time(), time())
        .prop_filter("a window has a length and starts before 24:00", |(_, from, to)| {
            from != to && *from < 1_440
        });
    prop::collection::vec(window, 1..4)
}

fn case(
    (book, ptu, mu, mode): (Index, Index, Index, Index),
    (offset, minutes): (i64, i64),
    windows: Option<Vec<Weekly>>,
    (input, output, units): (Decimal, Decimal, u32),
    traffic: Option<Rates>,
    readings: &[(Index, Index)],
) -> Case {
    let sellers: Vec<_> = books::all().filter(|book| !book.model_units.is_empty()).collect();
    let book: &'static PriceBook = sellers[book.index(sellers.len())];
    let (ptu, mu) =
        (&book.ptu[ptu.index(book.ptu.len())], &book.model_units[mu.index(book.model_units.len())]);
    // A mode may go unnamed where the page names none for the units.
    let unnamed = mu.modes.is_empty().then_some(None);
    let modes: Vec<_> = book.unit_modes(mu).into_iter().map(Some).chain(unnamed).collect();
    let unit_mode = modes[mode.index(modes.len())];
    let mut assumptions = Assumptions::default();
    for (question, reading) in readings {
        // What a throughput is charged as is not the oracle's business: it is asked about what is charged.
        let ids: Vec<_> = AssumptionId::ALL.iter().filter(|id| **id != AssumptionId::PurchaseStep).collect();
        let id = *ids[question.index(ids.len())];
        let alternatives = id.alternatives();
        assert!(assumptions.choose(id, alternatives[reading.index(alternatives.len())]));
    }
    let start = Minute::midnight(date(2026, 1, 1)).plus_minutes(offset);
    let running = windows.as_ref().map_or(Running::Always, |windows| {
        Running::Windows(windows.iter().map(|(days, from, to)| window(days, *from, *to)).collect())
    });
    Case {
        book,
        ptu,
        mu,
        scenario: Scenario {
            period: Period::new(start, start.plus_minutes(minutes)).expect("a period"),
            running,
            ptu: Some(PtuCapacity {
                model: ptu.model.clone(),
                mode: ptu.modes[0],
                input: TokensPerMinute(input),
                output: TokensPerMinute(output),
            }),
            model_units: Some(ModelUnits {
                model: mu.model.clone(),
                mode: unit_mode,
                spec: Some(mu.spec.clone()),
                units,
            }),
            traffic: traffic.map(|(requests_per_minute, input_tokens, output_tokens, cached_share)| {
                Traffic { requests_per_minute, input_tokens, output_tokens, cached_share }
            }),
            assumptions,
        },
        question: Question {
            start: date(2026, 1, 1)
                .at(0, 0, 0, 0)
                .checked_add(jiff::SignedDuration::from_mins(offset))
                .expect("a minute"),
            minutes,
            windows: windows.map(|windows| {
                windows
                    .into_iter()
                    .map(|(days, from, to)| (days.into_iter().map(weekday).collect(), from, to))
                    .collect()
            }),
            throughput: (input, output),
            units,
            unit_mode,
            traffic,
            readings: assumptions,
        },
    }
}

fn window(days: &[Weekday], from: i64, to: i64) -> Window {
    let time =
        |minute: i64| TimeOfDay::parse(&format!("{:02}:{:02}", minute / 60, minute % 60)).expect("a time");
    Window::new(days.to_vec(), time(from), time(to)).expect("a window")
}

fn weekday(day: Weekday) -> jiff::civil::Weekday {
    use jiff::civil::Weekday as Civil;
    match day {
        Weekday::Monday => Civil::Monday,
        Weekday::Tuesday => Civil::Tuesday,
        Weekday::Wednesday => Civil::Wednesday,
        Weekday::Thursday => Civil::Thursday,
        Weekday::Friday => Civil::Friday,
        Weekday::Saturday => Civil::Saturday,
        Weekday::Sunday => Civil::Sunday,
    }
}
