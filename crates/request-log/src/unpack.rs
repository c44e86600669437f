//! Logs that are packed: gzip is unpacked as it comes; what else is recognised is refused by its name.

use std::io::Write as _;

use flate2::write::GzDecoder;

use crate::{Error, report::Packing};

/// Packed bytes that are unpacked at once: a thousand times as many may come out.
const PIECE: usize = 1 << 14;

/// Unpacks the bytes of a log.
#[derive(Debug, Default)]
pub(crate) enum Unpacker {
    /// Too few bytes were seen to tell.
    #[default]
    Start,
    /// It is not packed.
    Plain,
    /// Within a member of a gzip file.
    Member(Box<GzDecoder<Vec<u8>>>),
    /// After one: another follows, or zeros that fill a block.
    BetweenMembers,
}

/// What a packed file starts with.
const MARKS: [(&[u8], Packing); 6] = [
    (b"\x28\xB5\x2F\xFD", Packing::Zstd),
    (b"PK\x03\x04", Packing::Zip),
    (b"PAR1", Packing::Parquet),
    (b"BZh", Packing::Other),
    (b"\xFD7zXZ", Packing::Other),
    (b"\x1F\x9D", Packing::Other),
];

const GZIP: &[u8] = b"\x1F\x8B";

/// Bytes that tell how a file is packed.
const MARK: usize = 5;

impl Unpacker {
    /// Tells from the first bytes, `is_all` of them or more to come, how the file is packed; whether that is known.
    pub(crate) fn start(&mut self, first: &[u8], is_all: bool) -> Result<bool, Error> {
        if !matches!(self, Self::Start) {
            return Ok(true);
        }
        if first.len() < MARK && !is_all {
            return Ok(false);
        }
        if let Some((_, packing)) = MARKS.iter().find(|(mark, _)| first.starts_with(mark)) {
            return Err(Error::Packed(*packing));
        }
        *self = if first.starts_with(GZIP) { Self::member() } else { Self::Plain };
        Ok(true)
    }

    fn member() -> Self {
        Self::Member(Box::new(GzDecoder::new(Vec::new())))
    }

    /// Unpacks bytes, piece by piece.
    pub(crate) fn unpack(
        &mut self,
        bytes: &[u8],
        take: &mut impl FnMut(&[u8]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut rest = bytes;
        while !rest.is_empty() {
            rest = match self {
                Self::Start | Self::Plain => {
                    take(rest)?;
                    &[]
                }
                Self::Member(decoder) => {
                    let piece = rest.get(..PIECE).unwrap_or(rest);
                    let packed = decoder.write(piece).map_err(|_| Error::BrokenGzip)?;
                    take(decoder.get_ref())?;
                    decoder.get_mut().clear();
                    if packed == 0 {
                        decoder.try_finish().map_err(|_| Error::BrokenGzip)?;
                        *self = Self::BetweenMembers;
                    }
                    rest.get(packed..).unwrap_or_default()
                }
                Self::BetweenMembers => {
                    let zeros = rest.iter().take_while(|byte| **byte == 0).count();
                    let rest = rest.get(zeros..).unwrap_or_default();
                    if !rest.is_empty() {
                        *self = Self::member();
                    }
                    rest
                }
            };
        }
        Ok(())
    }

    /// Ends the file, and hands out what is left.
    pub(crate) fn finish(self, take: &mut impl FnMut(&[u8]) -> Result<(), Error>) -> Result<(), Error> {
        let Self::Member(mut decoder) = self else { return Ok(()) };
        decoder.try_finish().map_err(|_| Error::BrokenGzip)?;
        take(decoder.get_ref())
    }
}
