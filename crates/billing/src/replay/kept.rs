//! Requests that wait until the proportion of their log is known.

use core::slice;

use super::Request;

/// The most words of four bytes that are kept, however long the log: some four million requests of a conversation.
const MOST_WORDS: usize = 1 << 22;

/// Words that are allocated at once: nothing that is kept is ever moved.
const CHUNK: usize = 1 << 16;

/// The most words of a request.
const LONGEST: usize = 6;

/// The requests of a log so far, in order.
///
/// Most requests are one word: their input, their output, and whether they are the first of the next minute; a second
/// word holds cached tokens where there are any. One with more tokens, or after a pause, is spelled out after a word that
/// says so. To touch less memory is faster than to shift less.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    chunks: Vec<Vec<u32>>,
    /// The minute of the first request, and of the last.
    first: i64,
    last: i64,
}

/// Bits of the input and of the output in a word; flags are in the three above them.
const INPUT_BITS: u32 = 17;
const OUTPUT_BITS: u32 = 12;
const NEXT_MINUTE: u32 = 1 << 29;
const HAS_CACHED: u32 = 1 << 30;
const SPELLED_OUT: u32 = 1 << 31;

impl Kept {
    /// Keeps the next request; `false` when there is no room for it.
    #[inline]
    pub(super) fn push(&mut self, request: &Request) -> bool {
        if self.chunks.is_empty() {
            (self.first, self.last) = (request.minute, request.minute);
        }
        if self.chunks.last().is_none_or(|chunk| chunk.len() > CHUNK - LONGEST) {
            if self.chunks.len() >= MOST_WORDS / CHUNK {
                return false;
            }
            self.chunks.push(Vec::with_capacity(CHUNK));
        }
        let Some(chunk) = self.chunks.last_mut() else { return false };
        let Request { minute, input, cached, output } = *request;
        // Never below zero: requests come in order of time.
        let since = minute.wrapping_sub(self.last).cast_unsigned();
        self.last = minute;
        if input >> INPUT_BITS == 0 && output >> OUTPUT_BITS == 0 && since <= 1 {
            let flag = |flag: u32, there: bool| if there { flag } else { 0 };
            let flags = flag(NEXT_MINUTE, since == 1) | flag(HAS_CACHED, cached > 0);
            chunk.push(flags | output << INPUT_BITS | input);
            if cached > 0 {
                chunk.push(cached);
            }
        } else {
            chunk.extend([SPELLED_OUT, since as u32, (since >> 32) as u32, input, cached, output]);
        }
        true
    }

    /// Every request.
    pub(super) fn requests(&self) -> impl Iterator<Item = Request> + '_ {
        let mut minute = self.first;
        let mut chunks = self.chunks.iter();
        let mut words = [].iter();
        core::iter::from_fn(move || {
            if words.as_slice().is_empty() {
                words = chunks.next()?.iter();
            }
            let (since, request) = request(&mut words)?;
            minute = minute.wrapping_add(since.cast_signed());
            Some(Request { minute, ..request })
        })
    }
}

/// The next request, in no minute yet, and the minutes since the one before; `None` at the end.
#[inline]
fn request(words: &mut slice::Iter<'_, u32>) -> Option<(u64, Request)> {
    let word = *words.next()?;
    let mut next = || words.next().copied();
    if word & SPELLED_OUT > 0 {
        let since = u64::from(next()?) | u64::from(next()?) << 32;
        return Some((since, Request { minute: 0, input: next()?, cached: next()?, output: next()? }));
    }
    let cached = if word & HAS_CACHED > 0 { next()? } else { 0 };
    let input = word & ((1 << INPUT_BITS) - 1);
    let output = word >> INPUT_BITS & ((1 << OUTPUT_BITS) - 1);
    Some((u64::from(word & NEXT_MINUTE > 0), Request { minute: 0, input, cached, output }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_out_as_it_went_in() {
        let request = |minute, input, cached, output| Request { minute, input, cached, output };
        let most = super::super::MOST_TOKENS;
        let log = [
            request(-3, 0, 0, 0),
            request(-3, 374, 0, 44),
            request(0, most, most, most),
            request(1, (1 << 17) - 1, 1, (1 << 12) - 1),
            request(2, 1 << 17, 0, 0),
            request(3, 0, 0, 1 << 12),
            request(29_000_000, 127, 1, 31),
            request(i64::MAX, 128, 128, 32),
        ];
        let mut kept = Kept::default();
        assert!(log.iter().all(|request| kept.push(request)));
        assert_eq!(kept.requests().collect::<Vec<_>>(), log);
    }

    #[test]
    fn what_is_kept_never_takes_more_than_its_room() {
        let mut kept = Kept::default();
        let request = Request { minute: 0, input: 2_000, cached: 1_000, output: 300 };
        let taken = (0..10_000_000).take_while(|_| kept.push(&request)).count();
        assert!((2_000_000..4_000_000).contains(&taken), "{taken}");
        assert_eq!(kept.requests().count(), taken);
        assert!(kept.chunks.iter().map(Vec::capacity).sum::<usize>() <= MOST_WORDS);
    }
}
