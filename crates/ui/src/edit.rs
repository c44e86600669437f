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
                if matches!(field, Field::Book | Field::PtuModel | Field::UnitModel | Field::UnitMode) {
                    Catalogue::of(&self.book).settle(self);
                }
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

/// The days with one switched, in the order of the week; what is no day of the week goes.
fn toggled(days: &[String], switched: &str) -> Vec<String> {
    let is_on = |day: &str| days.iter().any(|on| on == day) != (day == switched);
    WEEK.into_iter().filter(|day| is_on(day)).map(Into::into).collect()
}
