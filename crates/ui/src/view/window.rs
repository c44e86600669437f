//! A weekly window in the form.

use billing::calendar::Weekday;
use text::Lang;
use yew::AttrValue;

use super::field::{FieldView, Fields, ProblemView};
use crate::{field::Field, form::WEEK, windows::passes_midnight};

/// A weekly window in the form.
#[derive(Clone, Debug, PartialEq)]
pub struct WindowView {
    /// Its place among the windows.
    pub index: usize,
    /// Its name.
    pub legend: AttrValue,
    /// What its removing button says.
    pub remove: AttrValue,
    /// The days of the week.
    pub days: Vec<DayView>,
    /// The first minute.
    pub from: FieldView,
    /// The end.
    pub to: FieldView,
    /// What to know about it.
    pub hint: Option<&'static str>,
    /// What is wrong with its days, or with the window as a whole.
    pub problem: Option<ProblemView>,
}

/// A day of the week that can be switched.
#[derive(Clone, Debug, PartialEq)]
pub struct DayView {
    /// The id of its switch.
    pub id: AttrValue,
    /// The contract's name.
    pub name: &'static str,
    /// Its short name.
    pub label: &'static str,
    /// Whether the window starts on it.
    pub on: bool,
}

/// The weekly windows.
pub(super) fn windows(fields: &Fields<'_>) -> Vec<WindowView> {
    let (form, lang, problems) = (&fields.state.form, fields.lang, &fields.problems);
    form.windows
        .iter()
        .enumerate()
        .map(|(index, window)| {
            let number = (index + 1).to_string();
            let path = format!("running.windows[{index}]");
            let days = WEEK.into_iter().zip(day_names(lang)).map(|(name, label)| DayView {
                id: format!("window-{index}-{name}").into(),
                name,
                label,
                on: window.days.iter().any(|day| day == name),
            });
            WindowView {
                index,
                legend: lang.form_window(&number).into(),
                remove: lang.form_remove_window(&number).into(),
                days: days.collect(),
                from: fields.field(Field::From(index), None),
                to: fields.field(Field::To(index), None),
                hint: passes_midnight(window).then(|| lang.form_past_midnight()),
                problem: problems.at(&format!("{path}.days")).or_else(|| problems.at(&path)),
            }
        })
        .collect()
}

/// The names of the days, from Monday.
pub fn day_names(lang: Lang) -> [&'static str; 7] {
    use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday].map(|day| lang.weekday(day))
}
