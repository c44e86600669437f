//! The bytes of logs: files, folders and standard input, packed or not.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use contract::{
    problem::Problem,
    replay::{Finished, ReplayAnswer, ReplayQuestion, Session, is_out_of_order},
};

use crate::{args::Output, failure::Failure, progress};

/// Replays logs as one. Where they are not in order of time they are read a second time to be put in order, and a long one to
/// be tried in its own proportion. Standard input cannot be read twice: its rows are kept from the start, unless it is said to
/// be in order and the proportion is the scenario's.
pub(crate) fn replayed(
    logs: &[PathBuf],
    question: ReplayQuestion,
    output: Output,
) -> Result<ReplayAnswer, Failure> {
    let lang = output.lang;
    let refused = |problems| Failure::problems(problems, output);
    if let [log] = logs
        && log.as_os_str() == "-"
    {
        let streams = question.proportion.as_deref() == Some("scenario");
        let question = if streams || question.order.is_some() { question } else { question.sorted() };
        let session = Session::new(&question).map_err(refused)?;
        let bar = progress::reading(None, lang.report_reading());
        let finished = fed(session, bar.wrap_read(io::stdin().lock()), log)?;
        let finished = finished.and_then(Session::finish).map_err(refused)?;
        let again = || {
            Failure::Io("the log is too long to be tried in its own proportion: give it as a file, or use --proportion scenario".into())
        };
        return finished.answer().ok_or_else(again);
    }
    let files = files(logs)?;
    let read = |session: Session, words| {
        let length = files.iter().map(|file| file.metadata().map(|metadata| metadata.len()).ok()).sum();
        let bar = progress::reading(length, words);
        let mut session = session;
        for file in &files {
            if files.len() > 1
                && let Err(problems) = session.log(&file.display().to_string())
            {
                return Ok(Err(problems));
            }
            let opened = File::open(file).map_err(|error| Failure::io(file.display(), &error))?;
            session = match fed(session, bar.wrap_read(opened), file)? {
                Ok(session) => session,
                refused => return Ok(refused.and_then(Session::finish)),
            };
        }
        Ok::<_, Failure>(session.finish())
    };
    let session = Session::new(&question).map_err(refused)?;
    let mut finished = match read(session, lang.report_reading())? {
        Err(problems) if question.order.is_none() && is_out_of_order(&problems) => {
            let session = Session::new(&question.sorted()).map_err(refused)?;
            read(session, lang.report_sorting())?
        }
        finished => finished,
    };
    loop {
        match finished.map_err(refused)? {
            Finished::Answer(answer) => return Ok(*answer),
            Finished::Again(session) => finished = read(*session, lang.report_again())?,
        }
    }
}

/// The files that are named, those of a folder by their names; what starts with a dot is passed over.
fn files(logs: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for log in logs {
        if log.as_os_str() == "-" {
            return Err(Failure::Io("standard input is a log by itself, not one of several".into()));
        }
        if !log.is_dir() {
            files.push(log.clone());
            continue;
        }
        let within = |error| Failure::io(log.display(), &error);
        let mut found = Vec::new();
        for entry in fs::read_dir(log).map_err(within)? {
            let path = entry.map_err(within)?.path();
            let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            if path.is_file() && !is_hidden {
                found.push(path);
            }
        }
        if found.is_empty() {
            return Err(Failure::Io(format!("{}: no file in this folder", log.display())));
        }
        found.sort();
        files.extend(found);
    }
    Ok(files)
}

/// Bytes read at once.
const PIECE: usize = 1 << 18;

/// Feeds a session a log, up to the first refusal; one that is packed with Zstandard is unpacked here, gzip where it is read.
fn fed(session: Session, mut log: impl Read, name: &Path) -> Result<Result<Session, Vec<Problem>>, Failure> {
    let failed = |error| Failure::io(name.display(), &error);
    // Whole pieces from the start: what is read from odd places takes twice as long.
    let mut first = vec![0; PIECE];
    let mut length = 0;
    while length < ZSTD.len() {
        match read(&mut log, first.get_mut(length..).unwrap_or_default()).map_err(failed)? {
            0 => break,
            more => length += more,
        }
    }
    first.truncate(length);
    if !first.starts_with(&ZSTD) {
        return rest(session, &first, log).map_err(failed);
    }
    let unpacking = || {
        let mut decoder = zstd::stream::read::Decoder::new(io::Cursor::new(first).chain(log))?;
        decoder.window_log_max(WIDEST_WINDOW)?;
        rest(session, &[], decoder)
    };
    unpacking().map_err(failed)
}

/// Feeds a session bytes and all that follows them.
fn rest(mut session: Session, first: &[u8], mut log: impl Read) -> io::Result<Result<Session, Vec<Problem>>> {
    let mut fed = session.feed(first);
    let mut piece = vec![0; PIECE];
    while fed.is_ok() {
        match read(&mut log, &mut piece)? {
            0 => return Ok(Ok(session)),
            length => fed = session.feed(piece.get(..length).unwrap_or_default()),
        }
    }
    Ok(fed.map(|()| session))
}

fn read(log: &mut impl Read, piece: &mut [u8]) -> io::Result<usize> {
    loop {
        match log.read(piece) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            read => return read,
        }
    }
}

/// What a file packed with Zstandard starts with.
const ZSTD: [u8; 4] = [0x28, 0xB5, 0x2F, 0xFD];

/// The widest window that such a file may ask for, as a power of two: what `zstd --ultra --long=31` writes.
const WIDEST_WINDOW: u32 = 31;
