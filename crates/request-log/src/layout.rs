//! Which names of a log are which columns, once its format is known.

use std::collections::HashMap;

use crate::{
    Column, ColumnNames, Error, Format,
    formats::{BY_NAME, formats},
    name,
    report::Unrecognised,
};

/// A name found in a log, with its path.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) path: String,
    /// Whether what stands there, as far as it was seen, can be a count: a text in a field named `input` is a payload.
    pub(crate) is_number: bool,
}

/// What the names of a log mean: decided once, from the first record that has what a format needs.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub(crate) format: &'static Format,
    chosen: ColumnNames,
    /// What stands before the names of the format, such as `response.body.`.
    prefix: String,
    /// Where no format says so, what is recognised by its name in the first record stays the only such column.
    only: [Option<String>; 3],
    /// Names seen so far.
    meanings: HashMap<Box<str>, Meaning>,
}

/// What a name of a log means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Meaning {
    /// The column, and how sure that is: 0 is the surest.
    pub(crate) column: Option<(Column, u16)>,
    /// Whether a text there may hold columns as JSON.
    pub(crate) leads_on: bool,
    /// Whether only a number is one: the name stands for payloads too.
    pub(crate) is_bare: bool,
}

/// Names whose meaning is kept. What a log has more of is looked up each time, so that memory stays bounded.
const MOST_MEANINGS: usize = 4_096;

impl Layout {
    /// The layout of a log whose header, or first record, has these names.
    ///
    /// # Errors
    /// [`Error::Columns`] where time, input and output are not all found.
    pub(crate) fn new(found: &[Found], chosen: &ColumnNames) -> Result<Self, Error> {
        let names: Vec<String> = found.iter().map(|found| found.path.clone()).collect();
        let named = formats().filter(|format| format.lacks(&names).next().is_none());
        let fitting = named.chain([&BY_NAME]).map(|format| Self::of(format, found, chosen));
        let mut nearest_miss = None;
        for (layout, missing) in fitting {
            if missing.is_empty() {
                return Ok(layout);
            }
            nearest_miss.get_or_insert(missing);
        }
        let missing = nearest_miss.unwrap_or_default();
        Err(Error::Columns(Box::new(Unrecognised::new(names, missing, chosen))))
    }

    /// The layout of one format, and which of the needed columns it does not find.
    fn of(format: &'static Format, found: &[Found], chosen: &ColumnNames) -> (Self, Vec<Column>) {
        let prefix = found.iter().find_map(|found| {
            format.names(Column::Input).iter().find_map(|known| name::prefix(&found.path, known))
        });
        let prefix = prefix.unwrap_or_default().to_owned();
        let only = [const { None }; 3];
        let mut layout = Self { format, chosen: chosen.clone(), prefix, only, meanings: HashMap::new() };
        let places = Column::NEEDED.map(|column| layout.place(column, found));
        let missing = Column::NEEDED.iter().zip(places).filter(|(_, place)| place.is_none());
        let missing = missing.map(|(column, _)| *column).collect();
        if format.id == BY_NAME.id {
            let path = |place: Option<usize>| {
                place.and_then(|place| found.get(place)).map(|found| found.path.clone())
            };
            layout.only = places.map(path);
            layout.meanings.clear();
        }
        (layout, missing)
    }

    /// The place of a column among the names found: of the surest name, of several the first.
    pub(crate) fn place(&mut self, column: Column, found: &[Found]) -> Option<usize> {
        let ranked = found.iter().enumerate().filter_map(|(place, found)| {
            let Meaning { column: meant, is_bare, .. } = self.meaning(&found.path);
            let (meant, rank) = meant?;
            (meant == column && (found.is_number || !is_bare)).then_some((rank, place))
        });
        ranked.min().map(|(_, place)| place)
    }

    /// Whether a column was chosen by a person.
    pub(crate) fn is_chosen(&self, column: Column) -> bool {
        self.chosen.chosen(column).is_some()
    }

    /// What a name means.
    #[inline]
    pub(crate) fn meaning(&mut self, path: &str) -> Meaning {
        match self.meanings.get(path) {
            Some(meaning) => *meaning,
            None => self.learn(path),
        }
    }

    #[cold]
    fn learn(&mut self, path: &str) -> Meaning {
        let meaning = Meaning {
            leads_on: self.leads_on(path),
            ..self.chosen_column(path).unwrap_or_else(|| self.known_column(path))
        };
        if self.meanings.len() < MOST_MEANINGS {
            self.meanings.insert(path.into(), meaning);
        }
        meaning
    }

    fn chosen_column(&self, path: &str) -> Option<Meaning> {
        let is_chosen = |column: &Column| self.chosen.chosen(*column) == Some(path.trim());
        let column = Column::ALL.into_iter().find(is_chosen)?;
        Some(Meaning { column: Some((column, 0)), ..Meaning::default() })
    }

    fn known_column(&self, path: &str) -> Meaning {
        let columns = Column::ALL.into_iter().filter(|column| !self.is_chosen(*column));
        let ranked = columns.filter_map(|column| self.rank(column, path));
        let surest = ranked.min_by_key(|(_, rank, _)| *rank);
        surest.map_or(Meaning::default(), |(column, rank, is_bare)| Meaning {
            column: Some((column, rank)),
            leads_on: false,
            is_bare,
        })
    }

    /// How sure it is that a name is that of a column: the fewer levels before it, and the surer a known name it is.
    fn rank(&self, column: Column, path: &str) -> Option<(Column, u16, bool)> {
        let only = Column::NEEDED.iter().position(|needed| *needed == column);
        let only = only.and_then(|place| self.only.get(place)?.as_deref());
        if only.is_some_and(|only| only != path) {
            return None;
        }
        if column == Column::Skip {
            let place =
                self.format.skips.iter().position(|(name, _)| name::levels_before(path, name) == Some(0));
            return place.and_then(|place| Some((column, u16::try_from(place).ok()?, false)));
        }
        let names = self.format.names(column).iter().enumerate();
        let ranks = names.filter_map(|(place, known)| {
            let prefix = name::prefix(path, known)?;
            let levels = name::levels_before(path, known)?;
            // A word means little by itself: beside the counts it is theirs.
            let stands = levels == 0 || !name::is_word(known) || prefix == self.prefix;
            let rank = u16::try_from(levels.min(500) * 64 + place.min(63)).ok()?;
            stands.then_some((column, rank, BARE.contains(known)))
        });
        ranks.min_by_key(|(_, rank, _)| *rank)
    }

    fn leads_on(&self, path: &str) -> bool {
        let known = self.format.columns.iter().flat_map(|(_, names)| names.iter().copied());
        let mut known = known.chain(self.chosen.all());
        let within = path.strip_prefix(&*self.prefix).unwrap_or(path);
        known.any(|known| name::leads_to(path, known) || name::leads_to(within, known))
    }
}

/// Names that logs give to payloads as well as to counts.
const BARE: [&str; 2] = ["input", "output"];

impl Unrecognised {
    fn new(found: Vec<String>, missing: Vec<Column>, chosen: &ColumnNames) -> Self {
        let nearest = formats()
            .map(|format| (format, format.lacks(&found).collect::<Vec<_>>()))
            // Half of the names that mark it are there.
            .filter(|(format, lacks)| lacks.len() * 2 <= format.signature.len())
            .min_by_key(|(_, lacks)| lacks.len());
        let mut guess = chosen.clone();
        for (column, name) in [
            (Column::Time, &mut guess.time),
            (Column::Input, &mut guess.input),
            (Column::Output, &mut guess.output),
        ] {
            if name.is_none() {
                *name = guessed(column, &found).cloned();
            }
        }
        Self { missing, found, nearest, guess }
    }
}

/// Words that names of a column have, the surest first.
const fn words(column: Column) -> &'static [&'static str] {
    match column {
        Column::Time => &["timestamp", "time", "date", "created", "start", "时间"],
        Column::Input => &["input", "prompt", "context", "request", "in", "输入"],
        _ => &["output", "completion", "generated", "response", "out", "输出"],
    }
}

/// The name that is most like one of a column.
fn guessed(column: Column, found: &[String]) -> Option<&String> {
    let lower: Vec<String> = found.iter().map(|name| name.to_lowercase()).collect();
    let has = |word: &str, needs_tokens: bool| {
        let place =
            lower.iter().position(|name| name.contains(word) && (!needs_tokens || name.contains("token")));
        place.and_then(|place| found.get(place))
    };
    let tokens = (column != Column::Time).then(|| words(column).iter().find_map(|word| has(word, true)));
    tokens.flatten().or_else(|| words(column).iter().find_map(|word| has(word, false)))
}
