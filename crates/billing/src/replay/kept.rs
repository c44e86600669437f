//! Requests that wait until the proportion of their log is known.

use core::slice;

use super::Request;

/// The most bytes that are kept, however long the log: some four million requests of a conversation.
const MOST_BYTES: usize = 1 << 24;

/// Bytes that are allocated at once: nothing that is kept is ever moved.
const CHUNK: usize = 1 << 18;

/// The most bytes of a request: four numbers of up to ten.
const LONGEST: usize = 40;

/// The requests of a log so far, in order.
///
/// Each is a few numbers of seven bits a byte, the least first: its output, together with whether a minute and cached
/// tokens follow; its input; the minutes since the request before; its cached tokens. Most requests take four bytes: to
/// touch less memory is faster than to shift less.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    chunks: Vec<Vec<u8>>,
    /// The minute of the first request, and of the last.
    first: i64,
    last: i64,
}

const HAS_CACHED: u64 = 1;
const HAS_MINUTE: u64 = 2;

impl Kept {
    /// Keeps the next request; `false` when there is no room for it.
    pub(super) fn push(&mut self, request: &Request) -> bool {
        if self.chunks.is_empty() {
            (self.first, self.last) = (request.minute, request.minute);
        }
        if self.chunks.last().is_none_or(|chunk| chunk.len() > CHUNK - LONGEST) {
            if self.chunks.len() >= MOST_BYTES / CHUNK {
                return false;
            }
            self.chunks.push(Vec::with_capacity(CHUNK));
        }
        let Some(chunk) = self.chunks.last_mut() else { return false };
        // Never below zero: requests come in order of time.
        let since = request.minute.wrapping_sub(self.last).cast_unsigned();
        self.last = request.minute;
        let has = |flag: u64, there: bool| if there { flag } else { 0 };
        let flags = has(HAS_CACHED, request.cached > 0) | has(HAS_MINUTE, since > 0);
        put(chunk, u64::from(request.output) << 2 | flags);
        put(chunk, u64::from(request.input));
        if since > 0 {
            put(chunk, since);
        }
        if request.cached > 0 {
            put(chunk, u64::from(request.cached));
        }
        true
    }

    /// Every request.
    pub(super) fn requests(&self) -> impl Iterator<Item = Request> + '_ {
        let mut minute = self.first;
        let mut chunks = self.chunks.iter();
        let mut bytes = [].iter();
        core::iter::from_fn(move || {
            if bytes.as_slice().is_empty() {
                bytes = chunks.next()?.iter();
            }
            let (since, request) = request(&mut bytes)?;
            minute = minute.wrapping_add(since.cast_signed());
            Some(Request { minute, ..request })
        })
    }
}

/// The next request, in no minute yet, and the minutes since the one before; `None` at the end.
fn request(bytes: &mut slice::Iter<'_, u8>) -> Option<(u64, Request)> {
    let first = take(bytes)?;
    let tokens = |number: u64| u32::try_from(number).ok();
    let (output, input) = (tokens(first >> 2)?, tokens(take(bytes)?)?);
    let since = if first & HAS_MINUTE > 0 { take(bytes)? } else { 0 };
    let cached = if first & HAS_CACHED > 0 { tokens(take(bytes)?)? } else { 0 };
    Some((since, Request { minute: 0, input, cached, output }))
}

fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number > 0x7F {
        bytes.push((number & 0x7F) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn take(bytes: &mut slice::Iter<'_, u8>) -> Option<u64> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = *bytes.next()?;
        number |= u64::from(byte & 0x7F).checked_shl(shift)?;
        if byte < 0x80 {
            return Some(number);
        }
        shift += 7;
    }
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
        assert!(kept.chunks.iter().map(Vec::capacity).sum::<usize>() <= MOST_BYTES);
    }
}
