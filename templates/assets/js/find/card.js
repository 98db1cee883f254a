// @ts-check
// One result: enough to act on. The card's array is written by generator/search/entries.py, _card.

import { el } from "./element.js";
import { label } from "./filters.js";

/** @typedef {import("./messages.js").Say} Say */
/** @typedef {import("../occurrences.js").Schedule & { title?: string }} Timed */
/** @typedef {{ kind: Record<string, any>, cost: Record<string, any>, format: Record<string, any>, status: Record<string, any> }} Labels */
/**
 * times: the module occurrences.js, once a card has a schedule.
 * @typedef {{ say: Say, language: string, labels: Labels, site: string, now: number, times: typeof import("../occurrences.js") | null }} Setting
 */
/**
 * @typedef {{ ref: string, name: string, kind: string, city: string, phone: string[], schedules: Timed[], cost: string, formats: string[],
 *   checked: string | [string, string], status: string, alert: string }} CardData
 */

/** A meeting that begins within so many minutes is "soon". */
export const SOON = 120;
const DAY = 86400000;

/** @param {string} ref @param {any} card @returns {CardData} */
export function readCard(ref, card) {
  const text = (/** @type {any} */ value) => (typeof value === "string" ? value : "");
  const list = (/** @type {any} */ value) => (Array.isArray(value) ? value : []);
  const all = list(card);
  const note = list(all[8]);
  return {
    ref,
    name: text(all[0]) || ref,
    kind: text(all[1]),
    city: text(all[2]),
    phone: list(all[3]).map(text),
    schedules: list(all[4]),
    cost: text(all[5]),
    formats: list(all[6]).map(text),
    checked: Array.isArray(all[7]) ? [text(all[7][0]), text(all[7][1])] : text(all[7]),
    status: text(note[0]),
    alert: text(note[1]),
  };
}

/**
 * @param {CardData} card
 * @param {number} away miles, NaN where there is no distance
 * @param {Setting} setting
 * @returns {HTMLElement}
 */
export function cardElement(card, away, setting) {
  const { say, language, labels } = setting;
  const state = card.ref.slice(0, 2);
  const place = [card.city && (state === "us" ? card.city : card.city + ", " + state.toUpperCase()), distance(away, say)];
  const formats = card.formats.filter((key) => key !== "in_person").map((key) => label(labels.format, key, language));
  const facts = [label(labels.kind, card.kind, language), ...place, formats.join(", "), label(labels.cost, card.cost, language)];
  return el("article", { class: "card" },
    el("h3", {}, el("a", { href: setting.site + card.ref + "/" }, card.name)),
    card.status && el("p", { class: "notice" }, label(labels.status, card.status, language)),
    card.alert && el("p", { class: "notice" }, card.alert),
    el("p", { class: "facts" }, facts.filter(Boolean).join(" · ")),
    phone(card.phone, say),
    when(card.schedules, setting),
    el("p", { class: "trust" }, trust(card.checked, setting))
  );
}

/** @param {number} away @param {Say} say */
function distance(away, say) {
  if (isNaN(away)) return "";
  return away < 1 ? say("awayOne") : say("away", { miles: away < 10 ? away.toFixed(1).replace(/\.0$/, "") : Math.round(away) });
}

/** @param {string[]} given @param {Say} say */
function phone([number, extension, kind, word], say) {
  if (!number || !/^[0-9-]{3,14}$/.test(number)) return null;
  const digits = number.replace(/-/g, "");
  const dialled = digits.length === 10 ? "+1" + digits : digits.length === 11 ? "+" + digits : digits;
  if (kind === "text") {
    const words = word ? say("textWord", { word, number }) : say("text", { number });
    return el("p", { class: "buttons" }, el("a", { class: "button", href: "sms:" + dialled }, words));
  }
  const pause = extension && /^\d+$/.test(extension) ? "," + extension : "";
  const more = extension ? say("extension", { extension }) : "";
  return el("p", { class: "buttons" }, el("a", { class: "button", href: "tel:" + dialled + pause }, say("call", { number }) + more));
}

/** The next date, in the zone of the place. @param {Timed[]} schedules @param {Setting} setting */
function when(schedules, setting) {
  const { times, now, say } = setting;
  if (!times) return null;
  /** @type {{ at: number, words: string } | null} */
  let best = null;
  for (const schedule of schedules) {
    const meeting = schedule.kind === "meeting";
    if (schedule.always_open) return el("p", { class: "hours" }, say("openAlways"));
    const going = times.currentOccurrence(schedule, now);
    if (going && going.ends !== null && !meeting) {
      const words = say("open", { time: clock(going.ends, schedule.timezone || "UTC", setting) });
      if (!best || best.at > -1) best = { at: -1, words };
      continue;
    }
    const next = times.nextOccurrence(schedule, now);
    if (!next || (best && best.at <= next.starts)) continue;
    const moment = momentWords(next.starts, schedule.timezone || "UTC", setting);
    const title = meeting && schedule.title ? " (" + schedule.title + ")" : "";
    best = { at: next.starts, words: say(meeting ? "next" : "starts", { when: moment }) + title };
  }
  return best && el("p", { class: "hours" }, best.words);
}

/** @param {Timed[]} schedules @param {Setting} setting @returns {boolean} open now, or starting soon */
export function isSoon(schedules, { times, now }) {
  if (!times) return false;
  return schedules.some((schedule) => {
    if (schedule.always_open || times.openNow(schedule, now)) return true;
    const next = times.nextOccurrence(schedule, now);
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

/** @param {string | [string, string]} checked @param {Setting} setting */
function trust(checked, { say, language, now }) {
  const shown = (/** @type {string} */ date) => format(Date.parse(date + "T12:00:00Z"), language, { timeZone: "UTC", year: "numeric", month: "short", day: "numeric" });
  if (Array.isArray(checked)) {
    return checked[0] ? say("fromFeed", { feed: checked[0], date: shown(checked[1]) }) : say("asRead", { date: shown(checked[1]) });
  }
  if (!checked) return say("unchecked");
  const days = (now - Date.parse(checked + "T00:00:00Z")) / DAY;
  return say(days <= 181 ? "checkedOn" : "checkedOld", { date: shown(checked) });
}

/** @param {number} at @param {string} language @param {Record<string, string>} options @returns {string} "" for no moment */
function format(at, language, options) {
  try {
    return new Intl.DateTimeFormat(language === "en" ? "en-US" : language, /** @type {any} */ (options)).format(at);
  } catch (_) {
    return "";
  }
}
