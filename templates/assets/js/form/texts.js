// @ts-check
// Every free text and every link of what was filled in, with its path: what rules over words go through.
// The same as generator/content/rules/texts.py.

import { isFilled } from "./table.js";

/** @typedef {import("./table.js").Values} Values */

const TEXTS = [
  "name", "organization", "status_note", "alert", "summary", "description",
  "contact.phones.*.label", "contact.phones.*.hours", "contact.ask_for",
  "location.name", "location.directions", "location.transit",
  "access.documents", "access.eligibility", "access.caller_limits", "payment.note",
  "schedule.*.title", "schedule.*.join.note", "schedule.*.exceptions.*.note",
  "privacy.confidentiality", "privacy.records_kept",
  "translations.*.name", "translations.*.summary", "translations.*.description", "translations.*.directions", "translations.*.access",
];

const LINKS = [
  "contact.website", "contact.form", "access.availability_url", "schedule.*.join.url", "housing.vacancies_url",
  "training.next_dates_url", "licenses.*.url", "accreditation.*.url", "affiliations.*.url", "provenance.sources.*.url",
];

/** @param {any} here @param {string[]} parts @param {string} path @returns {[string, string][]} */
function along(here, parts, path) {
  if (!parts.length) return typeof here === "string" && here ? [[path, here]] : [];
  if (here === null || typeof here !== "object") return [];
  const keys = parts[0] === "*" ? Object.keys(here) : [parts[0]];
  return [].concat(.../** @type {any} */ (keys.filter((key) => isFilled(here[key])).map((key) => along(here[key], parts.slice(1), path ? path + "." + key : key))));
}

/** @param {Values} values @param {string[]} paths @returns {[string, string][]} */
const all = (values, paths) => [].concat(.../** @type {any} */ (paths.map((path) => along(values, path.split("."), ""))));

/** @param {Values} values @returns {[string, string][]} path and text */
export const texts = (values) => all(values, TEXTS);

/** @param {Values} values @returns {[string, string][]} path and address */
export const links = (values) => all(values, LINKS);
