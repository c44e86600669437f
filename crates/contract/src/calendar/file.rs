//! Dates as an iCalendar file.

use billing::{calendar::Minute, method::Method};
use chrono::{DateTime, Duration, Utc};
use icalendar::{Alarm, Calendar, Component as _, Event, EventLike as _};
use text::Lang;

use super::CalendarAnswer;

/// The dates of one way to pay as an iCalendar file (RFC 5545), each with a reminder; `None` where the answer has no
/// such way to pay.
///
/// Times are written in UTC. The same answer gives the same bytes: a date keeps its UID, so that a calendar that reads
/// the file again does not show it twice, and the files are stamped with the day of the price book.
pub fn file(answer: &CalendarAnswer, method: Method, lang: Lang) -> Option<String> {
    let dates = answer.options.iter().find(|option| option.method.0 == method)?;
    let offset = i64::from(answer.utc_offset_minutes);
    let stamp = utc(Minute::midnight(books::find(&answer.book)?.edition), offset)?;
    let mut calendar = Calendar::new();
    calendar.name(lang.method(method));
    for dated in &dates.events {
        let at = utc(Minute::parse(&dated.at).ok()?, offset)?;
        let kind = dated.event.0;
        let summary = format!("{}: {}", lang.method(method), kind.sentence(lang));
        let uid = format!("{}-{}-{}-{}@deploycost", answer.book, dates.method, dated.event, dated.at);
        let mut event = Event::with_uid(&uid);
        event.timestamp(stamp).starts(at).ends(at).summary(&summary).description(&answer.book);
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
