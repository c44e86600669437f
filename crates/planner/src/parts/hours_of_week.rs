//! Hours of the week chosen from lists: days, and a time from and to.

use std::ops::RangeInclusive;

use text::Lang;
use ui::view::window::day_names;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Days of a week.
pub(crate) const DAYS: usize = 7;
/// Hours of a day.
pub(crate) const HOURS: usize = 24;

/// Hours of the week chosen from lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HoursOfWeek {
    /// Whether each day from Monday is one of them.
    pub(crate) days: [bool; DAYS],
    /// The first hour.
    pub(crate) from: usize,
    /// The first hour that is no longer part of it, at least `1`; when it is not later than `from`, it is on the next
    /// day.
    pub(crate) to: usize,
}

impl HoursOfWeek {
    /// Monday to Friday from nine to six.
    pub(crate) const OFFICE: Self =
        Self { days: [true, true, true, true, true, false, false], from: 9, to: 18 };

    /// `1111100.9.18`: a digit for each day from Monday, the first hour, and the first that is no longer part of it.
    pub(crate) fn text(&self) -> String {
        let days: String = self.days.iter().map(|on| if *on { '1' } else { '0' }).collect();
        format!("{days}.{}.{}", self.from, self.to)
    }

    /// Reads such a text.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let (days, from, to) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let day = |digit| match digit {
            '0' => Some(false),
            '1' => Some(true),
            _ => None,
        };
        let days = days.chars().map(day).collect::<Option<Vec<_>>>()?.try_into().ok()?;
        let sound = parts.next().is_none() && from < HOURS && (1..=HOURS).contains(&to);
        sound.then_some(Self { days, from, to })
    }

    /// The stretches of a day that its days have: what passes midnight is on the day after, on Monday after Sunday.
    pub(crate) fn stretches(&self) -> Vec<(usize, RangeInclusive<usize>)> {
        let days = self.days.iter().enumerate().filter(|(_, on)| **on).map(|(day, _)| day);
        days.flat_map(|day| {
            if self.from < self.to {
                return vec![(day, self.from..=self.to - 1)];
            }
            vec![(day, self.from..=HOURS - 1), ((day + 1) % DAYS, 0..=self.to - 1)]
        })
        .collect()
    }
}

/// The time of day an hour starts at: `09:00`.
pub(crate) fn clock(hour: usize) -> String {
    format!("{hour:02}:00")
}

/// Its lists; `id` begins those of its controls.
pub(crate) fn hours_of_week(
    lang: Lang,
    id: &'static str,
    chosen: &HoursOfWeek,
    on_choose: &Callback<HoursOfWeek>,
) -> Html {
    let day = |(place, (name, on)): (usize, (&'static str, &bool))| {
        let id = format!("{id}-day-{place}");
        let mut other = chosen.clone();
        if let Some(on) = other.days.get_mut(place) {
            *on = !*on;
        }
        let onchange = on_choose.reform(move |_| other.clone());
        html! {
            <span class="day">
                <input class="day__control" type="checkbox" id={id.clone()} checked={*on} {onchange} />
                <label class="day__label" for={id}>{ name }</label>
            </span>
        }
    };
    let hour = |end: &str,
                label: &'static str,
                hours: RangeInclusive<usize>,
                now: usize,
                with: fn(HoursOfWeek, usize) -> HoursOfWeek| {
        let id = format!("{id}-{end}");
        let all = chosen.clone();
        let onchange = on_choose.reform(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            with(all.clone(), select.value().parse().unwrap_or(now))
        });
        let option = |hour: usize| {
            html! { <option value={hour.to_string()} selected={hour == now}>{ clock(hour) }</option> }
        };
        html! {
            <div class="field">
                <label class="field__label" for={id.clone()}>{ label }</label>
                <select class="field__control" {id} {onchange}>{ for hours.map(option) }</select>
            </div>
        }
    };
    html! {
        <>
            <div class="days" role="group" aria-label={lang.form_days()}>
                { for day_names(lang).into_iter().zip(&chosen.days).enumerate().map(day) }
            </div>
            <div class="pair">
                { hour("from", lang.form_from(), 0..=HOURS - 1, chosen.from, |all, from| HoursOfWeek { from, ..all }) }
                { hour("to", lang.form_to(), 1..=HOURS, chosen.to, |all, to| HoursOfWeek { to, ..all }) }
            </div>
        </>
    }
}
