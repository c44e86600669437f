//! The week painter: a grid of hours, drawn on with the pointer or with keys.

use text::Lang;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::{
    state::Action,
    view::{CellView, PlanView},
    week::{Ask, Cell, Heading, Selection},
};

/// See [`Painter`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PainterProps {
    /// The language of every word.
    pub(super) lang: Lang,
    /// What is drawn.
    pub(super) view: PlanView,
    /// The selected hours.
    pub(super) selection: Selection,
    /// Whether they are being drawn.
    pub(super) drawing: bool,
    /// Called with what a person did.
    pub(super) on_action: Callback<Action>,
}

/// What every cell carries: its place in the week.
const PLACE: &str = "data-hour";

/// Hours run down, days across, as in a calendar. One cell can be reached with the Tab key; arrow keys move it, with
/// Shift they extend what is selected; Enter, the space bar and digits paint.
#[component]
pub(super) fn Painter(props: &PainterProps) -> Html {
    let PainterProps { lang, view, selection, drawing, on_action } = props;
    let (lang, selection, drawing) = (*lang, *selection, *drawing);
    let grid = use_node_ref();
    let by_key = use_mut_ref(|| false);
    {
        // The focus follows the keys; a pointer brings it along by itself.
        let (grid, by_key) = (grid.clone(), by_key.clone());
        use_effect_with(selection.focus, move |cell| {
            if by_key.replace(false) {
                focus(&grid, *cell);
            }
        });
    }

    let onpointerdown = {
        let (grid, on_action) = (grid.clone(), on_action.clone());
        Callback::from(move |event: PointerEvent| {
            let pressed = event.is_primary() && event.button() == 0;
            let Some(cell) = cell_under(&event).filter(|_| pressed) else { return };
            if let Some(grid) = grid.cast::<Element>() {
                // Without it, drawing ends at the edge of the grid.
                let _ = grid.set_pointer_capture(event.pointer_id());
            }
            on_action.emit(Action::Press { cell, extend: event.shift_key() });
        })
    };
    let onpointermove = {
        let on_action = on_action.clone();
        Callback::from(move |event: PointerEvent| {
            let drawn_to = cell_under(&event).filter(|cell| drawing && *cell != selection.focus);
            if let Some(cell) = drawn_to {
                on_action.emit(Action::Draw(cell));
            }
        })
    };
    let onpointerup = on_action.reform(|_: PointerEvent| Action::LetGo);
    let onpointercancel = on_action.reform(|_: PointerEvent| Action::GiveUp);
    let onkeydown = {
        let (on_action, levels) = (on_action.clone(), view.palette.len());
        Callback::from(move |event: KeyboardEvent| {
            let actions = match event.key().as_str() {
                "Escape" if drawing => vec![Action::GiveUp],
                _ => pressed(&event, levels),
            };
            if !actions.is_empty() {
                event.prevent_default();
                *by_key.borrow_mut() = true;
                actions.into_iter().for_each(|action| on_action.emit(action));
            }
        })
    };

    let day = |name: &&'static str| html! { <span class="week__day" role="columnheader">{ *name }</span> };
    let row = |(hour, cells): &(AttrValue, Vec<CellView>)| {
        html! {
            <div class="week__row" role="row">
                <span class="week__hour" role="rowheader">{ hour }</span>
                { for cells.iter().map(|view| cell(view, selection.focus)) }
            </div>
        }
    };
    html! {
        <div
            class="week" role="grid" aria-multiselectable="true" aria-label={lang.week_grid()}
            aria-describedby="week-keys" ref={grid}
            {onpointerdown} {onpointermove} {onpointerup} {onpointercancel} {onkeydown}
        >
            <div class="week__row" role="row">
                <span class="week__hour" role="columnheader">
                    <span class="visually-hidden">{ lang.week_time() }</span>
                </span>
                { for view.days.iter().map(day) }
            </div>
            { for view.rows.iter().map(row) }
        </div>
    }
}

fn cell(view: &CellView, focus: Cell) -> Html {
    let place = view.cell.index().to_string();
    html! {
        <span
            class={classes!("week__cell", format!("week__cell--{}", view.shade))} role="gridcell"
            data-hour={place} tabindex={if view.cell == focus { "0" } else { "-1" }}
            aria-label={&view.label} aria-selected={view.selected.to_string()}
        >
            { &view.mark }
        </span>
    }
}

/// What a key does; nothing for keys that are not the grid's.
fn pressed(event: &KeyboardEvent, levels: usize) -> Vec<Action> {
    let (key, control) = (event.key(), event.ctrl_key() || event.meta_key());
    if let Some(heading) = Heading::of_key(&key, control) {
        return vec![Action::Go { heading, extend: event.shift_key() }];
    }
    let paint = |ask| vec![Action::Take(ask), Action::Paint];
    match key.as_str() {
        _ if control => Vec::new(),
        "Enter" | " " => vec![Action::Paint],
        "0" | "Delete" | "Backspace" => paint(Ask::Nothing),
        digit => match digit.parse::<usize>() {
            Ok(digit) if (1..=levels).contains(&digit) => paint(Ask::Level(digit - 1)),
            _ => Vec::new(),
        },
    }
}

/// The hour under a pointer, which a captured pointer does not say by itself.
fn cell_under(event: &PointerEvent) -> Option<Cell> {
    let document = web_sys::window()?.document()?;
    let (x, y) = (event.client_x() as f32, event.client_y() as f32);
    let cell = document.element_from_point(x, y)?.closest(&["[", PLACE, "]"].concat()).ok()??;
    Cell::at(cell.get_attribute(PLACE)?.parse().ok()?)
}

fn focus(grid: &NodeRef, cell: Cell) {
    let grid = grid.cast::<Element>();
    let selector = format!("[{PLACE}='{}']", cell.index());
    let cell = grid.and_then(|grid| grid.query_selector(&selector).ok().flatten());
    if let Some(cell) = cell.and_then(|cell| cell.dyn_into::<HtmlElement>().ok()) {
        // Nothing is lost where the browser will not move the focus.
        let _ = cell.focus();
    }
}
