// @ts-check
// One result: enough to act on. The card's array is written by generator/search/entries.py, _card.

import { dateWords } from "./dates.js";
import { pageOf } from "../list/pages.js";
import { el } from "./element.js";
import { label } from "./groups.js";

/** @typedef {import("./messages.js").Say} Say */
/** @typedef {import("../occurrences.js").Schedule & { title?: string }} Timed */
/** @typedef {{ kind: Record<string, any>, cost: Record<string, any>, format: Record<string, any>, status: Record<string, any>,
 *   only?: Record<string, any>, medication?: Record<string, any> }} Labels */
/**
 * times: the module search-times.js, once a card has a schedule. medicine: whether to say who welcomes medication.
 * @typedef {{ say: Say, language: string, labels: Labels, zones: Record<string, string>, site: string, browse: (state: string) => string, now: number, times: typeof import("../search-times.js") | null,
 *   medicine: boolean }} Setting
 */
/**
 * @typedef {{ ref: string, name: string, kind: string, city: string, phone: string[], schedules: Timed[], cost: string, formats: string[],
 *   checked: string | [string, string], status: string, alert: string, only: string[], welcome: boolean, spoken: string[] }} CardData
 */

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
    only: list(all[9]).map(text),
    welcome: all[10] === 1,
    spoken: list(all[11]).map(text),
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
  if (card.spoken.indexOf(language) >= 0) facts.push(say("spoken"));
  return el("article", { class: "card" },
    el("h3", {}, el("a", { href: pageOf(setting.site, card.ref) }, card.name)),
    card.status && el("p", { class: "notice" }, label(labels.status, card.status, language)),
    card.alert && el("p", { class: "notice", lang: language === "en" ? undefined : "en" }, card.alert),
    el("p", { class: "facts" }, facts.filter(Boolean).join(" · ")),
    card.only.length > 0 && el("p", { class: "chip" }, say("onlyFor", { people: card.only.map((key) => inside(label(labels.only, key, language))).join(", ") })),
    setting.medicine && card.welcome && el("p", { class: "chip" }, label(labels.medication, "welcome", language)),
    setting.times && setting.times.when(card.schedules, setting),
    el("p", { class: "trust" }, trust(card.checked, setting)),
    el("p", { class: "buttons" },
      phone(card.phone, say), " ",
      el("button", { type: "button", class: "add" }, el("span", {}, say("addToList")), el("b", {}, say("onList"))))
  );
}

/** "Women" inside a sentence; names keep their capitals. @param {string} words */
function inside(words) {
  return /\p{Lu}/u.test(words.slice(1)) ? words : words.charAt(0).toLowerCase() + words.slice(1);
}

/** @param {number} away @param {Say} say */
function distance(away, say) {
  if (isNaN(away)) return "";
  if (away < 1) return say("awayOne");
  const miles = away < 10 ? away.toFixed(1).replace(/\.0$/, "") : String(Math.round(away));
  return miles === "1" ? say("awayMile") : say("away", { miles });
}

/** @param {string[]} given @param {Say} say */
function phone([number, extension, kind, word], say) {
  if (!number || !/^[0-9-]{3,14}$/.test(number)) return null;
  const digits = number.replace(/-/g, "");
  const dialled = digits.length === 10 ? "+1" + digits : digits.length === 11 ? "+" + digits : digits;
  if (kind === "text") {
    const words = word ? say("textWord", { word, number }) : say("text", { number });
    return el("a", { class: "button", href: "sms:" + dialled }, words);
  }
  const pause = extension && /^\d+$/.test(extension) ? "," + extension : "";
  const more = extension ? say("extension", { extension }) : "";
  return el("a", { class: "button", href: "tel:" + dialled + pause }, say("call", { number }) + more);
}

/** @param {string | [string, string]} checked @param {Setting} setting */
function trust(checked, { say, now }) {
  const shown = (/** @type {string} */ date) => dateWords(date, say);
  if (Array.isArray(checked)) {
    return say(checked[0] ? "fromFeed" : "asRead", { date: shown(checked[1]) });
  }
  if (!checked) return say("unchecked");
  const days = (now - Date.parse(checked + "T00:00:00Z")) / DAY;
  return say(days <= 181 ? "checkedOn" : "checkedOld", { date: shown(checked) });
}
