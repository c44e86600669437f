//! A table of an answer.

use text::Lang;
use yew::prelude::*;

use crate::hooks::use_scrolls;

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

/// Wider cells than this many letters are broken into lines.
const LONGEST_LINE: usize = 32;

/// How a column is set.
#[derive(Clone, Copy, PartialEq)]
enum Setting {
    /// Its cells are in line at their ends.
    Numbers,
    /// They are in line at their starts.
    Words,
}

/// How a column of these cells is set: numbers are what has digits and no letters.
fn setting<'cells>(mut cells: impl Iterator<Item = &'cells str>) -> Setting {
    let number = |cell: &str| !cell.contains(char::is_alphabetic);
    let digits = |cell: &str| cell.contains(|letter: char| letter.is_ascii_digit());
    let mut seen = false;
    let numbers = cells.all(|cell| {
        seen |= digits(cell);
        number(cell)
    });
    if numbers && seen { Setting::Numbers } else { Setting::Words }
}

/// The class of a cell. A Chinese letter is as wide as two others.
fn class(setting: Option<&Setting>, text: &str) -> Option<&'static str> {
    let width: usize = text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum();
    match setting {
        Some(Setting::Numbers) => Some("table__number"),
        _ if width > LONGEST_LINE => Some("table__long"),
        _ => None,
    }
}

/// A number and the marks it stands with: `630,000 A B`.
fn marked(cell: &str) -> (&str, Vec<&str>) {
    let mut words = cell.split(' ');
    let number = words.next().unwrap_or_default();
    let marks: Vec<_> = words.collect();
    let are_marks =
        marks.iter().all(|mark| mark.len() == 1 && mark.chars().all(|sign| sign.is_ascii_uppercase()));
    if are_marks { (number, marks) } else { (cell, Vec::new()) }
}

/// The table; how many rows are left out stands below it.
pub(crate) fn table(lang: Lang, view: &TableView) -> Html {
    let column = |place: usize| {
        view.rows.iter().filter_map(move |row: &Vec<AttrValue>| row.get(place).map(|cell| marked(cell).0))
    };
    let settings: Vec<_> = (0..view.columns.len()).map(|place| setting(column(place))).collect();
    let name = |(setting, name): (&Setting, &&'static str)| {
        html! { <th scope="col" class={class(Some(setting), name)}>{ *name }</th> }
    };
    let tag = |sign: &&str| html! { <><span class="tag">{ *sign }</span>{ " " }</> };
    let row = |cells: &Vec<AttrValue>| {
        let mut cells = cells.iter().enumerate();
        let head = cells.next().map(|(_, cell)| {
            let (text, marks) = marked(cell);
            html! {
                <th scope="row" class={class(settings.first(), text)}>{ for marks.iter().map(tag) }{ text }</th>
            }
        });
        let cell = |(place, cell): (usize, &AttrValue)| {
            html! { <td class={class(settings.get(place), cell)}>{ cell }</td> }
        };
        html! { <tr>{ for head }{ for cells.map(cell) }</tr> }
    };
    let wide = view.columns.len() > MANY_COLUMNS;
    let more = view.rows.len().saturating_sub(MOST_ROWS);
    html! {
        <>
        if wide {
            <p class="table-hint">{ lang.planner_wide_table() }</p>
        }
        <Frame label={&view.caption}>
            <table class={classes!("table", wide.then_some("table--wide"))}>
                <caption class="visually-hidden">{ &view.caption }</caption>
                <thead><tr>{ for settings.iter().zip(&view.columns).map(name) }</tr></thead>
                <tbody>{ for view.rows.iter().take(MOST_ROWS).map(row) }</tbody>
            </table>
            if more > 0 {
                <p class="field__hint">{ lang.week_more_rows(&more.to_string()) }</p>
            }
        </Frame>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct FrameProps {
    label: AttrValue,
    children: Html,
}

/// What a table scrolls in: a stop of the keyboard where there is anything to scroll, which not every browser makes of it
/// by itself.
#[component]
fn Frame(props: &FrameProps) -> Html {
    let frame = use_node_ref();
    let tabindex = use_scrolls(&frame).then_some("0");
    html! {
        <div ref={frame} class="table-frame" role="region" {tabindex} aria-label={&props.label}>
            { props.children.clone() }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_in_line_at_their_ends_and_words_at_their_starts() {
        let of = |cells: &[&'static str]| setting(cells.iter().copied());
        assert!(of(&["$100.80", "22 × $134.40 = $2,956.80", ""]) == Setting::Numbers);
        assert!(of(&["12.65 / 16.97", "–"]) == Setting::Numbers);
        assert!(of(&["2026年4月1日 00:00"]) == Setting::Words);
        assert!(of(&["0 in, 0 out"]) == Setting::Words);
        assert!(of(&["", ""]) == Setting::Words);
    }

    #[test]
    fn marks_are_told_from_the_number_before_them() {
        assert_eq!(marked("630,000 A B"), ("630,000", vec!["A", "B"]));
        assert_eq!(marked("630,000"), ("630,000", vec![]));
        assert_eq!(marked("Apr 1, 2026, 09:00"), ("Apr 1, 2026, 09:00", vec![]));
    }

    #[test]
    fn long_cells_are_broken_into_lines_and_short_ones_are_not() {
        assert_eq!(class(Some(&Setting::Words), "输入"), None);
        assert_eq!(
            class(Some(&Setting::Words), "部分时间用日包、其余按小时，不比任一单独方式贵。"),
            Some("table__long")
        );
    }
}
