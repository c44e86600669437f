//! From the values of a row to a request, or a bucket of them.

use crate::{
    Bucket, Column, Error, Flaw, Lies, Row, Rows,
    layout::Layout,
    number::{MOST_OF_BUCKET, MOST_TOKENS},
    time::{Clock, Misread},
};

/// The values of a row's columns; `None` where it has none.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Fields<'a> {
    pub(crate) time: Option<&'a [u8]>,
    pub(crate) end: Option<&'a [u8]>,
    pub(crate) kind: Option<&'a [u8]>,
    pub(crate) input: Option<Result<u64, Flaw>>,
    pub(crate) output: Option<Result<u64, Flaw>>,
    pub(crate) cached: Option<Result<u64, Flaw>>,
    pub(crate) created: Option<Result<u64, Flaw>>,
    pub(crate) reasoning: Option<Result<u64, Flaw>>,
    pub(crate) requests: Option<Result<u64, Flaw>>,
    pub(crate) total: Option<Result<u64, Flaw>>,
    /// Whether a column says that it is no request of the model.
    pub(crate) is_skipped: bool,
}

impl Fields<'_> {
    /// Whether it counts nothing, as a bucket in which nothing came.
    const fn is_empty(&self) -> bool {
        self.input.is_none() && self.output.is_none() && self.requests.is_none()
    }
}

/// What a row is.
#[derive(Clone, Debug)]
pub(crate) enum Entry {
    Request(Row),
    Bucket(Box<Bucket>),
    /// Another kind of event, or a bucket without a request.
    Other,
}

/// Why a row is none.
#[derive(Clone, Debug)]
pub(crate) enum Trouble {
    /// It is damaged.
    Flaw(Flaw),
    /// It shows that the log cannot be read as it is.
    Fatal(Box<Error>),
}

impl Trouble {
    #[cold]
    fn fatal(error: Error) -> Self {
        Self::Fatal(Box::new(error))
    }
}

impl From<Flaw> for Trouble {
    fn from(flaw: Flaw) -> Self {
        Self::Flaw(flaw)
    }
}

/// How the rows of a log are read, and what was seen in them.
#[derive(Clone, Debug)]
pub(crate) struct Meaning {
    pub(crate) cached: Lies,
    /// Whether a person said where cached tokens lie.
    pub(crate) cached_is_asked: bool,
    pub(crate) reasoning: Lies,
    pub(crate) reasoning_is_asked: bool,
    /// Whether rows are buckets, and how long one is, in ticks, where no column says so.
    pub(crate) buckets: Option<Option<i64>>,
    pub(crate) has_cached: bool,
    pub(crate) has_reasoning: bool,
}

impl Meaning {
    /// Reads the values of a row that starts on a line.
    pub(crate) fn entry(
        &mut self,
        fields: &Fields<'_>,
        line: u64,
        layout: &Layout,
        clock: &mut Clock,
    ) -> Result<Entry, Trouble> {
        if let Rows::Events(kinds) = layout.format.rows {
            let is_other =
                |kind: &[u8]| !kinds.iter().any(|known| kind.eq_ignore_ascii_case(known.as_bytes()));
            let is_partial = fields.input.is_none() || fields.output.is_none();
            if is_partial || fields.is_skipped || (!kinds.is_empty() && fields.kind.is_some_and(is_other)) {
                return Ok(Entry::Other);
            }
        }
        if self.buckets.is_some() && fields.is_empty() {
            return Ok(Entry::Other);
        }
        let tokens = self.tokens(fields, line)?;
        let time = fields.time.filter(|time| !time.is_empty()).ok_or(Flaw::Missing)?;
        let at = moment(clock, time)?;
        match self.buckets {
            None => Ok(Entry::Request(tokens.request(at, line)?)),
            Some(length) => tokens.bucket(at, length, fields, line, clock),
        }
    }

    /// The tokens of a row, each whole: what lies beside a count is added to it.
    pub(crate) fn tokens(&mut self, fields: &Fields<'_>, line: u64) -> Result<Tokens, Trouble> {
        let most = if self.buckets.is_some() { MOST_OF_BUCKET } else { MOST_TOKENS };
        let within = |count: u64| if count <= most { Ok(count) } else { Err(Flaw::TooLarge) };
        let needed = |count: Option<Result<u64, Flaw>>| count.unwrap_or(Err(Flaw::Missing)).and_then(within);
        let optional = |count: Option<Result<u64, Flaw>>| match count {
            None | Some(Err(Flaw::Missing)) => Ok(0),
            Some(count) => count.and_then(within),
        };
        let (mut input, mut output) = (needed(fields.input)?, needed(fields.output)?);
        let (cached, created) = (optional(fields.cached)?, optional(fields.created)?);
        let reasoning = optional(fields.reasoning)?;
        self.has_cached |= cached > 0 || created > 0;
        self.has_reasoning |= reasoning > 0;
        // A total without them says that the others hold them, whatever the format says.
        let is_whole = fields.total.is_some_and(|total| total == Ok(input + output));
        if self.cached == Lies::Beside && cached + created > 0 && is_whole && !self.cached_is_asked {
            return Err(Trouble::fatal(Error::Inside { line }));
        }
        let beside = |column| Err(Trouble::fatal(Error::Beside { column, line }));
        match self.cached {
            Lies::Beside => input = within(input + cached + created)?,
            Lies::Inside if cached <= input => {}
            Lies::Inside if self.cached_is_asked => return Err(Flaw::CachedAboveInput.into()),
            Lies::Inside => return beside(Column::Cached),
        }
        match self.reasoning {
            Lies::Beside => output = within(output + reasoning)?,
            Lies::Inside if reasoning <= output => {}
            Lies::Inside if self.reasoning_is_asked => return Err(Flaw::ReasoningAboveOutput.into()),
            Lies::Inside => return beside(Column::Reasoning),
        }
        // Tokens of a name that is not known are in the total alone.
        if fields.total.is_some_and(|total| total.is_ok_and(|total| total != input + output)) {
            return Err(Flaw::Total.into());
        }
        Ok(Tokens { input, cached, output, reasoning })
    }
}

/// The tokens of a row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tokens {
    input: u64,
    cached: u64,
    output: u64,
    reasoning: u64,
}

impl Tokens {
    /// The request of a row.
    pub(crate) fn request(self, at: i64, line: u64) -> Result<Row, Trouble> {
        let short = |count: u64| u32::try_from(count).map_err(|_| Flaw::TooLarge);
        Ok(Row {
            at,
            input: short(self.input)?,
            cached: short(self.cached)?,
            output: short(self.output)?,
            reasoning: short(self.reasoning)?,
            line: short_line(line),
        })
    }

    /// The bucket of a row that starts then; `length` where no column says when it ends.
    fn bucket(
        self,
        start: i64,
        length: Option<i64>,
        fields: &Fields<'_>,
        line: u64,
        clock: &mut Clock,
    ) -> Result<Entry, Trouble> {
        let Self { input, cached, output, reasoning } = self;
        let requests = fields.requests.unwrap_or(Err(Flaw::Missing))?;
        if requests == 0 {
            // Nothing came, and so nothing was used.
            return if input + output == 0 { Ok(Entry::Other) } else { Err(Flaw::Bucket.into()) };
        }
        let length = match fields.end.filter(|end| !end.is_empty()) {
            Some(end) => moment(clock, end)?.saturating_sub(start),
            None => length.ok_or_else(|| Trouble::fatal(Error::BucketLength))?,
        };
        if length <= 0 {
            return Err(Flaw::Bucket.into());
        }
        if requests > MOST_REQUESTS || input.max(output) / requests >= MOST_TOKENS {
            return Err(Flaw::TooLarge.into());
        }
        let line = short_line(line);
        let bucket = Bucket { start, length, requests, input, cached, output, reasoning, line };
        Ok(Entry::Bucket(Box::new(bucket)))
    }
}

/// A line as a row holds it.
#[inline]
pub(crate) fn short_line(line: u64) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}

/// The most requests of a bucket: each is tried, so that a slip of the keyboard does not take an hour.
const MOST_REQUESTS: u64 = 100_000_000;

#[inline]
pub(crate) fn moment(clock: &mut Clock, text: &[u8]) -> Result<i64, Trouble> {
    clock.read(text).map_err(Trouble::from)
}

impl From<Misread> for Trouble {
    #[cold]
    fn from(misread: Misread) -> Self {
        match misread {
            Misread::Flaw(flaw) => Self::Flaw(flaw),
            Misread::Relative { is_number } => Self::fatal(Error::Relative { is_number }),
        }
    }
}
