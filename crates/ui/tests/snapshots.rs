//! Components rendered on the host, compared with files that people have read.

use text::Lang;
use ui::{
    components::{form_panel::form_panel, option_card::option_card, results_panel::results_panel},
    edit::Edit,
    field::Field,
    format::Format,
    state::{Action, State},
    view::{form::form, results::results},
};
use yew::{Callback, Html, Properties, ServerRenderer, component};

#[derive(Properties, PartialEq)]
struct Props {
    draw: Callback<(), Html>,
}

#[component]
fn Drawn(props: &Props) -> Html {
    props.draw.emit(())
}

/// The markup, one element a line.
async fn rendered(draw: fn() -> Html) -> String {
    let html = ServerRenderer::<Drawn>::with_props(move || Props { draw: Callback::from(move |()| draw()) })
        .hydratable(false)
        .render()
        .await;
    html.replace("><", ">\n<")
}

fn after(edit: Edit) -> State {
    State::default().after(Action::Edit(edit))
}

fn card(lang: Lang, place: usize) -> Html {
    let view = results(&State::default(), &Format::new(lang)).cards.remove(place);
    option_card(lang, &view, &Callback::noop())
}

fn form_of(state: &State, lang: Lang) -> Html {
    form_panel(lang, &form(state, &Format::new(lang)), &Callback::noop())
}

#[tokio::test]
async fn cheapest_card() {
    insta::assert_snapshot!(rendered(|| card(Lang::En, 1)).await);
}

#[tokio::test]
async fn monthly_card_in_chinese() {
    insta::assert_snapshot!(rendered(|| card(Lang::ZhCn, 3)).await);
}

#[tokio::test]
async fn form_with_a_problem() {
    let draw = || form_of(&after(Edit::Type(Field::OutputTpm, "6O000".to_owned())), Lang::En);
    insta::assert_snapshot!(rendered(draw).await);
}

#[tokio::test]
async fn weekly_windows_in_chinese() {
    insta::assert_snapshot!(rendered(|| form_of(&after(Edit::RunWeekly(true)), Lang::ZhCn)).await);
}

#[tokio::test]
async fn results_that_are_not_current() {
    let draw = || {
        let mut view = results(&after(Edit::Type(Field::Units, String::new())), &Format::new(Lang::En));
        view.cards.clear();
        results_panel(Lang::En, &view, &Callback::noop(), Html::default(), Html::default())
    };
    insta::assert_snapshot!(rendered(draw).await);
}
