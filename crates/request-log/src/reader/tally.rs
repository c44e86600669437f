//! What was found so far.

use crate::{
    Bucket, Damage, Error, Flaw, Report, Row,
    row::{Entry, Trouble},
};

/// What was found so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) rows: u64,
    pub(super) skipped: u64,
    pub(super) damaged: u64,
    /// Of the damaged rows, those whose time lies near 1970.
    pub(super) undated: u64,
    pub(super) listed: Vec<Damage>,
    pub(super) buckets: Vec<Bucket>,
}

impl Tally {
    /// Takes what a row that starts on a line was read as.
    #[inline]
    pub(super) fn take(
        &mut self,
        read: Result<Entry, Trouble>,
        line: u64,
        sink: &mut impl FnMut(Row),
    ) -> Result<(), Error> {
        match read {
            Ok(Entry::Request(row)) => {
                self.rows += 1;
                sink(row);
            }
            Ok(Entry::Bucket(bucket)) => {
                self.rows += 1;
                self.buckets.push(*bucket);
            }
            Ok(Entry::Other) => self.skipped += 1,
            Err(Trouble::Flaw(flaw)) => self.damage(line, flaw),
            Err(Trouble::Fatal(error)) => return Err(*error),
        }
        Ok(())
    }

    /// Counts a row that cannot be read.
    pub(super) fn damage(&mut self, line: u64, flaw: Flaw) {
        self.damaged += 1;
        self.undated += u64::from(flaw == Flaw::Undated);
        if self.listed.len() < Report::MOST_LISTED {
            self.listed.push(Damage { line, flaw });
        }
    }
}
