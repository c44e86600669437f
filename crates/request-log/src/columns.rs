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

    /// The place of a column among the names of a header: of the surest name, of several the first.
    pub(crate) fn place<'a>(&self, column: Column, names: impl Iterator<Item = &'a str>) -> Option<usize> {
        let ranked = names.enumerate().filter_map(|(place, name)| {
            let rank = self.rank(column, name, folded(name, &mut [0; LONGEST_KNOWN]))?;
            Some((rank, place))
        });
        ranked.min().map(|(_, place)| place)
    }

    /// How sure it is that a name is that of a column: 0 is the surest, `None` says that it is not.
    pub(crate) fn rank(&self, column: Column, name: &str, folded: Option<&[u8]>) -> Option<usize> {
        match self.chosen(column) {
            Some(chosen) => (name.trim() == chosen.trim()).then_some(0),
            None => column.known_names().iter().position(|known| folded == Some(known.as_bytes())),
        }
    }
}

/// Letters of the longest known name, and a few more.
pub(crate) const LONGEST_KNOWN: usize = 40;

/// The letters and digits of a name in lower case: `Prompt Tokens`, `prompt_tokens` and `promptTokens` are one name.
/// `None` where they are more than of any that is known.
pub(crate) fn folded<'a>(name: &str, letters: &'a mut [u8; LONGEST_KNOWN]) -> Option<&'a [u8]> {
    let mut count = 0;
    for letter in name.bytes().filter(u8::is_ascii_alphanumeric) {
        *letters.get_mut(count)? = letter.to_ascii_lowercase();
        count += 1;
    }
    letters.get(..count)
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
