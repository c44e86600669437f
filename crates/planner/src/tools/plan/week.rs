//! The painted week: what each of its hours asks for.

use contract::plan::{Demand, Throughput};

use crate::parts::hours_of_week::{DAYS, HOURS};

/// An hour of the week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// The day, from Monday.
    pub(super) day: usize,
    /// The hour it starts at.
    pub(super) hour: usize,
}

/// Where to go from an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// The hour before.
    Earlier,
    /// The hour after.
    Later,
    /// The same hour of the day before.
    DayBefore,
    /// The same hour of the day after.
    DayAfter,
    /// The day's first hour.
    FirstHour,
    /// The day's last hour.
    LastHour,
    /// The same hour on Monday.
    FirstDay,
    /// The same hour on Sunday.
    LastDay,
    /// The week's first hour.
    Start,
    /// The week's last hour.
    End,
}

/// What an hour asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// Nothing.
    Nothing,
    /// The level at this place of the palette.
    Level(usize),
    /// An amount of its own, taken from a log.
    Own(Throughput),
}

/// What each hour of a week asks for, from Monday 00:00.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Week(Vec<Ask>);

/// A rectangle of hours: from where it was begun to where it has got to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Selection {
    /// Where it was begun.
    pub(super) anchor: Cell,
    /// Where it has got to; it has the focus.
    pub(super) focus: Cell,
}

/// Hours that ask for the same, on one or several days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// The days, from Monday.
    pub(super) days: Vec<usize>,
    /// The first hour.
    pub(super) from: usize,
    /// The first hour that is no longer part of it.
    pub(super) to: usize,
    /// What they ask for.
    pub(super) ask: Ask,
}

impl Cell {
    /// Its place in the week, from Monday 00:00.
    pub(super) const fn index(self) -> usize {
        self.day * HOURS + self.hour
    }

    /// The cell at a place in the week; `None` past its end.
    pub(super) fn at(index: usize) -> Option<Self> {
        (index < DAYS * HOURS).then_some(Self { day: index / HOURS, hour: index % HOURS })
    }

    /// The hour in some direction; the edges hold.
    pub(super) fn towards(self, heading: Heading) -> Self {
        let Self { day, hour } = self;
        let (last_day, last_hour) = (DAYS - 1, HOURS - 1);
        match heading {
            Heading::Earlier => Self { hour: hour.saturating_sub(1), ..self },
            Heading::Later => Self { hour: (hour + 1).min(last_hour), ..self },
            Heading::DayBefore => Self { day: day.saturating_sub(1), ..self },
            Heading::DayAfter => Self { day: (day + 1).min(last_day), ..self },
            Heading::FirstHour => Self { hour: 0, ..self },
            Heading::LastHour => Self { hour: last_hour, ..self },
            Heading::FirstDay => Self { day: 0, ..self },
            Heading::LastDay => Self { day: last_day, ..self },
            Heading::Start => Self::default(),
            Heading::End => Self { day: last_day, hour: last_hour },
        }
    }
}

impl Heading {
    /// Where a key leads: hours run down, days across.
    pub(super) fn of_key(key: &str, control: bool) -> Option<Self> {
        Some(match key {
            "ArrowUp" => Self::Earlier,
            "ArrowDown" => Self::Later,
            "ArrowLeft" => Self::DayBefore,
            "ArrowRight" => Self::DayAfter,
            "PageUp" => Self::FirstHour,
            "PageDown" => Self::LastHour,
            "Home" if control => Self::Start,
            "Home" => Self::FirstDay,
            "End" if control => Self::End,
            "End" => Self::LastDay,
            _ => return None,
        })
    }
}

impl Selection {
    /// One hour.
    pub(super) const fn of(cell: Cell) -> Self {
        Self { anchor: cell, focus: cell }
    }

    /// The hours from one time of day to another on every day of a range.
    pub(super) fn block(days: (usize, usize), hours: (usize, usize)) -> Self {
        let last_hour = hours.1.saturating_sub(1);
        Self { anchor: Cell { day: days.0, hour: hours.0 }, focus: Cell { day: days.1, hour: last_hour } }
    }

    /// Whether an hour is part of it.
    pub(super) fn contains(&self, cell: Cell) -> bool {
        let within = |one: usize, other: usize, place| (one.min(other)..=one.max(other)).contains(&place);
        within(self.anchor.day, self.focus.day, cell.day)
            && within(self.anchor.hour, self.focus.hour, cell.hour)
    }
}

impl Week {
    /// A week that asks for nothing.
    pub(super) fn empty() -> Self {
        Self(vec![Ask::Nothing; DAYS * HOURS])
    }

    /// The week of a log. Hours without requests ask for nothing.
    pub(super) fn of_log(hours: &[Throughput]) -> Self {
        let ask = |hour: &Throughput| match (hour.input_tpm.as_str(), hour.output_tpm.as_str()) {
            ("0", "0") => Ask::Nothing,
            _ => Ask::Own(hour.clone()),
        };
        Self(hours.iter().map(ask).collect())
    }

    /// The week of these hours; `None` where they are more or fewer than a week has.
    pub(super) fn of_hours(hours: Vec<Ask>) -> Option<Self> {
        (hours.len() == DAYS * HOURS).then_some(Self(hours))
    }

    /// Hours that ask for the same, one after the other: what for, and how many.
    pub(super) fn runs(&self) -> impl Iterator<Item = (&Ask, usize)> {
        self.0.chunk_by(PartialEq::eq).filter_map(|run| Some((run.first()?, run.len())))
    }

    /// What an hour asks for.
    pub(super) fn ask(&self, cell: Cell) -> &Ask {
        self.0.get(cell.index()).unwrap_or(&Ask::Nothing)
    }

    /// Paints the hours of a selection.
    pub(super) fn paint(&mut self, selection: &Selection, ask: &Ask) {
        for (index, hour) in self.0.iter_mut().enumerate() {
            if Cell::at(index).is_some_and(|cell| selection.contains(cell)) {
                hour.clone_from(ask);
            }
        }
    }

    /// The first hour that a level is painted on.
    pub(super) fn first(&self, level: usize) -> Option<usize> {
        self.0.iter().position(|ask| *ask == Ask::Level(level))
    }

    /// The demand of the week, each level being an amount of the palette.
    pub(super) fn demand(&self, palette: &[Throughput]) -> Demand {
        let zero = || Throughput { input_tpm: "0".into(), output_tpm: "0".into() };
        let hour = |ask: &Ask| match ask {
            Ask::Nothing => zero(),
            Ask::Level(level) => palette.get(*level).cloned().unwrap_or_else(zero),
            Ask::Own(amount) => amount.clone(),
        };
        Demand::Hours(self.0.iter().map(hour).collect())
    }

    /// The week in words: hours that ask for the same, days that are alike together; what asks for nothing is left out.
    pub(super) fn stretches(&self) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        for (day, hours) in self.0.chunks(HOURS).enumerate() {
            let mut from = 0;
            for run in hours.chunk_by(PartialEq::eq) {
                let to = from + run.len();
                if let Some(ask) = run.first().filter(|ask| **ask != Ask::Nothing) {
                    let same = |stretch: &&mut Stretch| {
                        (stretch.from, stretch.to) == (from, to) && stretch.ask == *ask
                    };
                    match stretches.iter_mut().find(same) {
                        Some(stretch) => stretch.days.push(day),
                        None => stretches.push(Stretch { days: vec![day], from, to, ask: ask.clone() }),
                    }
                }
                from = to;
            }
        }
        stretches
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(day: usize, hour: usize) -> Cell {
        Cell { day, hour }
    }

    #[test]
    fn keys_move_down_the_hours_and_across_the_days_and_stop_at_the_edges() {
        let led =
            |cell: Cell, key, control| Heading::of_key(key, control).map(|heading| cell.towards(heading));
        let noon = cell(2, 12);
        assert_eq!(led(noon, "ArrowDown", false), Some(cell(2, 13)));
        assert_eq!(led(noon, "ArrowLeft", false), Some(cell(1, 12)));
        assert_eq!(led(cell(6, 23), "ArrowRight", false), Some(cell(6, 23)));
        assert_eq!(led(cell(0, 0), "ArrowUp", false), Some(cell(0, 0)));
        assert_eq!(led(noon, "End", true), Some(cell(6, 23)));
        assert_eq!(led(noon, "Home", false), Some(cell(0, 12)));
        assert_eq!(led(noon, "a", false), None);
    }

    #[test]
    fn a_selection_is_a_rectangle_whichever_way_it_is_drawn() {
        let selection = Selection { anchor: cell(4, 17), focus: cell(0, 9) };
        let selected = (0..168).filter_map(Cell::at).filter(|cell| selection.contains(*cell)).count();
        assert_eq!(selected, 5 * 9);
        assert_eq!(Cell::at(168), None);
    }

    #[test]
    fn the_week_in_words_puts_days_together_that_are_alike() {
        let mut week = Week::empty();
        week.paint(&Selection::block((0, 6), (0, 24)), &Ask::Level(0));
        week.paint(&Selection::block((0, 4), (9, 18)), &Ask::Level(1));
        let stretches: Vec<_> =
            week.stretches().into_iter().map(|part| (part.days, part.from, part.to, part.ask)).collect();
        let weekdays = || vec![0, 1, 2, 3, 4];
        assert_eq!(
            stretches,
            [
                (weekdays(), 0, 9, Ask::Level(0)),
                (weekdays(), 9, 18, Ask::Level(1)),
                (weekdays(), 18, 24, Ask::Level(0)),
                (vec![5, 6], 0, 24, Ask::Level(0)),
            ]
        );
    }
}
