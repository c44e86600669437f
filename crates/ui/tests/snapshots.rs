//! Components rendered on the host, compared with files that people have read.

use text::Lang;
use ui::{
    components::{
        form_panel::{FormPanel, Props as FormProps},
        option_card::{OptionCard, Props as CardProps},
        results_panel::{Props as ResultsProps, ResultsPanel},
    },
    edit::Edit,
    field::Field,
    format::Format,
    state::{Action, State},
    view::{form::form, results::results},
};
use yew::{BaseComponent, Callback, ServerRenderer};

/// The markup, one element a line.
async fn rendered<C>(props: impl FnOnce() -> C::Properties + Send + 'static) -> String
where
    C: BaseComponent,
{
    let html = ServerRenderer::<C>::with_props(props).hydratable(false).render().await;
    html.replace("><", ">\n<")
}

fn card(state: &State, lang: Lang, place: usize) -> CardProps {
    let view = results(state, &Format::new(lang)).cards.remove(place);
    CardProps { lang, view, on_show_all: Callback::noop() }
}

fn typed(field: Field, text: &str) -> State {
    State::default().after(Action::Edit(Edit::Type(field, text.to_owned())))
}

#[tokio::test]
async fn cheapest_card() {
    insta::assert_snapshot!(rendered::<OptionCard>(|| card(&State::default(), Lang::En, 1)).await);
}

#[tokio::test]
async fn monthly_card_in_chinese() {
    insta::assert_snapshot!(rendered::<OptionCard>(|| card(&State::default(), Lang::ZhCn, 3)).await);
}

#[tokio::test]
async fn form_with_a_problem() {
    let props = || FormProps {
        lang: Lang::En,
        view: form(&typed(Field::OutputTpm, "6O000"), &Format::new(Lang::En)),
        on_edit: Callback::noop(),
    };
    insta::assert_snapshot!(rendered::<FormPanel>(props).await);
}

#[tokio::test]
async fn weekly_windows_in_chinese() {
    let props = || {
        let state = State::default().after(Action::Edit(Edit::RunWeekly(true)));
        FormProps {
            lang: Lang::ZhCn,
            view: form(&state, &Format::new(Lang::ZhCn)),
            on_edit: Callback::noop(),
        }
    };
    insta::assert_snapshot!(rendered::<FormPanel>(props).await);
}

#[tokio::test]
async fn results_that_are_not_current() {
    let props = || {
        let mut view = results(&typed(Field::Units, ""), &Format::new(Lang::En));
        view.cards.clear();
        ResultsProps {
            lang: Lang::En,
            view,
            on_show_all: Callback::noop(),
            beside_title: yew::Html::default(),
            children: yew::Html::default(),
        }
    };
    insta::assert_snapshot!(rendered::<ResultsPanel>(props).await);
}
