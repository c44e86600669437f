//! The objects of a JSON log.

use super::{known::Known, tally::Tally};
use crate::{
    Error, Flaw, Options, Row,
    json::{self, Values},
    layout::{Found, Layout},
};

/// The objects of a JSON log: until one of them tells the format, they wait.
#[derive(Clone, Debug)]
pub(super) struct Objects {
    known: Option<Known>,
    /// The same by names alone, where no object told the format so far.
    by_name: Option<Known>,
    values: Box<Values>,
    waiting: Vec<(String, u64)>,
    waiting_bytes: usize,
    /// The names in those that wait, and what the first of them lacks.
    found: Vec<Found>,
    lacks: Option<Error>,
}

/// How many objects, and bytes of them, wait for one that tells the format: a log of events starts with other kinds.
const MOST_WAITING: usize = 1_000;
const MOST_BYTES_WAITING: usize = 4 << 20;

/// The most names that a refusal lists.
const MOST_FOUND: usize = 200;

impl Objects {
    pub(super) fn new() -> Self {
        Self {
            known: None,
            by_name: None,
            values: Box::new(Values::new()),
            waiting: Vec::new(),
            waiting_bytes: 0,
            found: Vec::new(),
            lacks: None,
        }
    }

    /// Takes an object that starts on a line.
    pub(super) fn take(
        &mut self,
        object: &[u8],
        line: u64,
        options: &Options,
        tally: &mut Tally,
        sink: &mut impl FnMut(Row),
    ) -> Result<(), Error> {
        let Ok(text) = std::str::from_utf8(object) else {
            tally.damage(line, Flaw::Json);
            return Ok(());
        };
        if self.known.is_some() {
            return self.read(text, line, tally, sink);
        }
        self.recognise(text, line, options)?;
        let is_full = self.waiting.len() >= MOST_WAITING || self.waiting_bytes >= MOST_BYTES_WAITING;
        if self.known.is_some() || is_full { self.settle(options, tally, sink) } else { Ok(()) }
    }

    /// Reads what waits: as the format that was told, or by names alone; or says what is missing, with the names of every
    /// object that waits.
    pub(super) fn settle(
        &mut self,
        options: &Options,
        tally: &mut Tally,
        sink: &mut impl FnMut(Row),
    ) -> Result<(), Error> {
        self.known = self.known.take().or_else(|| self.by_name.take());
        if let (None, Some(of_first)) = (&self.known, self.lacks.take()) {
            return Err(Layout::new(&self.found, &options.columns).err().unwrap_or(of_first));
        }
        for (object, line) in core::mem::take(&mut self.waiting) {
            self.read(&object, line, tally, sink)?;
        }
        Ok(())
    }

    /// What is known so far: by names alone where no object told the format.
    pub(super) fn known(&self) -> Option<&Known> {
        self.known.as_ref().or(self.by_name.as_ref())
    }

    /// Looks whether an object, or a row in one of its lists, tells the format; it waits in any case.
    fn recognise(&mut self, text: &str, line: u64, options: &Options) -> Result<(), Error> {
        self.waiting.push((text.into(), line));
        self.waiting_bytes += text.len();
        // What only rows have is told by the whole of the object.
        for found in json::names(text).unwrap_or_default() {
            match Known::new(&found, options) {
                Ok(known) if known.is_by_name() => {
                    self.by_name.get_or_insert(known);
                }
                Ok(known) => {
                    self.known = Some(known);
                    return Ok(());
                }
                Err(error @ Error::Columns(_)) => {
                    self.lacks.get_or_insert(error);
                }
                Err(error) => return Err(error),
            }
            for found in found {
                if self.found.len() < MOST_FOUND && !self.found.iter().any(|known| known.path == found.path) {
                    self.found.push(found);
                }
            }
        }
        Ok(())
    }

    /// Reads an object, or the rows in its lists.
    fn read(
        &mut self,
        text: &str,
        line: u64,
        tally: &mut Tally,
        sink: &mut impl FnMut(Row),
    ) -> Result<(), Error> {
        let Self { known: Some(Known { layout, clock, meaning, .. }), values, .. } = self else {
            return Ok(());
        };
        values.clear();
        let taken = json::fields(text, layout, &mut |layout, path, scalar| {
            json::take(values, layout, path, scalar);
        });
        let fields = values.fields();
        let is_row = fields.input.is_some() && fields.output.is_some();
        match taken {
            Err(flaw) => tally.damage(line, flaw),
            Ok(true) if !is_row => {
                let mut failure = None;
                let read = json::rows(text, layout, values, &mut |layout, values| {
                    if failure.is_none() {
                        let entry = meaning.entry(&values.fields(), line, layout, clock);
                        failure = tally.take(entry, line, sink).err();
                    }
                });
                if let Err(flaw) = read {
                    tally.damage(line, flaw);
                }
                return failure.map_or(Ok(()), Err);
            }
            Ok(_) => tally.take(meaning.entry(&fields, line, layout, clock), line, sink)?,
        }
        Ok(())
    }
}
