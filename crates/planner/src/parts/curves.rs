//! Curves over one axis, as finished geometry and words.
//!
//! Places are per cent of the plot, so that it stretches with the page while its words keep their size. Numbers are
//! floating-point here and nowhere else: a line on a screen is no amount.

use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// The curves: their words, their axes, the lines, and what is marked on them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CurvesView {
    /// What it shows.
    pub title: String,
    /// What there is to see in it, for who cannot see it.
    pub description: String,
    /// The axis below.
    pub bottom: AxisView,
    /// The axis on the left.
    pub left: AxisView,
    /// The axis on the right.
    pub right: AxisView,
    /// The lines.
    pub lines: Vec<LineView>,
    /// Points that are marked.
    pub marks: Vec<MarkView>,
}

/// An axis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AxisView {
    /// What is measured along it.
    pub label: String,
    /// Its ticks: place and number.
    pub ticks: Vec<(String, String)>,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LineView {
    /// What it is.
    pub label: String,
    /// How it is drawn.
    pub kind: LineKind,
    /// Its path, in thousandths of the plot.
    pub path: String,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineKind {
    /// The one the chart is about.
    Main,
    /// Another one, on the axis on the right.
    Second,
    /// What the first is compared with.
    Reference,
}

impl LineKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Main => "curves__line curves__line--main",
            Self::Second => "curves__line curves__line--second",
            Self::Reference => "curves__line curves__line--reference",
        }
    }
}

/// A marked point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MarkView {
    /// The sign it is called by in the words around the chart.
    pub sign: String,
    /// Its place from the left.
    pub x: String,
    /// Its place from the top.
    pub y: String,
}

/// A part of the plot as an attribute: `0.375` as `37.5%`.
pub(crate) fn percent(part: f64) -> String {
    format!("{:.2}%", part * 100.0)
}

/// The path through points, each from 0 to 1 from the left and from the bottom.
pub(crate) fn path(points: impl IntoIterator<Item = (f64, f64)>) -> String {
    let mut path = String::new();
    for (x, y) in points {
        let command = if path.is_empty() { 'M' } else { 'L' };
        path.push_str(&format!("{command}{:.1} {:.1}", x * 1000.0, (1.0 - y) * 1000.0));
    }
    path
}

/// The curves; `id` is unique in the page.
pub(crate) fn curves(id: &'static str, view: &CurvesView) -> Html {
    let (title, description) = (format!("{id}-title"), format!("{id}-description"));
    let line = |line: &LineView| {
        html! { <path class={line.kind.class()} d={line.path.clone()} vector-effect="non-scaling-stroke" /> }
    };
    let key = |line: &LineView| {
        html! {
            <li class="curves__key">
                <svg class="curves__swatch" viewBox="0 0 24 8" aria-hidden="true">
                    <path class={line.kind.class()} d="M0 4L24 4" />
                </svg>
                { &line.label }
            </li>
        }
    };
    let level = |(place, number): &(String, String)| {
        html! {
            <>
                <line class="curves__grid" x1="0" x2="100%" y1={place.clone()} y2={place.clone()} />
                <text class="curves__number curves__number--left" x="0" y={place.clone()} dx="-8" dy="4">{ number }</text>
            </>
        }
    };
    let right = |(place, number): &(String, String)| {
        html! { <text class="curves__number" x="100%" y={place.clone()} dx="8" dy="4">{ number }</text> }
    };
    let bottom = |(place, number): &(String, String)| {
        html! { <text class="curves__number curves__number--bottom" x={place.clone()} y="100%" dy="20">{ number }</text> }
    };
    let mark = |mark: &MarkView| {
        html! {
            <>
                <line class="curves__mark" x1={mark.x.clone()} x2={mark.x.clone()} y1="0" y2="100%" />
                <circle class="curves__point" cx={mark.x.clone()} cy={mark.y.clone()} r="5" />
                <text class="curves__sign" x={mark.x.clone()} y="0" dy="-6">{ &mark.sign }</text>
            </>
        }
    };
    html! {
        <figure class="curves">
            <figcaption class="curves__title">{ &view.title }</figcaption>
            <ul class="curves__keys">{ for view.lines.iter().map(key) }</ul>
            <div class="curves__axes" aria-hidden="true">
                <span>{ &view.left.label }</span>
                <span>{ &view.right.label }</span>
            </div>
            <div class="curves__frame">
                <svg class="curves__plot" role="img" aria-labelledby={format!("{title} {description}")}>
                    <title id={title}>{ &view.title }</title>
                    <desc id={description}>{ &view.description }</desc>
                    <g aria-hidden="true">
                        { for view.left.ticks.iter().map(level) }
                        { for view.right.ticks.iter().map(right) }
                        { for view.bottom.ticks.iter().map(bottom) }
                        <svg class="curves__lines" viewBox="0 0 1000 1000" preserveAspectRatio="none">
                            { for view.lines.iter().map(line) }
                        </svg>
                        { for view.marks.iter().map(mark) }
                    </g>
                </svg>
            </div>
            <p class="curves__below" aria-hidden="true">{ &view.bottom.label }</p>
        </figure>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_runs_from_the_bottom_left() {
        assert_eq!(path([(0.0, 0.0), (0.5, 1.0)]), "M0.0 1000.0L500.0 0.0");
        assert_eq!(percent(0.375), "37.50%");
    }
}
