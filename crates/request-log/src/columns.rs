//! Which column is which.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// When the request arrived.
    Time,
    /// Input tokens.
    Input,
    /// Output tokens.
    Output,
    /// Input tokens found in the cache.
    Cached,
}

impl Column {
    /// Every column.
    pub const ALL: [Self; 4] = [Self::Time, Self::Input, Self::Output, Self::Cached];

    /// Names it goes by in the logs of common tools, letters and digits only, in lower case, the surest first.
    const fn known_names(self) -> &'static [&'static str] {
        match self {
            // Azure's public traces, LiteLLM's spend logs, Langfuse's and OpenTelemetry's exports, and plain words.
            Self::Time => &[
                "timestamp",
                "starttime",
                "time",
                "datetime",
                "createdat",
                "requesttime",
                "date",
                "ts",
                "arrival",
            ],
            Self::Input => &[
                "contexttokens",
                "inputtokens",
                "prompttokens",
                "usageinput",
                "usageprompttokens",
                "usageinputtokens",
                "usagedetailsinput",
                "input",
                "tokensin",
                "numprompttokens",
                "genaiusageinputtokens",
            ],
            Self::Output => &[
                "generatedtokens",
                "outputtokens",
                "completiontokens",
                "usageoutput",
                "usagecompletiontokens",
                "usageoutputtokens",
                "usagedetailsoutput",
                "output",
                "tokensout",
                "numgeneratedtokens",
                "genaiusageoutputtokens",
            ],
            Self::Cached => &[
                "cachedtokens",
                "cachereadinputtokens",
                "cachedinputtokens",
                "inputcachedtokens",
                "usageinputcachedtokens",
                "usagedetailsinputcachedtokens",
                "usagecachedtokens",
                "usagedetailscachereadinputtokens",
            ],
        }
    }
}

/// Names of columns chosen by a person; what is `None` is recognised by its name.
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
}

impl ColumnNames {
    fn chosen(&self, column: Column) -> Option<&str> {
        match column {
            Column::Time => self.time.as_deref(),
            Column::Input => self.input.as_deref(),
            Column::Output => self.output.as_deref(),
            Column::Cached => self.cached.as_deref(),
        }
    }

    /// The place of a column among the names of a header.
    pub(crate) fn place<'a>(
        &self,
        column: Column,
        names: impl Iterator<Item = &'a str> + Clone,
    ) -> Option<usize> {
        if let Some(chosen) = self.chosen(column) {
            return names.clone().position(|name| name.trim() == chosen.trim());
        }
        let mut known = column.known_names().iter();
        known.find_map(|known| names.clone().position(|name| folded(name).eq(known.chars())))
    }
}

/// The letters and digits of a name in lower case: `Prompt Tokens`, `prompt_tokens` and `promptTokens` are one name.
fn folded(name: &str) -> impl Iterator<Item = char> + '_ {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase())
}

/// The places of the columns of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Places {
    pub(crate) time: usize,
    pub(crate) input: usize,
    pub(crate) output: usize,
    pub(crate) cached: Option<usize>,
    /// How many columns a row has.
    pub(crate) count: usize,
}
