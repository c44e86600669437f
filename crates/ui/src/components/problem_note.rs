//! What is wrong with a field, beside it.

use yew::prelude::*;

use crate::view::field::ProblemView;

/// See [`ProblemNote`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is wrong.
    pub view: Option<ProblemView>,
    /// The id its field refers to.
    pub id: AttrValue,
}

/// What is wrong with a field; nothing where nothing is.
#[component]
pub fn ProblemNote(props: &Props) -> Html {
    let Some(view) = &props.view else { return Html::default() };
    html! { <p class="problem" id={props.id.clone()} data-problem={view.path.clone()}>{ view.message.clone() }</p> }
}
