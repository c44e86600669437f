#!/usr/bin/env bash
# node-ical 0.26.1: where an alarm has a UID (RFC 9074 gives it one), it is not among the event's alarms.
# Guess: `event.alarms` lists a VALARM whether it has a UID or not.
# Seen: without a UID it is in `event.alarms`; with one `event.alarms` is not there, and the alarm is a property of the event
# that is named by the UID.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" node-ical@0.26.1 >/dev/null 2>&1
cat > "$folder/read.mjs" <<'JS'
import { createRequire } from "node:module";
const ical = createRequire(process.argv[1] + "/")("node-ical");
const event = (uid) => {
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//test//EN", "BEGIN:VEVENT", "UID:one@example.org",
    "DTSTAMP:20260401T000000Z", "DTSTART:20260401T090000Z", "SUMMARY:Meeting",
    "BEGIN:VALARM", ...uid, "ACTION:DISPLAY", "DESCRIPTION:Soon", "TRIGGER:-PT1H", "END:VALARM",
    "END:VEVENT", "END:VCALENDAR", "",
  ];
  return Object.values(ical.sync.parseICS(lines.join("\r\n"))).find(({ type }) => type === "VEVENT");
};
const plain = event([]);
const named = event(["UID:alarm-1@example.org"]);
const seen = `alarms without a UID: ${plain.alarms?.length}, with one: ${named.alarms?.length}, ` +
  `a property of that name: ${"alarm-1@example.org" in named}`;
console.log(`seen: ${seen}`);
if (seen !== "alarms without a UID: 1, with one: undefined, a property of that name: true") process.exit(1);
JS
cd "$folder"
node read.mjs || { echo "it changed" >&2; exit 1; }
