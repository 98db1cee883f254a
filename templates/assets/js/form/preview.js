// @ts-check
// The card of the search, made of what was filled in: generator/search/entries.py, _card, makes it for the index.

import { cardElement, readCard } from "../find/card.js";
import { speaker } from "../find/messages.js";
import "../find/messages-times.js";
import { isSoon, when } from "../find/when.js";
import { minutes } from "./values.js";

/** @typedef {import("./table.js").Table} Table */
/** @typedef {import("./table.js").Values} Values */

/** @param {any} value @returns {any[]} */
const list = (value) => (Array.isArray(value) ? value : []);

/** @param {Values} one */
function timed(one) {
  /** @type {Values} */
  const rule = {};
  for (const key of ["kind", "timezone", "repeat", "anchor", "title", "days", "weeks"]) if (one[key]) rule[key] = one[key];
  for (const key of ["start", "end"]) if (!isNaN(minutes(one[key] || ""))) rule[key] = minutes(one[key]);
  if (/^[0-9]{1,4}$/.test(one.duration_minutes || "")) rule.duration_minutes = Number(one.duration_minutes);
  if (one.from) rule.starts_on = one.from;
  if (one.until) rule.ends_on = one.until;
  if (one.always_open === "true") rule.always_open = true;
  const exceptions = list(one.exceptions).filter((day) => day.date);
  if (exceptions.length) {
    rule.exceptions = exceptions.map((day) => Object.assign({ date: day.date, note: day.note || "" }, day.start ? { start: minutes(day.start) } : {}));
  }
  return rule;
}

/** The number to tap first. @param {Values} entry @returns {string[]} */
function phone(entry) {
  const phones = list(entry.contact && entry.contact.phones).map((one) => Object.assign({ kind: "main" }, one));
  // As generator/search/entries.py, _phone: the first to call, in the entry's own order.
  for (const kinds of [["main", "intake", "warmline", "crisis"], ["text"], ["videophone"], ["tty"]]) {
    const found = phones.find((one) => kinds.indexOf(one.kind) >= 0);
    if (found) return [found.number || "", found.extension || "", kinds.length > 1 ? "" : found.kind, found.text_word || ""];
  }
  return [];
}

/** @param {Values} entry @returns {any} */
function checked(entry) {
  const { verified, feed, sources } = entry.provenance || {};
  if (verified && verified.date) return verified.date;
  if (feed) return ["feed", feed.as_of];
  const read = list(sources).map((one) => one.retrieved).filter(Boolean).sort();
  return read.length ? ["", read[read.length - 1]] : "";
}

/** @param {Table} table @param {string} name @param {string} language */
function labels(table, name, language) {
  return Object.fromEntries((table.lists[name] || []).map(([key, words]) => [key, { [language]: words, en: words }]));
}

/**
 * @param {Values} entry as `finished` gives it
 * @param {string} ref "ky/name-of-the-file"
 * @param {Table} table
 * @param {{ site: string, language: string, now: number, words: Record<string, string> }} page
 * @returns {HTMLElement}
 */
export function previewOf(entry, ref, table, { site, language, now, words }) {
  const place = entry.location || {};
  /** @type {string[]} */
  const formats = /** @type {any} */ ([]).concat(entry.formats || [], ...list(entry.schedule).map((one) => one.formats || []));
  const card = [
    entry.name,
    entry.subtype || entry.type || "",
    ["public", "city_only"].indexOf(place.visibility) >= 0 ? place.city || "" : "",
    phone(entry),
    list(entry.schedule).map(timed),
    (entry.payment && entry.payment.cost) || "",
    Array.from(new Set(formats)),
    checked(entry),
    [["temporarily_closed", "seasonal"].indexOf(entry.status) >= 0 ? entry.status : "", entry.alert || ""],
    /** @type {any} */ ([]).concat(entry.exclusive_to || []),
  ];
  const kinds = Object.assign({}, labels(table, "types", language), labels(table, "subtypes", language));
  const setting = {
    say: speaker(words),
    language,
    labels: {
      kind: kinds,
      cost: labels(table, "costs", language),
      format: labels(table, "formats", language),
      status: labels(table, "statuses", language),
      only: labels(table, "populations", language),
    },
    zones: {},
    site,
    browse: () => site,
    now,
    times: /** @type {any} */ ({ isSoon, when }),
    medicine: false,
  };
  const made = cardElement(readCard(ref, card), NaN, setting);
  // It is a picture of a listing: nothing in it leads anywhere yet.
  for (const press of made.querySelectorAll("button")) press.remove();
  for (const link of made.querySelectorAll("a")) {
    const plain = document.createElement("span");
    plain.className = link.className;
    plain.append(...link.childNodes);
    link.replaceWith(plain);
  }
  return made;
}
