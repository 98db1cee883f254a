// @ts-check
// The rules that `check` holds an entry against, so that the form says it first. Each has the code of its rule in
// generator/content/rules, where it is explained and sourced; tests hold the verdicts of the two together.

import { honest, people, wording } from "./rules-people.js";
import { links, texts } from "./texts.js";
import { minutes } from "./values.js";

/** @typedef {import("./table.js").Values} Values */
/** @typedef {import("./table.js").Table} Table */
/** @typedef {import("./messages.js").Key} Key */
/**
 * state: the folder the file goes to ("ky", "us"). slug: its name. today: "2026-11-03". secrets: what was typed of an address
 * before it was hidden. fictional: invented numbers are allowed (tests).
 * @typedef {{ table: Table, state: string, slug: string, today: string, secrets?: string[], fictional?: boolean }} Setting
 */
/** @typedef {{ code: string, at: string, key: Key, words?: Record<string, string | number>, mended?: string, also?: Record<string, string> }} Problem */
/** @typedef {(values: Values, setting: Setting) => Problem[]} Rule */

const KINDS_OF_STREET =
  "street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|place|pl|way|highway|hwy|parkway|pkwy|terrace|circle|calle|avenida|carretera";
const STREET = new RegExp("\\b\\d{1,6}\\s+(?:[nsew]\\.?\\s+)?(?:[\\w.'\\u00c0-\\u024f-]+\\s+){1,4}(?:" + KINDS_OF_STREET + ")\\b", "i");
const ZIP4 = /\b\d{5}-\d{4}\b/;
const COORDINATES = /-?\d{1,3}\.\d{3,}\s*,\s*-?\d{1,3}\.\d{3,}/;
const MAP_LINK = /(?:maps\.|\/maps|goo\.gl\/maps|waze\.com|openstreetmap\.org|what3words)/i;
const SHELTER = /\b(?:safe[ -]?house|women'?s shelter|domestic violence shelter|battered|refugio|casa segura|shelter for (?:women|survivors))\b/i;
const FICTION = /555-?01[0-9][0-9]$/;
const EXAMPLE_HOST = /(?:^|[/@.])(?:example\.(?:org|com|net)|[\w-]+\.(?:test|invalid|example|localhost))(?:[:/?#]|$)/i;

/** @param {any} value @returns {any[]} */
const list = (value) => (Array.isArray(value) ? value : []);
/** @param {any} value @returns {Values} */
const group = (value) => (value && typeof value === "object" ? value : {});
/** @param {Values} values */
const hidden = (values) => values.location !== undefined && group(values.location).visibility !== "public";

/** @type {Rule} */
function reach(values) {
  const { contact, location } = values;
  const { phones, email, website, form } = group(contact);
  const joins = list(values.schedule).some((one) => group(one.join).url || group(one.join).phone);
  const visits = group(location).visibility === "public" && group(location).street && list(values.schedule).length;
  return list(phones).length || email || website || form || joins || visits ? [] : [{ code: "ENTRY-REACH", at: "contact", key: "noReach" }];
}

/** @type {Rule} */
function area(values, { state }) {
  const place = group(values.location).state;
  const served = list(group(values.service_area).states);
  if (state === "us") return values.service_area ? [] : [{ code: "ENTRY-AREA", at: "service_area", key: "noScope" }];
  if (place && place.toLowerCase() !== state) return [{ code: "ENTRY-AREA", at: "location.state", key: "otherState", words: { state: place, folder: state } }];
  if (!place && served.indexOf(state.toUpperCase()) < 0) return [{ code: "ENTRY-AREA", at: "location", key: "noState" }];
  return [];
}

/** @type {Rule} */
function kindsOfEntry(values, { table, slug }) {
  /** @type {Problem[]} */
  const found = [];
  if (values.fellowship && values.type !== "support_group") found.push({ code: "ENTRY-FELLOWSHIP", at: "fellowship", key: "fellowship" });
  list(group(values.contact).phones).forEach((phone, n) => {
    if (phone.kind === "crisis" && table.crisis.indexOf(phone.number) < 0) {
      found.push({ code: "ENTRY-CRISIS", at: "contact.phones." + n + ".kind", key: "notCrisis", words: { number: phone.number || "" } });
    }
  });
  if (table.reserved.indexOf(slug) >= 0) found.push({ code: "ENTRY-RESERVED", at: "@slug", key: "reserved", words: { slug } });
  return found;
}

/** @type {Rule} */
function invented(values, { fictional }) {
  if (fictional) return [];
  /** @type {Problem[]} */
  const found = [];
  const note = (/** @type {string} */ at) => found.push({ code: "ENTRY-INVENTED", at, key: "invented" });
  list(group(values.contact).phones).forEach((phone, n) => FICTION.test(phone.number || "") && note("contact.phones." + n + ".number"));
  list(values.schedule).forEach((one, n) => FICTION.test(group(one.join).phone || "") && note("schedule." + n + ".join.phone"));
  if (EXAMPLE_HOST.test(group(values.contact).email || "")) note("contact.email");
  links(values).forEach(([at, url]) => EXAMPLE_HOST.test(url) && note(at));
  texts(values).forEach(([at, text]) => /\b555-01\d\d\b/.test(text) && note(at));
  return found;
}

/** @type {Rule} */
function addresses(values, { secrets = [] }) {
  const place = group(values.location);
  /** @type {Problem[]} */
  const found = [];
  if (hidden(values)) {
    for (const at of ["street", "unit", "zip", "lat", "lon"]) {
      if (place[at]) found.push({ code: "ADDRESS-HIDDEN", at: "location." + at, key: "hiddenWritten" });
    }
    const told = secrets.map((one) => one.trim().toLowerCase()).filter((one) => one.length > 4);
    for (const [at, text] of texts(values)) {
      const said = text.toLowerCase();
      if (STREET.test(text) || ZIP4.test(text) || COORDINATES.test(text) || told.some((one) => said.indexOf(one) >= 0)) {
        found.push({ code: "ADDRESS-TEXT", at, key: "addressInText" });
      }
    }
    for (const [at, url] of links(values)) if (MAP_LINK.test(url)) found.push({ code: "ADDRESS-TEXT", at, key: "mapLink" });
  }
  if (place.visibility === "public") {
    if (SHELTER.test((values.name || "") + " " + (values.organization || ""))) found.push({ code: "ADDRESS-SHELTER", at: "location.visibility", key: "shelter" });
    const consent = group(group(values.provenance).consent);
    if (values.subtype === "recovery_residence" && !(consent.listing === "true" && consent.from)) {
      found.push({ code: "ADDRESS-HOME", at: "location.visibility", key: "home" });
    }
  }
  return found;
}

/** @type {Rule} */
function dates(values, { today }) {
  const { sources, verified, feed, consent } = group(values.provenance);
  /** @type {Problem[]} */
  const found = [];
  if (values.provenance && !list(sources).length && !feed) found.push({ code: "SOURCE-MISSING", at: "provenance.sources", key: "noSource" });
  list(sources).forEach((one, n) => {
    if (one.kind === "website" && !one.url) found.push({ code: "SOURCE-MISSING", at: "provenance.sources." + n + ".url", key: "noSourceUrl" });
    if (!one.retrieved && !feed && !verified) found.push({ code: "SOURCE-DATE", at: "provenance.sources." + n + ".retrieved", key: "noSourceDay" });
  });
  /** @type {[string, any][]} */
  const dated = list(sources).map((one, n) => ["provenance.sources." + n + ".retrieved", one.retrieved]);
  dated.push(["provenance.verified.date", group(verified).date], ["provenance.feed.as_of", group(feed).as_of], ["provenance.consent.date", group(consent).date]);
  for (const [at, day] of dated) if (day && day > today) found.push({ code: "DATE-FUTURE", at, key: "future", words: { date: day } });
  const read = list(sources).map((one) => one.retrieved).filter(Boolean).sort()[0];
  if (verified && read && verified.date < read) found.push({ code: "DATE-ORDER", at: "provenance.verified.date", key: "checkedBefore", words: { date: read } });
  const { min, max } = group(values.ages);
  if (min !== undefined && max !== undefined && Number(min) > Number(max)) found.push({ code: "AGES-ORDER", at: "ages.min", key: "ages", words: { low: min, high: max } });
  return found;
}

/** @param {string} name */
function isZone(name) {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return name.indexOf("/") > 0;
  } catch (_) {
    return false;
  }
}

/** @type {Rule} */
function schedules(values) {
  /** @type {Problem[]} */
  const found = [];
  list(values.schedule).forEach((one, n) => {
    const note = (/** @type {string} */ at, /** @type {Key} */ key, words = {}) =>
      found.push({ code: "SCHEDULE-PARTS", at: "schedule." + n + (at && "." + at), key, words });
    const repeat = one.repeat || "weekly";
    if (one.always_open === "true") {
      if (list(one.days).length || one.start) note("always_open", "alwaysAndTimes");
    } else {
      if (repeat !== "once" && !list(one.days).length) note("days", "noDays");
      if (!one.start) note("start", "noStart");
      if (one.end && one.duration_minutes) note("duration_minutes", "endTwice");
      if (minutes(one.start || "") === 1440) note("start", "startsAtEnd");
      if (repeat === "monthly" && !list(one.weeks).length) note("weeks", "noWeeks");
      if (repeat !== "monthly" && list(one.weeks).length) note("weeks", "weeksNotMonthly");
      if (repeat === "biweekly" && !one.anchor) note("anchor", "noAnchor");
      if (repeat === "once" && !one.from) note("from", "noDate");
      if (one.from && one.until && one.until < one.from) note("until", "endsBefore");
    }
    if (!one.timezone && one.always_open !== "true") note("timezone", "noZone");
    else if (one.timezone && !isZone(one.timezone)) note("timezone", "notZone", { text: one.timezone });
  });
  return found;
}

/** @type {Rule[]} */
export const RULES = [reach, area, kindsOfEntry, invented, addresses, dates, schedules, honest, people, wording];
