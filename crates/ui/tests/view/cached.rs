//! The cache hit rate: typed in per cent, a share in the question and the link.

use text::Lang;
use ui::{
    edit::{Edit, PartName},
    field::Field,
    format::Format,
    permalink,
    state::{Action, State},
    view::form::form,
};

use crate::{after, card, shown, typed};

/// deepseek-v3.2 in the autumn book, on the least amounts on sale, under 20 requests of 20,000 and 500 tokens.
fn with_hit_rate(percent: &str) -> State {
    after([
        typed(Field::Book, "alibaba-cn-beijing-cny-2026-09-22"),
        typed(Field::PtuModel, "deepseek-v3.2"),
        typed(Field::InputTpm, "200000"),
        typed(Field::OutputTpm, "20000"),
        Edit::Include(PartName::Traffic, true),
        typed(Field::RequestsPerMinute, "20"),
        typed(Field::InputTokens, "20000"),
        typed(Field::OutputTokens, "500"),
        typed(Field::CachedPercent, percent),
    ])
}

#[test]
fn cached_input_is_a_line_of_its_own_and_what_is_assumed_of_it_is_said() {
    let state = with_hit_rate("90");
    let view = shown(&state, Lang::En);
    let lines = &card(&view, "token-usage").bill.lines;
    let items: Vec<_> = lines.iter().map(|line| (line.item, line.amount.as_str())).collect();
    // 864,000 requests in April.
    let expected =
        [("Input tokens", "¥3,456.00"), ("Cached input tokens", "¥6,220.80"), ("Output tokens", "¥1,296.00")];
    assert_eq!(items, expected);
    let notices = view.summary.expect("a summary").notices;
    assert!(
        notices.iter().any(|notice| notice.starts_with("Cached tokens are priced as hits of the implicit"))
    );
}

#[test]
fn a_link_keeps_the_share_and_one_without_it_is_as_before() {
    let state = with_hit_rate("37.5");
    let scenario = state.form.scenario();
    let link = permalink::write(&scenario);
    assert!(link.ends_with("&tokens-in=20000&tokens-out=500&cached=0.375"), "{link}");
    let reopened = State::default().after(Action::OpenLink(link.clone()));
    assert_eq!(reopened.form.cached_percent, "37.5");
    assert_eq!(permalink::write(&reopened.form.scenario()), link);
    let without = permalink::write(&with_hit_rate("").form.scenario());
    assert!(without.ends_with("&tokens-in=20000&tokens-out=500"), "{without}");
    assert_eq!(State::default().after(Action::OpenLink(without)).form.cached_percent, "");
}

#[test]
fn a_hit_rate_is_at_most_a_hundred_per_cent() {
    let message = |percent: &str| {
        let view = form(&with_hit_rate(percent), &Format::new(Lang::En));
        let field = view.traffic.inputs.into_iter().find(|field| field.field == Field::CachedPercent);
        field.expect("the field").problem.map(|problem| problem.message.to_string())
    };
    assert_eq!(message("120").as_deref(), Some("The number must be at most 100."));
    assert_eq!((message("100"), message("0"), message("")), (None, None, None));
    assert!(message("ninety").is_some());
}
