// @ts-check
// When a result is open or meets next: fetched with the first result that has a schedule.

import { currentOccurrence, knowZone, nextOccurrence, openNow } from "../occurrences.js";
import { clockBy } from "./clocks.js";
import { el } from "./element.js";
import { format } from "./formats.js";

/** @typedef {import("./card.js").Setting} Setting */
/** @typedef {import("./card.js").Timed} Timed */

/** A meeting that begins within so many minutes is "soon". */
export const SOON = 120;
const MINUTE = 60000;
const DAY = 86400000;

/** @type {Map<string, import("./clocks.js").Clock | null>} */
const clocks = new Map();

/** The clock of a zone whose rule the build knows. @param {string} zone @param {Setting} setting */
function clockOf(zone, { zones }) {
  let found = clocks.get(zone);
  if (found === undefined) {
    found = Object.prototype.hasOwnProperty.call(zones, zone) ? clockBy(zones[zone]) : null;
    clocks.set(zone, found);
    if (found) knowZone(zone, found.offset);
  }
  return found;
}

/** The next date, in the zone of the place. @param {Timed[]} schedules @param {Setting} setting */
export function when(schedules, setting) {
  const { now, say } = setting;
  /** @type {{ at: number, words: string } | null} */
  let best = null;
  for (const schedule of schedules) {
    const meeting = schedule.kind === "meeting";
    if (schedule.always_open) return el("p", { class: "hours" }, say("openAlways"));
    clockOf(schedule.timezone || "", setting);
    const going = currentOccurrence(schedule, now);
    if (going && going.ends !== null && !meeting) {
      const words = say("open", { time: clock(going.ends, schedule.timezone || "UTC", setting) });
      if (!best || best.at > -1) best = { at: -1, words };
      continue;
    }
    const next = nextOccurrence(schedule, now);
    if (!next || (best && best.at <= next.starts)) continue;
    const moment = momentWords(next.starts, schedule.timezone || "UTC", setting);
    const title = meeting && schedule.title ? " (" + schedule.title + ")" : "";
    best = { at: next.starts, words: say(meeting ? "next" : "starts", { when: moment }) + title };
  }
  return best && el("p", { class: "hours" }, best.words);
}

/** @param {Timed[]} schedules @param {Setting} setting @returns {boolean} open now, or starting soon */
export function isSoon(schedules, setting) {
  const { now } = setting;
  return schedules.some((schedule) => {
    clockOf(schedule.timezone || "", setting);
    if (schedule.always_open || openNow(schedule, now)) return true;
    const next = nextOccurrence(schedule, now);
    return next !== null && next.starts - now <= SOON * MINUTE;
  });
}

/** As the pages say it (generator/site/tongue.py, time). @param {number} at @param {string} timeZone @param {Setting} setting */
function clock(at, timeZone, setting) {
  const zone = clockOf(timeZone, setting);
  if (zone) {
    const minutes = Math.floor((at + zone.offset(at)) / MINUTE) % 1440;
    const hour = Math.floor(minutes / 60);
    const rest = minutes % 60;
    const time = (hour % 12 || 12) + (rest ? ":" + ("0" + rest).slice(-2) : "");
    const sharp = minutes % 720 ? "" : hour ? "noon" : "midnight";
    return setting.say(sharp || (hour < 12 ? "am" : "pm"), { time, zone: zone.called(at) });
  }
  return format(at, setting.language, { timeZone, hour: "numeric", minute: "2-digit", timeZoneName: "short" });
}

/** "today 6:30 pm EST", "Thu, Nov 26, 6 pm EST". @param {number} at @param {string} timeZone @param {Setting} setting */
function momentWords(at, timeZone, setting) {
  const { language, now, say } = setting;
  const zone = clockOf(timeZone, setting);
  if (zone) return byClock(at, zone, clock(at, timeZone, setting), setting);
  const day = (/** @type {number} */ moment) => format(moment, "en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const time = clock(at, timeZone, setting);
  if (day(at) === day(now)) return say("today", { time });
  if (day(at) === day(now + DAY)) return say("tomorrow", { time });
  return format(at, language, { timeZone, weekday: "short", month: "short", day: "numeric" }) + ", " + time;
}

/** The same by a clock that is known. @param {number} at @param {import("./clocks.js").Clock} zone @param {string} time @param {Setting} setting */
function byClock(at, zone, time, { now, say }) {
  const day = (/** @type {number} */ moment) => Math.floor((moment + zone.offset(moment)) / DAY);
  const away = day(at) - day(now);
  if (away === 0) return say("today", { time });
  if (away === 1) return say("tomorrow", { time });
  const date = new Date(day(at) * DAY);
  const weekday = say("weekdays").split(" ")[date.getUTCDay()];
  const month = say("months").split(" ")[date.getUTCMonth()];
  return say("weekday", { weekday, month, day: date.getUTCDate() }) + ", " + time;
}
