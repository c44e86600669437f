//! A table of an answer.

use text::Lang;
use yew::prelude::*;

/// A table; it scrolls by itself where it is wider than the page.
#[derive(Clone, Debug, PartialEq)]
pub struct TableView {
    /// What it lists.
    pub caption: AttrValue,
    /// The names of its columns.
    pub columns: Vec<&'static str>,
    /// Its rows; the first cell names the row.
    pub rows: Vec<Vec<AttrValue>>,
}

/// Rows that are shown at once: a year of peaks has hundreds, and a table of a thousand holds a slow machine up.
const MOST_ROWS: usize = 62;

/// More columns than these are too many for a phone's width.
const MANY_COLUMNS: usize = 4;

/// The table; how many rows are left out stands below it.
pub(crate) fn table(lang: Lang, view: &TableView) -> Html {
    let name = |name: &&'static str| html! { <th scope="col">{ *name }</th> };
    let row = |cells: &Vec<AttrValue>| {
        let mut cells = cells.iter();
        html! {
            <tr>
                <th scope="row">{ for cells.next() }</th>
                { for cells.map(|cell| html! { <td>{ cell }</td> }) }
            </tr>
        }
    };
    let wide = view.columns.len() > MANY_COLUMNS;
    let more = view.rows.len().saturating_sub(MOST_ROWS);
    html! {
        <>
        if wide {
            <p class="table-hint">{ lang.planner_wide_table() }</p>
        }
        <div class="table-frame" role="region" tabindex="0" aria-label={&view.caption}>
            <table class={classes!("table", wide.then_some("table--wide"))}>
                <caption class="visually-hidden">{ &view.caption }</caption>
                <thead><tr>{ for view.columns.iter().map(name) }</tr></thead>
                <tbody>{ for view.rows.iter().take(MOST_ROWS).map(row) }</tbody>
            </table>
            if more > 0 {
                <p class="field__hint">{ lang.week_more_rows(&more.to_string()) }</p>
            }
        </div>
        </>
    }
}
