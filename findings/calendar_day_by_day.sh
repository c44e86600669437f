#!/usr/bin/env bash
# icalevents 0.3.1, ical-expander 3.2.0, recurring-ical-events 3.8.2: a calendar file that is asked for one day at a time.
# Guess: a range of time holds its start and not its end, so each event is in the days that it fills: an all-day event of one day
# in one, a moment at midnight in one.
# Seen: recurring-ical-events does that. ical-expander counts both ends of a range: the day is in two days, the moment in two.
# icalevents counts both ends of the event as well: the day is in three days (also in the one after), the moment in two.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --no-warn-conflicts --root-user-action=ignore --target "$folder/py" \
  icalevents==0.3.1 recurring-ical-events==3.8.2 icalendar==7.3.2 >/dev/null
npm install --silent --no-audit --no-fund --prefix "$folder" ical-expander@3.2.0 ical.js@1.5.0 >/dev/null
cd "$folder"
printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//example//test//EN \
  BEGIN:VEVENT UID:day@example.org DTSTAMP:20260401T000000Z 'DTSTART;VALUE=DATE:20260420' 'DTEND;VALUE=DATE:20260421' SUMMARY:day END:VEVENT \
  BEGIN:VEVENT UID:moment@example.org DTSTAMP:20260401T000000Z DTSTART:20260425T000000Z SUMMARY:moment END:VEVENT \
  END:VCALENDAR > calendar.ics
cat > count.py <<'PY'
from collections import Counter
from datetime import datetime, timedelta, timezone
import icalendar, recurring_ical_events
from icalevents.icalparser import parse_events

text = open("calendar.ics", newline="").read()
days = [datetime(2026, 4, day, tzinfo=timezone.utc) for day in range(18, 29)]
recurring, events = Counter(), Counter()
for day in days:
    end = day + timedelta(days=1)
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(day, end)
    recurring.update(str(event["summary"]) for event in found)
    events.update(str(event.summary) for event in parse_events(text, start=day, end=end))
for name, count in (("recurring-ical-events", recurring), ("icalevents", events)):
    print(f"{name} day {count['day']}, moment {count['moment']}")
PY
cat > count.cjs <<'JS'
const IcalExpander = require("ical-expander");
const expander = new IcalExpander({ ics: require("fs").readFileSync("calendar.ics", "utf8") });
const count = { day: 0, moment: 0 };
for (let day = 18; day < 29; day++) {
  const [from, to] = [Date.UTC(2026, 3, day), Date.UTC(2026, 3, day + 1)].map((time) => new Date(time));
  for (const { summary } of expander.between(from, to).events) count[summary] += 1;
}
console.log(`ical-expander day ${count.day}, moment ${count.moment}`);
JS
seen=$( { TZ=UTC PYTHONPATH=py python3 count.py; TZ=UTC node count.cjs; } | paste -sd ';')
echo "seen: $seen"
[ "$seen" = "recurring-ical-events day 1, moment 1;icalevents day 3, moment 2;ical-expander day 2, moment 2" ] ||
  { echo "it changed" >&2; exit 1; }
