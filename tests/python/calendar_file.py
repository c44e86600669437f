"""Reads a calendar file from standard input with Python's icalendar and says what is in it, as JSON."""

import json
import sys
from datetime import date, datetime, timezone

from icalendar import Calendar


def instant(moment: date) -> str:
    """A moment in UTC as JavaScript writes it; a day without a time is not one."""
    assert isinstance(moment, datetime) and moment.tzinfo, moment
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")


calendar = Calendar.from_ical(sys.stdin.buffer.read())
events = []
for event in calendar.walk("VEVENT"):
    assert not event.errors, event.errors
    [alarm] = event.walk("VALARM")
    [before] = alarm.triggers.start
    events.append({
        "uid": str(event["UID"]),
        "start": instant(event.start),
        "end": instant(event.end),
        "summary": str(event["SUMMARY"]),
        "reminder": {"uid": str(alarm["UID"]), "minutes": int(-before.total_seconds() / 60)},
    })
    assert "DTEND" not in event and "DURATION" not in event, event
json.dump(events, sys.stdout)
