//! What a link to a tool has.

use yew::prelude::*;

use crate::link::Texts;

/// Says what a link to a tool has, at first and whenever that changes.
#[hook]
pub(crate) fn use_texts(texts: Texts, on_texts: &Callback<Texts>) {
    let on_texts = on_texts.clone();
    use_effect_with(texts, move |texts| on_texts.emit(texts.clone()));
}
