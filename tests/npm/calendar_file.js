// Reads a calendar file from standard input with the library that the first argument names, and says what is in it, as JSON.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const readers = {
  "ical.js": (text) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => {
      assert.ok(!component.hasProperty("dtend") && !component.hasProperty("duration"));
      const event = new ICAL.Event(component);
      assert.ok(!event.startDate.isDate, "all day");
      const [alarm, ...others] = component.getAllSubcomponents("valarm");
      assert.deepEqual(others, []);
      return {
        uid: event.uid,
        start: event.startDate.toJSDate(),
        end: event.endDate.toJSDate(),
        summary: event.summary,
        reminder: { uid: alarm.getFirstPropertyValue("uid"), minutes: -alarm.getFirstPropertyValue("trigger").toSeconds() / 60 },
      };
    }),
  "node-ical": (text) =>
    Object.values(nodeIcal.sync.parseICS(text))
      .filter(({ type }) => type === "VEVENT")
      .map((event) => {
        assert.equal(event.datetype, "date-time");
        // An alarm with a UID of its own is found under it.
        const [alarm, ...others] = Object.values(event).filter((part) => part?.type === "VALARM");
        assert.deepEqual(others, []);
        const { uid, start, end, summary } = event;
        const seconds = Number(/^-PT(\d+)S$/.exec(alarm.trigger)[1]);
        return { uid, start, end, summary, reminder: { uid: alarm.uid, minutes: seconds / 60 } };
      }),
};

console.log(JSON.stringify(readers[process.argv[2]](readFileSync(0, "utf8"))));
