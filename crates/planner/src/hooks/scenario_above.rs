//! What the calculator above holds.

use std::rc::Rc;

use contract::scenario::Scenario;
use ui::{form::Form, fragment, permalink, use_in_address};
use yew::prelude::*;

/// The scenario that the calculator above holds, which is in the page's address: the worked example while that is empty.
/// A link that cannot be read changes nothing, as in the calculator.
#[hook]
pub(crate) fn use_scenario_above() -> Rc<Scenario> {
    use_in_address(true, || above(&fragment()).unwrap_or_else(|| Rc::new(Form::default().scenario())), above)
}

fn above(fragment: &str) -> Option<Rc<Scenario>> {
    permalink::read(fragment).ok().map(Rc::new)
}
