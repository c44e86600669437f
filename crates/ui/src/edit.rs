//! Everything a person can change in the form.

use contract::scenario::Window;

use crate::{
    catalogue::Catalogue,
    field::Field,
    form::{Form, WEEK, office_hours},
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
                field.set(self, text);
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
                settled.iter().for_each(|field| self.settle(*field));
            }
            Edit::Include(PartName::Ptu, on) => self.ptu.on = on,
            Edit::Include(PartName::ModelUnit, on) => self.model_unit.on = on,
            Edit::Include(PartName::Traffic, on) => self.traffic.on = on,
            Edit::RunWeekly(weekly) => self.weekly = weekly,
            Edit::UseWindow(window) => self.windows = vec![window],
            Edit::AddWindow => self.windows.push(office_hours()),
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
    /// it, else to the nearest in name. What nothing is known about stays as it is, to be pointed at.
    fn settle(&mut self, field: Field) {
        let Some(sold) = Catalogue::of(&self.book).sold(field, self) else { return };
        let place = self.replaced.iter().position(|(replaced, _)| *replaced == field);
        let wished = match place {
            Some(place) => self.replaced.remove(place).1,
            None => field.text(self).to_owned(),
        };
        if sold.contains(&wished.as_str()) {
            field.set(self, wished);
            return;
        }
        // Of several that are equally near the first of the book.
        let nearest = sold.iter().rev().max_by_key(|name| same_start(name, &wished));
        let nearest = nearest.copied().unwrap_or_default();
        field.set(self, nearest.to_owned());
        if nearest != wished {
            self.replaced.push((field, wished));
        }
    }
}

/// How many bytes two names have in common before they differ.
fn same_start(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count()
}

/// The days with one switched, in the order of the week; what is no day of the week goes.
fn toggled(days: &[String], switched: &str) -> Vec<String> {
    let is_on = |day: &str| days.iter().any(|on| on == day) != (day == switched);
    WEEK.into_iter().filter(|day| is_on(day)).map(Into::into).collect()
}
