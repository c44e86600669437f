//! Everything a person can change in the form.

use contract::scenario::Window;

use crate::{
    catalogue::Catalogue,
    field::Field,
    form::{Form, WEEK},
    windows,
};

/// A change of one thing in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A text was typed or chosen.
    Type(Field, String),
    /// A part of the question was switched on or off.
    Include(PartName, bool),
    /// Weekly windows were chosen (`true`), or running always.
    RunWeekly(bool),
    /// A weekly window was chosen in place of all others.
    UseWindow(Window),
    /// A weekly window was added.
    AddWindow,
    /// A weekly window was removed.
    RemoveWindow(usize),
    /// A day of a weekly window was switched, by the contract's name of the day.
    ToggleDay(usize, &'static str),
}

/// A part of the question that may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartName {
    /// Provisioned Throughput.
    Ptu,
    /// Model Units.
    ModelUnit,
    /// The traffic.
    Traffic,
}

impl Form {
    /// Carries out a change. One that is about a window that is not there does nothing.
    pub fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::Type(field, text) => {
                let only_spec =
                    (field == Field::Book).then(|| Catalogue::of(&self.book).only_spec(self)).flatten();
                field.set(self, half_width(&text));
                self.replaced.retain(|(replaced, _)| *replaced != field);
                let settled: &[Field] = match field {
                    Field::Book => {
                        &[Field::PtuModel, Field::PtuMode, Field::UnitModel, Field::UnitMode, Field::UnitSpec]
                    }
                    Field::PtuModel => &[Field::PtuMode],
                    Field::UnitModel => &[Field::UnitMode, Field::UnitSpec],
                    Field::UnitMode => &[Field::UnitSpec],
                    _ => &[],
                };
                settled.iter().for_each(|field| self.settle(*field, only_spec));
            }
            Edit::Include(PartName::Ptu, on) => self.ptu.on = on,
            Edit::Include(PartName::ModelUnit, on) => self.model_unit.on = on,
            Edit::Include(PartName::Traffic, on) => self.traffic.on = on,
            Edit::RunWeekly(weekly) => self.weekly = weekly,
            Edit::UseWindow(window) => self.windows = vec![window],
            Edit::AddWindow => self.windows.push(windows::next(&self.windows)),
            Edit::RemoveWindow(index) => {
                if index < self.windows.len() {
                    self.windows.remove(index);
                }
            }
            Edit::ToggleDay(index, day) => {
                if let Some(window) = self.windows.get_mut(index) {
                    window.days = toggled(&window.days, day);
                }
            }
        }
    }
}

impl Form {
    /// Moves a choice to one that the price book sells: to what was chosen before another book, where this one sells
    /// it, else to the nearest in name. What nothing is known about stays as it is, to be pointed at. `only_spec` is the
    /// specification that went without saying in the book before.
    fn settle(&mut self, field: Field, only_spec: Option<&str>) {
        let catalogue = Catalogue::of(&self.book);
        let Some(sold) = catalogue.sold(field, self) else { return };
        let place = self.replaced.iter().position(|(replaced, _)| *replaced == field);
        let wished = match place {
            Some(place) => self.replaced.remove(place).1,
            None => match (field, field.text(self), only_spec) {
                (Field::UnitSpec, "", Some(only_spec)) => only_spec.to_owned(),
                (_, text, _) => text.to_owned(),
            },
        };
        if sold.contains(&wished.as_str()) {
            field.set(self, wished);
            return;
        }
        if field == Field::UnitSpec && catalogue.only_spec(self) == Some(&wished) {
            field.set(self, String::new());
            return;
        }
        // Of several that are equally near the first of the book.
        let nearest = sold.iter().rev().max_by_key(|name| nearness(name, &wished));
        let nearest = nearest.copied().unwrap_or_default();
        field.set(self, nearest.to_owned());
        if nearest != wished {
            self.replaced.push((field, wished));
        }
    }
}

/// Full-width digits and signs, as a Chinese input method types them, as their ASCII twins: `９：００` as `9:00`.
pub fn half_width(text: &str) -> String {
    let twin = |letter: char| match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    text.chars().map(twin).collect()
}

/// How near two names are: by the words they share, such as `plus` of `qwen3.7-plus-2026-05-26`, then by the bytes they
/// have in common before they differ.
fn nearness(name: &str, wished: &str) -> (isize, usize) {
    let words = name.split('-').filter(|word| word.as_bytes().first().is_some_and(u8::is_ascii_alphabetic));
    let shared = words.map(|word| if wished.split('-').any(|other| other == word) { 1 } else { -1 });
    let same_start = name.bytes().zip(wished.bytes()).take_while(|(one, other)| one == other).count();
    (shared.sum(), same_start)
}

/// The days with one switched, in the order of the week; what is no day of the week goes.
fn toggled(days: &[String], switched: &str) -> Vec<String> {
    let is_on = |day: &str| days.iter().any(|on| on == day) != (day == switched);
    WEEK.into_iter().filter(|day| is_on(day)).map(Into::into).collect()
}
