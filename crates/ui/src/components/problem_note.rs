//! What is wrong with a field, beside it.

use yew::prelude::*;

use crate::view::field::ProblemView;

/// What is wrong with a field; nothing where nothing is.
pub fn problem_note(view: Option<&ProblemView>) -> Html {
    html! {
        if let Some(view) = view {
            <p class="problem" id={&view.id} data-problem={&view.path}>{ &view.message }</p>
        }
    }
}
