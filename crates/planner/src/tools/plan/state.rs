//! What is painted and typed, and the one function that changes it.

use std::rc::Rc;

use contract::{
    plan::{PlanQuestion, Throughput},
    scenario::{Scenario, VERSION},
};
use yew::Reducible;

use super::week::{Ask, Cell, Heading, Selection, Week};
use crate::{
    parts::hours_of_week::{DAYS, HOURS, HoursOfWeek},
    tools::replay::view::WeekView,
};

/// The most levels there may be: each has a digit.
pub(super) const MAX_LEVELS: usize = 9;

/// What is painted and typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct State {
    /// The levels to paint with.
    pub(super) palette: Vec<Throughput>,
    /// What is painted next.
    pub(super) brush: Ask,
    /// The painted week.
    pub(super) week: Week,
    /// The selected hours.
    pub(super) selection: Selection,
    /// Whether the selection is being drawn, and is painted once it is let go.
    pub(super) drawing: bool,
    /// Hours chosen from lists, instead of drawn.
    pub(super) typed: HoursOfWeek,
    /// The share of all tokens that may overflow, in per cent.
    pub(super) overflow_limit: String,
    /// Whether Model Units are considered.
    pub(super) with_units: bool,
    /// What one Model Unit was measured to hold; empty until somebody has measured it.
    pub(super) unit: Throughput,
    /// Whether the hours that a log gave rest on when that starts, as it has no dates of its own.
    pub(super) rests_on_start: bool,
}

/// A direction of a throughput that is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Input tokens per minute.
    Input,
    /// Output tokens per minute.
    Output,
}

/// Hours that are painted at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Preset {
    /// Monday to Friday from nine to six.
    OfficeHours,
    /// Every night from ten to six.
    Nights,
    /// Every hour.
    Always,
}

/// Something a person did, or a log handed over.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Action {
    /// Pressed on an hour to begin drawing there, or to extend what is selected.
    Press { cell: Cell, extend: bool },
    /// Drew on to an hour.
    Draw(Cell),
    /// Let go: what was drawn is painted.
    LetGo,
    /// Stopped drawing without painting.
    GiveUp,
    /// Went on from the hour that has the focus, extending what is selected or not.
    Go { heading: Heading, extend: bool },
    /// Painted what is selected with the brush.
    Paint,
    /// Took another brush.
    Take(Ask),
    /// Painted a preset with the brush.
    Preset(Preset),
    /// Emptied the week.
    Clear,
    /// Typed an amount of a level.
    TypeLevel(usize, Direction, String),
    /// Added a level like the last one.
    AddLevel,
    /// Chose other hours from the lists.
    TypeHours(HoursOfWeek),
    /// Painted the typed hours with the brush.
    PaintTyped,
    /// Typed how much may overflow.
    TypeLimit(String),
    /// Switched Model Units on or off.
    WithUnits(bool),
    /// Typed what one Model Unit holds.
    TypeUnit(Direction, String),
    /// Took the week of a log.
    TakeLog {
        /// What each hour asks for.
        hours: Vec<Throughput>,
        /// Whether they rest on when the log starts.
        rests_on_start: bool,
    },
}

impl Action {
    /// Takes hours of the week of a log.
    pub(super) fn take(hours: Vec<Throughput>, week: &WeekView) -> Self {
        Self::TakeLog { hours, rests_on_start: week.rests_on_start }
    }
}

impl State {
    /// A worked example: the capacity above in office hours, a base of a fifth around the clock.
    pub(super) fn of(scenario: &Scenario) -> Self {
        let amount =
            |input: &str, output: &str| Throughput { input_tpm: input.into(), output_tpm: output.into() };
        let peak = match &scenario.ptu {
            Some(ptu) => amount(&ptu.input_tpm, &ptu.output_tpm),
            None => amount("500000", "60000"),
        };
        let (base, peak_level) = (Ask::Level(0), Ask::Level(1));
        let mut week = Week::empty();
        week.paint(&Preset::ALL_HOURS, &base);
        for block in blocks(&HoursOfWeek::OFFICE) {
            week.paint(&block, &peak_level);
        }
        Self {
            palette: vec![amount("100000", "12000"), peak],
            brush: peak_level,
            week,
            selection: Selection::default(),
            drawing: false,
            typed: HoursOfWeek::OFFICE,
            overflow_limit: "0".into(),
            with_units: false,
            unit: amount("", ""),
            rests_on_start: false,
        }
    }

    /// The question it asks about a scenario.
    pub(super) fn question(&self, scenario: &Scenario) -> PlanQuestion {
        PlanQuestion {
            version: VERSION,
            scenario: scenario.clone(),
            demand: self.week.demand(&self.palette),
            overflow_limit_percent: Some(self.overflow_limit.clone()),
            model_units: (self.with_units && self.is_measured()).then(|| self.unit.clone()),
        }
    }

    /// Whether both directions of a Model Unit are filled in.
    fn is_measured(&self) -> bool {
        ![&self.unit.input_tpm, &self.unit.output_tpm].iter().any(|text| text.trim().is_empty())
    }

    /// The state after an action.
    #[must_use]
    pub(super) fn after(mut self, action: Action) -> Self {
        match action {
            Action::Press { cell, extend } => {
                self.select(cell, extend);
                self.drawing = true;
            }
            Action::Draw(cell) if self.drawing => self.selection.focus = cell,
            Action::Draw(_) => {}
            Action::LetGo if self.drawing => {
                self.drawing = false;
                self.week.paint(&self.selection, &self.brush);
            }
            Action::LetGo | Action::GiveUp => self.drawing = false,
            Action::Go { heading, extend } => self.select(self.selection.focus.towards(heading), extend),
            Action::Paint => self.week.paint(&self.selection, &self.brush),
            Action::Take(brush) => self.brush = brush,
            Action::Preset(preset) => {
                preset.blocks().iter().for_each(|block| self.week.paint(block, &self.brush));
            }
            Action::Clear => (self.week, self.rests_on_start) = (Week::empty(), false),
            Action::TypeLevel(level, direction, text) => {
                if let Some(amount) = self.palette.get_mut(level) {
                    *direction.of(amount) = text;
                }
            }
            Action::AddLevel => self.add_level(),
            Action::TypeHours(hours) => self.typed = hours,
            Action::PaintTyped => {
                blocks(&self.typed).iter().for_each(|block| self.week.paint(block, &self.brush));
            }
            Action::TypeLimit(text) => self.overflow_limit = text,
            Action::WithUnits(on) => self.with_units = on,
            Action::TypeUnit(direction, text) => *direction.of(&mut self.unit) = text,
            Action::TakeLog { hours, rests_on_start } => {
                (self.week, self.rests_on_start) = (Week::of_log(&hours), rests_on_start);
            }
        }
        self
    }

    fn select(&mut self, cell: Cell, extend: bool) {
        self.selection =
            if extend { Selection { focus: cell, ..self.selection } } else { Selection::of(cell) };
    }

    fn add_level(&mut self) {
        if let Some(last) = self.palette.last().filter(|_| self.palette.len() < MAX_LEVELS).cloned() {
            self.brush = Ask::Level(self.palette.len());
            self.palette.push(last);
        }
    }
}

impl Direction {
    /// The amount of this direction.
    fn of(self, amount: &mut Throughput) -> &mut String {
        match self {
            Self::Input => &mut amount.input_tpm,
            Self::Output => &mut amount.output_tpm,
        }
    }
}

/// Hours chosen from lists as rectangles.
fn blocks(hours: &HoursOfWeek) -> Vec<Selection> {
    let stretches = hours.stretches().into_iter();
    stretches.map(|(day, hours)| Selection::block((day, day), (*hours.start(), hours.end() + 1))).collect()
}

impl Preset {
    const ALL_HOURS: Selection =
        Selection { anchor: Cell { day: 0, hour: 0 }, focus: Cell { day: DAYS - 1, hour: HOURS - 1 } };

    fn blocks(self) -> Vec<Selection> {
        match self {
            Self::OfficeHours => blocks(&HoursOfWeek::OFFICE),
            Self::Nights => blocks(&HoursOfWeek { days: [true; DAYS], from: 22, to: 6 }),
            Self::Always => vec![Self::ALL_HOURS],
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Rc::unwrap_or_clone(self).after(action))
    }
}

#[cfg(test)]
mod tests {
    use ui::form::Form;

    use super::*;

    fn opened() -> State {
        State::of(&Form::default().scenario())
    }

    fn painted(state: &State, ask: &Ask) -> usize {
        (0..DAYS * HOURS).filter_map(Cell::at).filter(|cell| state.week.ask(*cell) == ask).count()
    }

    fn cell(day: usize, hour: usize) -> Cell {
        Cell { day, hour }
    }

    #[test]
    fn what_is_drawn_is_painted_once_it_is_let_go() {
        let state = opened().after(Action::Clear).after(Action::Press { cell: cell(0, 9), extend: false });
        let drawing = state.after(Action::Draw(cell(2, 17))).after(Action::Draw(cell(1, 10)));
        assert_eq!(painted(&drawing, &Ask::Level(1)), 0);
        let done = drawing.clone().after(Action::LetGo);
        assert_eq!(painted(&done, &Ask::Level(1)), 4);
        assert_eq!(done.clone().after(Action::Draw(cell(6, 23))), done);
        assert_eq!(painted(&drawing.after(Action::GiveUp).after(Action::LetGo), &Ask::Level(1)), 0);
    }

    #[test]
    fn a_selection_is_extended_and_painted_by_keys() {
        let go = |heading, extend| Action::Go { heading, extend };
        let keys = [
            Action::Clear,
            go(Heading::LastDay, false),
            go(Heading::DayBefore, true),
            go(Heading::Later, true),
            go(Heading::Later, true),
            Action::Take(Ask::Level(0)),
            Action::Paint,
        ];
        let state = keys.into_iter().fold(opened(), State::after);
        assert_eq!(painted(&state, &Ask::Level(0)), 6);
    }

    #[test]
    fn a_preset_paints_over_what_is_there() {
        let state = opened();
        assert_eq!((painted(&state, &Ask::Level(0)), painted(&state, &Ask::Level(1))), (123, 45));
        let nights = state.clone().after(Action::Clear).after(Action::Preset(Preset::Nights));
        assert_eq!(painted(&nights, &Ask::Level(1)), 7 * 8);
        assert_eq!(painted(&state.after(Action::Preset(Preset::Always)), &Ask::Level(1)), 168);
    }

    #[test]
    fn typed_hours_pass_midnight_and_the_end_of_the_week() {
        let typed = HoursOfWeek { days: [false, false, false, false, false, false, true], from: 22, to: 6 };
        let state = State { typed, ..opened().after(Action::Clear) }.after(Action::PaintTyped);
        assert_eq!(painted(&state, &Ask::Level(1)), 8);
        assert_eq!(state.week.ask(cell(0, 5)), &Ask::Level(1));
        assert_eq!(state.week.ask(cell(6, 22)), &Ask::Level(1));
    }

    #[test]
    fn model_units_are_left_out_until_somebody_has_measured_one() {
        let asked = |state: &State| state.question(&Form::default().scenario()).model_units;
        let state = opened().after(Action::WithUnits(true));
        assert_eq!((state.unit.input_tpm.as_str(), state.unit.output_tpm.as_str()), ("", ""));
        assert_eq!(asked(&state), None);
        let half = state.after(Action::TypeUnit(Direction::Input, "250000".into()));
        assert_eq!(asked(&half), None);
        let both = half.after(Action::TypeUnit(Direction::Output, "30000".into()));
        assert_eq!(asked(&both).map(|unit| unit.output_tpm), Some("30000".into()));
        assert_eq!(asked(&both.after(Action::WithUnits(false))), None);
    }

    #[test]
    fn there_are_as_many_levels_as_digits() {
        let state = (0..20).fold(opened(), |state, _| state.after(Action::AddLevel));
        assert_eq!(state.palette.len(), MAX_LEVELS);
    }
}
