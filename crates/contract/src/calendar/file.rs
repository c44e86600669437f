//! Dates as an iCalendar file.

use billing::{calendar::Minute, method::Method, named::Named as _};
use chrono::{DateTime, Duration, Utc};
use icalendar::{Alarm, Calendar, Component as _, Event, EventLike as _};
use text::Lang;

use super::{CalendarAnswer, OptionDates};
use crate::problem::{Problem, ProblemCode};

/// What wrote the file, as RFC 5545 wants it named.
const PRODUCT: &str = "-//DeployCost//DeployCost//EN";

/// The dates of one way to pay, of the cheapest where none is named, as an iCalendar file (RFC 5545), each with a reminder.
///
/// Times are written in UTC. The same answer gives the same bytes: a date keeps its UID, so that a calendar that reads
/// the file again does not show it twice, and the files are stamped with the day of the price book.
///
/// # Errors
/// `unknown-choice` at `method` where the answer has no such way to pay; the sentence names those it has.
pub fn file(answer: &CalendarAnswer, method: Option<Method>, lang: Lang) -> Result<String, Vec<Problem>> {
    let asked = |option: &&OptionDates| method.is_none_or(|method| option.method.0 == method);
    let dates = answer.options.iter().find(asked);
    // The book and the dates of an answer are always read.
    dates.and_then(|dates| written(answer, dates, lang)).ok_or_else(|| {
        let methods: Vec<_> = answer.options.iter().map(|option| option.method.0.name()).collect();
        vec![Problem::new(ProblemCode::UnknownChoice, "method", &methods.join(", "))]
    })
}

fn written(answer: &CalendarAnswer, dates: &OptionDates, lang: Lang) -> Option<String> {
    let method = dates.method.0;
    let offset = i64::from(answer.utc_offset_minutes);
    let stamp = utc(Minute::midnight(books::find(&answer.book)?.edition), offset)?;
    let mut calendar = Calendar::empty();
    for (name, value) in [("VERSION", "2.0"), ("PRODID", PRODUCT), ("CALSCALE", "GREGORIAN")] {
        calendar.append_property((name, value));
    }
    calendar.name(lang.method(method));
    for dated in &dates.events {
        let at = utc(Minute::parse(&dated.at).ok()?, offset)?;
        let kind = dated.event.0;
        let summary = format!("{}: {}", lang.method(method), kind.sentence(lang));
        let uid = format!("{}-{}-{}-{}@deploycost", answer.book, dates.method, dated.event, dated.at);
        let mut event = Event::with_uid(&uid);
        event.timestamp(stamp).starts(at).summary(&summary).description(&answer.book);
        // A moment has no end: without one it has no length (RFC 5545, 3.6.1), while an end must be later than the start
        // (3.8.2.2).
        if let Some(until) = &dated.until {
            event.ends(utc(Minute::parse(until).ok()?, offset)?);
        }
        // Without its own, the reminder would be given a random name and the time of writing.
        let mut alarm = Alarm::display(&summary, -Duration::minutes(kind.reminder_minutes()));
        alarm.uid(&format!("reminder-{uid}")).timestamp(stamp);
        event.alarm(alarm.done());
        calendar.push(event.done());
    }
    Some(calendar.done().to_string())
}

fn utc(minute: Minute, offset_minutes: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp((minute.minutes_since(Minute::since_epoch(0)) - offset_minutes) * 60, 0)
}
