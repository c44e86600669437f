//! Objects of a JSON log: the fields of each, by their path.

mod tree;
mod walk;

use crate::{
    Column, Flaw,
    column::COLUMNS,
    layout::{Found, Layout},
    number,
    row::Fields,
};
pub(crate) use walk::{LISTS, Scalar, is_object, walk};

/// Tells the fields of an object, and of objects within texts that may hold columns; whether it has lists of rows or of
/// attributes, which are then to be looked through by [`rows`].
pub(crate) fn fields(
    object: &str,
    layout: &mut Layout,
    field: &mut impl FnMut(&mut Layout, &str, Scalar<'_>),
) -> Result<bool, Flaw> {
    within(object, String::new(), layout, field, true)
}

fn within(
    object: &str,
    path: String,
    layout: &mut Layout,
    field: &mut impl FnMut(&mut Layout, &str, Scalar<'_>),
    leads_on: bool,
) -> Result<bool, Flaw> {
    let mut texts: Vec<(String, String)> = Vec::new();
    let mut has_lists = false;
    walk(object, path, &mut |path, scalar| match scalar {
        Scalar::Rows => has_lists = true,
        Scalar::Text(text) if leads_on && is_object(text) && layout.meaning(path).leads_on => {
            texts.push((path.to_owned(), text.to_owned()));
        }
        scalar => field(layout, path, scalar),
    })
    .map_err(|_| Flaw::Json)?;
    for (path, text) in texts {
        // A text that looks like an object and is none is a text.
        let _ = within(&text, path, layout, field, false);
    }
    Ok(has_lists)
}

/// The names in a record: of it, and of the rows in its lists.
pub(crate) fn names(record: &str) -> Option<Vec<Vec<Found>>> {
    let mut found = Vec::new();
    let mut has_lists = false;
    let mut texts = Vec::new();
    let note = |found: &mut Vec<Found>, path: &str, scalar: Scalar<'_>| {
        found.push(Found { path: path.to_owned(), is_number: scalar.is_number() });
    };
    walk(record, String::new(), &mut |path, scalar| match scalar {
        Scalar::Rows => has_lists = true,
        Scalar::Text(text) if is_object(text) => texts.push((path.to_owned(), text.to_owned())),
        scalar => note(&mut found, path, scalar),
    })
    .ok()?;
    for (path, text) in texts {
        note(&mut found, &path, Scalar::Text(""));
        found.extend(names_within(&text, &path));
    }
    let mut all = vec![found];
    if has_lists {
        tree::rows(record, &mut |row| {
            let fields = row.iter().rev().flatten();
            let names =
                fields.map(|(path, leaf)| Found { path: path.clone(), is_number: leaf.scalar().is_number() });
            if all.len() <= MOST_ROWS_NAMED {
                all.push(names.collect());
            }
        });
    }
    Some(all)
}

/// The names in a text that may be an object, which stands at a path.
pub(crate) fn names_within(text: &str, path: &str) -> Vec<Found> {
    let mut found = Vec::new();
    if is_object(text) {
        // A text that looks like an object and is none is a text.
        let _ = walk(text, path.to_owned(), &mut |path, scalar| {
            found.push(Found { path: path.to_owned(), is_number: scalar.is_number() });
        });
    }
    found
}

/// Takes the columns in a cell of a table that holds an object.
pub(crate) fn cell(text: &str, path: &str, layout: &mut Layout, values: &mut Values) {
    // A text that looks like an object and is none is a text.
    let _ = within(
        text,
        path.to_owned(),
        layout,
        &mut |layout, path, scalar| take(values, layout, path, scalar),
        false,
    );
}

/// Rows of one record whose names are looked at to tell the format: the first may be of another kind.
const MOST_ROWS_NAMED: usize = 1_000;

/// Tells the values of each row that stands in the lists of a record.
pub(crate) fn rows(
    record: &str,
    layout: &mut Layout,
    values: &mut Values,
    row: &mut impl FnMut(&mut Layout, &Values),
) -> Result<(), Flaw> {
    let found = tree::rows(record, &mut |beside| {
        values.clear();
        for (path, leaf) in beside.iter().rev().flatten() {
            take(values, layout, path, leaf.scalar());
        }
        row(layout, values);
    });
    found.ok_or(Flaw::Json)
}

/// Takes a field of a row where it is one of its columns.
pub(crate) fn take(values: &mut Values, layout: &mut Layout, path: &str, scalar: Scalar<'_>) {
    let meaning = layout.meaning(path);
    let Some((column, rank)) = meaning.column else { return };
    // `null` is no value.
    if matches!(scalar, Scalar::Null | Scalar::Rows) || (meaning.is_bare && !scalar.is_number()) {
        return;
    }
    if column == Column::Skip {
        let mut text = String::new();
        scalar.write(&mut text);
        values.is_skipped |= layout.format.skips(rank, text.as_bytes());
        return;
    }
    values.take(column, rank, scalar);
}

/// The values of a row, each from its surest name.
#[derive(Clone, Debug)]
pub(crate) struct Values {
    ranks: [u16; COLUMNS],
    counts: [Result<u64, Flaw>; COLUMNS],
    texts: [String; COLUMNS],
    /// Whether a column says that it is no request of the model.
    is_skipped: bool,
}

impl Values {
    pub(crate) fn new() -> Self {
        let texts = [const { String::new() }; COLUMNS];
        Self { ranks: [u16::MAX; COLUMNS], counts: [Err(Flaw::Missing); COLUMNS], texts, is_skipped: false }
    }

    pub(crate) fn clear(&mut self) {
        self.ranks = [u16::MAX; COLUMNS];
        self.is_skipped = false;
    }

    fn take(&mut self, column: Column, rank: u16, scalar: Scalar<'_>) {
        let place = column as usize;
        if column == Column::Created && self.ranks.get(place).is_some_and(|rank| *rank < u16::MAX) {
            if let Some(count) = self.counts.get_mut(place) {
                *count = count.and_then(|sum| Ok(sum + scalar.count()?));
            }
            return;
        }
        let Some(surest) = self.ranks.get_mut(place).filter(|surest| rank < **surest) else { return };
        *surest = rank;
        if matches!(column, Column::Time | Column::End | Column::Kind) {
            if let Some(text) = self.texts.get_mut(place) {
                text.clear();
                scalar.write(text);
            }
        } else if let Some(count) = self.counts.get_mut(place) {
            *count = scalar.count();
        }
    }

    /// What they hold, as a row of any format has it.
    pub(crate) fn fields(&self) -> Fields<'_> {
        let has = |column: Column| self.ranks.get(column as usize).is_some_and(|rank| *rank < u16::MAX);
        let text = |column: Column| {
            self.texts.get(column as usize).filter(|_| has(column)).map(|text| text.as_bytes())
        };
        let count = |column: Column| self.counts.get(column as usize).filter(|_| has(column)).copied();
        Fields {
            time: text(Column::Time),
            end: text(Column::End),
            kind: text(Column::Kind),
            input: count(Column::Input),
            output: count(Column::Output),
            cached: count(Column::Cached),
            created: count(Column::Created),
            reasoning: count(Column::Reasoning),
            requests: count(Column::Requests),
            total: count(Column::Total),
            is_skipped: self.is_skipped,
        }
    }
}

impl Scalar<'_> {
    pub(crate) const fn is_number(&self) -> bool {
        matches!(self, Self::Unsigned(_) | Self::Signed(_) | Self::Float(_))
    }

    fn count(&self) -> Result<u64, Flaw> {
        let within =
            |number: u64| if number <= number::MOST_OF_BUCKET { Ok(number) } else { Err(Flaw::TooLarge) };
        match *self {
            Self::Unsigned(number) => within(number),
            Self::Signed(number) => u64::try_from(number).map_err(|_| Flaw::Negative).and_then(within),
            Self::Float(number) => number::count(number.to_string().as_bytes(), number::MOST_OF_BUCKET),
            Self::Text(text) => number::count(text.as_bytes(), number::MOST_OF_BUCKET),
            Self::Bool(_) | Self::List => Err(Flaw::NotANumber),
            Self::Null | Self::Rows => Err(Flaw::Missing),
        }
    }
}
