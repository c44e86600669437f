//! The whole calculator.

use text::Lang;
use yew::prelude::*;

use crate::{
    components::{
        assumption_list::assumption_list, copy_link::CopyLink, form_panel::form_panel, header::header,
        link_notice::link_notice, problem_line::problem_line, results_panel::results_panel,
    },
    edit::Edit,
    form::Form,
    format::Format,
    hooks::{use_in_address, use_opened_link, use_written_link},
    permalink,
    state::{Action, Answer, State},
    view::{assumptions::assumptions, form::form, results::results},
};

/// See [`App`].
#[derive(Clone, Properties, PartialEq)]
pub struct AppProps {
    /// The language of every word.
    pub lang: Lang,
    /// Whether the calculator has a page to itself: it then has a header, and the page's address is its
    /// link. Without, it touches nothing of the page around it.
    #[prop_or(true)]
    pub page: bool,
    /// The fragment of a link to open, and to open again when it changes; the worked example where it is empty.
    #[prop_or_default]
    pub link: AttrValue,
    /// Called with the first answer and with every other one.
    #[prop_or_default]
    pub on_change: Callback<Answer>,
}

/// The form and, beside it, what every way to pay costs.
#[component]
pub fn App(props: &AppProps) -> Html {
    let AppProps { lang, page, link, on_change } = props;
    let (lang, page) = (*lang, *page);
    let state = {
        let link = link.clone();
        use_reducer(move || opened(State::default(), &link))
    };
    let format = use_memo(lang, |lang| Format::new(*lang));
    let dispatch = state.dispatcher();

    let on_edit = {
        let dispatch = dispatch.clone();
        Callback::from(move |edit: Edit| dispatch.dispatch(Action::Edit(edit)))
    };
    let on_show_all = {
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.dispatch(Action::ShowAllPackages))
    };
    {
        let (dispatch, opened_with) = (dispatch.clone(), use_mut_ref(|| link.clone()));
        use_effect_with(link.clone(), move |link| {
            if opened_with.replace(link.clone()) != *link {
                dispatch.dispatch(Action::OpenLink(link.to_string()));
            }
        });
    }
    {
        let on_change = on_change.clone();
        use_effect_with(state.answer.clone(), move |answer| on_change.emit(answer.clone()));
    }
    let fragment = AttrValue::from(permalink::write(&state.form.scenario()));
    {
        let dispatch = dispatch.clone();
        use_opened_link(page, Callback::from(move |link| dispatch.dispatch(Action::OpenLink(link))));
    }
    use_written_link(page, fragment.clone());
    // Every link to what the page shows carries the planner's part along.
    let planner = use_in_address(page, String::new, |fragment| Some(permalink::planner(fragment).to_owned()));
    let link = AttrValue::from([&*fragment, &planner].concat());

    let results = results(&state, &format);
    // The example needs no link: its document is read without the calculator.
    let example = *link == permalink::write(&Form::default().scenario());
    let shown = if example { "" } else { &*link };
    let tools = if page {
        html! { <CopyLink {lang} fragment={&link} /> }
    } else {
        Html::default()
    };
    let below = assumption_list(lang, &assumptions(&state, lang), &on_edit);
    html! {
        <div class="deploycost" lang={lang.tag()}>
            if page {
                { header(lang, shown) }
            }
            if let Some(problem) = &state.refused_link {
                { link_notice(lang, problem, Lang::link_refused, Callback::from(move |_| dispatch.dispatch(Action::DismissLink))) }
            }
            <main class="layout">
                { form_panel(lang, &form(&state, &format), &on_edit) }
                { results_panel(lang, &results, &on_show_all, tools, below) }
            </main>
            <div class="ticker" role="status">
                if let Some(problem) = results.problems.first() {
                    { problem_line(problem) }
                } else {
                    { &results.announcement }
                }
            </div>
        </div>
    }
}

/// The state after a link is opened, if there is one.
fn opened(state: State, link: &str) -> State {
    if link.is_empty() { state } else { state.after(Action::OpenLink(link.to_owned())) }
}
