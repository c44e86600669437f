//! What the columns of a log hold.

/// What a column, or a field of an object, holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// When the request arrived, or its bucket began.
    Time,
    /// Input tokens.
    Input,
    /// Output tokens.
    Output,
    /// Input tokens found in the cache.
    Cached,
    /// Input tokens beside those that are new or found in the cache: of several names the sum.
    Created,
    /// Output tokens spent on reasoning.
    Reasoning,
    /// What kind of event the row is.
    Kind,
    /// How many requests the row stands for.
    Requests,
    /// When its bucket ends.
    End,
    /// Tokens of all kinds.
    Total,
    /// Something that makes a row no request of the model, by its value.
    Skip,
}

impl Column {
    /// Every column.
    pub const ALL: [Self; COLUMNS] = [
        Self::Time,
        Self::Input,
        Self::Output,
        Self::Cached,
        Self::Created,
        Self::Reasoning,
        Self::Kind,
        Self::Requests,
        Self::End,
        Self::Total,
        Self::Skip,
    ];

    /// What no log can be read without.
    pub const NEEDED: [Self; 3] = [Self::Time, Self::Input, Self::Output];
}

/// How many columns there are.
pub(crate) const COLUMNS: usize = 11;

/// Names of columns chosen by a person, as the log has them, nested ones by their path; what is `None` is recognised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnNames {
    /// When the request arrived.
    pub time: Option<String>,
    /// Input tokens.
    pub input: Option<String>,
    /// Output tokens.
    pub output: Option<String>,
    /// Input tokens found in the cache.
    pub cached: Option<String>,
    /// Output tokens spent on reasoning.
    pub reasoning: Option<String>,
    /// How many requests a row stands for.
    pub requests: Option<String>,
    /// When its bucket ends.
    pub end: Option<String>,
}

impl ColumnNames {
    /// The name chosen for a column.
    pub fn chosen(&self, column: Column) -> Option<&str> {
        let name = match column {
            Column::Time => &self.time,
            Column::Input => &self.input,
            Column::Output => &self.output,
            Column::Cached => &self.cached,
            Column::Reasoning => &self.reasoning,
            Column::Requests => &self.requests,
            Column::End => &self.end,
            Column::Created | Column::Kind | Column::Total | Column::Skip => &None,
        };
        name.as_deref().map(str::trim)
    }

    /// Every name that was chosen.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        Column::ALL.into_iter().filter_map(|column| self.chosen(column))
    }
}
