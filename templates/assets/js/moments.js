// @ts-check
// Moments in words, by the visitor's clock and by a meeting's own.

import { say } from "./page/messages.js";
import "./page/messages-times.js";

/** @typedef {import("./occurrences.js").Schedule & { title?: string }} Rule */

export const DAY = 86400000;
const LANGUAGE = document.documentElement.lang || "en";
/** Days and times as they are written in the page's language in the United States. */
export const LOCALE = LANGUAGE.indexOf("-") > 0 ? LANGUAGE : LANGUAGE + "-US";
export const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** @param {number} moment @param {string} [zone] @param {boolean} [named] */
export function clock(moment, zone, named) {
  /** @type {Intl.DateTimeFormatOptions} */
  const options = { hour: "numeric", minute: "2-digit", timeZone: zone };
  if (named) options.timeZoneName = "short";
  return new Intl.DateTimeFormat(LOCALE, options)
    .format(moment)
    .replace(":00", "")
    .replace(/\s?AM/, " am")
    .replace(/\s?PM/, " pm");
}

/** The calendar day of a moment in a zone, as a number of days. @param {number} moment @param {string} [zone] */
export function dayNumber(moment, zone) {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" })
    .formatToParts(moment);
  const get = (/** @type {string} */ type) => Number((parts.find((part) => part.type === type) || { value: "0" }).value);
  return Date.UTC(get("year"), get("month") - 1, get("day")) / DAY;
}

/** "today", "tomorrow", "Thursday", "Thursday, Dec 3". @param {number} moment @param {number} now @param {string} [zone] */
export function dayWords(moment, now, zone) {
  const away = dayNumber(moment, zone) - dayNumber(now, zone);
  if (away === 0) return say("today");
  if (away === 1) return say("tomorrow");
  /** @type {Intl.DateTimeFormatOptions} */
  const options = { weekday: "long", timeZone: zone };
  if (away > 6) Object.assign(options, { day: "numeric", month: "short" });
  return new Intl.DateTimeFormat(LOCALE, options).format(moment);
}

/** Whether the visitor's clock shows another time than the rule's. @param {number} moment @param {string} [zone] */
export const differs = (moment, zone) => clock(moment, zone) !== clock(moment, HERE);

/** The time by the rule's clock, and by the visitor's where that shows another. @param {number} moment @param {string} [zone] */
export function timeWords(moment, zone) {
  const time = clock(moment, zone, true);
  return differs(moment, zone) ? say("yours", { time, yours: clock(moment, HERE) }) : time;
}

/** The rules that the page holds, by key. @returns {Record<string, Rule[]>} */
export function allRules() {
  const block = document.getElementById("rules");
  return block ? JSON.parse(block.textContent || "{}") : {};
}
