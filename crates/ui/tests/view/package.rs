//! Daily packages, from order to release.

use text::Lang;
use ui::{
    edit::Edit,
    state::{Action, State},
};

use crate::{after, between, card, shown};

#[test]
fn a_package_reports_its_life_in_both_languages() {
    let state = after(between(["2026-04-01", "22:01"], ["2026-04-02", "23:00"]));
    let english = shown(&state, Lang::En);
    let packages = card(&english, "ptu-daily").packages.as_ref().expect("a package is ordered");
    let life: Vec<_> =
        packages.shown.iter().map(|p| [&p.ordered, &p.expires, &p.stops, &p.released]).collect();
    assert_eq!(
        life,
        [["Apr 1, 2026, 22:01", "Apr 2, 2026, 23:59", "Apr 3, 2026, 01:59", "Apr 3, 2026, 15:59"]
            .map(yew::AttrValue::from)
            .each_ref()]
    );
    assert!(packages.shown.iter().all(|package| package.late.is_some()));
    let chinese = shown(&state, Lang::ZhCn);
    let packages = card(&chinese, "ptu-daily").packages.as_ref().expect("a package is ordered");
    assert_eq!(packages.shown.first().map(|package| package.ordered.as_str()), Some("2026年4月1日 22:01"));
}

#[test]
fn of_thousands_of_packages_a_few_are_shown_until_all_are_asked_for() {
    let ten_years = between(["2026-01-01", "00:00"], ["2035-12-31", "00:00"]);
    let state = after(ten_years.into_iter().chain([Edit::RunWeekly(true)]));
    let count = |state: &State| {
        let view = shown(state, Lang::En);
        let packages = card(&view, "ptu-daily").packages.clone().expect("packages are ordered");
        (packages.shown.len(), packages.show_all)
    };
    let (few, ask) = count(&state);
    let (all, no_more) = count(&state.after(Action::ShowAllPackages));
    assert!(few < 10 && all > 2_000, "{few} of {all}");
    assert!(ask.is_some_and(|ask| ask.contains("2,6")) && no_more.is_none());
}
