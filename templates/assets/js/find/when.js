// @ts-check
// When a result is open or meets next: fetched with the first result that has a schedule.

import { currentOccurrence, nextOccurrence, openNow } from "../occurrences.js";
import { format } from "./dates.js";
import { el } from "./element.js";

/** @typedef {import("./card.js").Setting} Setting */
/** @typedef {import("./card.js").Timed} Timed */

/** A meeting that begins within so many minutes is "soon". */
export const SOON = 120;
const DAY = 86400000;

/** The next date, in the zone of the place. @param {Timed[]} schedules @param {Setting} setting */
export function when(schedules, setting) {
  const { now, say } = setting;
  /** @type {{ at: number, words: string } | null} */
  let best = null;
  for (const schedule of schedules) {
    const meeting = schedule.kind === "meeting";
    if (schedule.always_open) return el("p", { class: "hours" }, say("openAlways"));
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
export function isSoon(schedules, { now }) {
  return schedules.some((schedule) => {
    if (schedule.always_open || openNow(schedule, now)) return true;
    const next = nextOccurrence(schedule, now);
    return next !== null && next.starts - now <= SOON * 60000;
  });
}

/** @param {number} at @param {string} timeZone @param {Setting} setting */
function clock(at, timeZone, { language }) {
  return format(at, language, { timeZone, hour: "numeric", minute: "2-digit", timeZoneName: "short" });
}

/** "today 6:30 PM EST", "Thu, Nov 26, 6:30 PM EST". @param {number} at @param {string} timeZone @param {Setting} setting */
function momentWords(at, timeZone, setting) {
  const { language, now, say } = setting;
  const day = (/** @type {number} */ moment) => format(moment, "en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const time = clock(at, timeZone, setting);
  if (day(at) === day(now)) return say("today", { time });
  if (day(at) === day(now + DAY)) return say("tomorrow", { time });
  return format(at, language, { timeZone, weekday: "short", month: "short", day: "numeric" }) + ", " + time;
}
