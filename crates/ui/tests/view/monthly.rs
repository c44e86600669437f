//! The monthly commitment, kept and cancelled.

use text::Lang;
use ui::state::State;

use crate::{after, between, card, shown};

#[test]
fn a_month_is_shown_kept_and_cancelled() {
    let view = shown(&after(between(["2026-04-01", "10:00"], ["2026-04-11", "10:00"])), Lang::En);
    let monthly = card(&view, "mu-monthly").monthly.as_ref().expect("a monthly commitment");
    assert_eq!((monthly.kept.figure.amount.as_str(), monthly.kept.counted), ("$37,600.00", false));
    let cancelled = monthly.cancelled.as_ref().expect("it ends within the first month");
    assert_eq!((cancelled.figure.amount.as_str(), cancelled.counted), ("$15,040.00", true));
    let refund = "Started days used: 10; $22,560.00 refunded ($37,600.00 − $15,040.00)";
    assert_eq!(cancelled.detail, refund);
}

#[test]
fn both_ways_to_end_a_month_open_their_formulas() {
    let view = shown(&after(between(["2026-04-01", "10:00"], ["2026-04-11", "10:00"])), Lang::En);
    let monthly = card(&view, "mu-monthly").monthly.as_ref().expect("a monthly commitment");
    let kept = "1 month × 2 units × $18,800.00 list unit price = $37,600.00";
    assert_eq!(monthly.kept.figure.formula, kept);
    let used = "10 started days × 2 units × 1.2 early-cancellation multiple ÷ 30 days a month is divided into \
        × $18,800.00 list unit price = $15,040.00";
    assert_eq!(monthly.cancelled.as_ref().map(|view| view.figure.formula.as_str()), Some(used));
}

#[test]
fn a_cancellation_that_would_charge_more_than_was_paid_says_that_it_is_capped() {
    let view = shown(&State::default(), Lang::En);
    let monthly = card(&view, "mu-monthly").monthly.as_ref().expect("a monthly commitment");
    let cancelled = monthly.cancelled.as_ref().expect("it ends with the first month");
    assert_eq!(cancelled.figure.amount, "$37,600.00");
    assert!(cancelled.figure.formula.ends_with("= $45,120.00; capped at the price paid"), "{cancelled:?}");
}
