// @ts-check
// Everything that is wrong with what was filled in, as `check` would say it: the table first, then the rules.

import { RULES } from "./rules.js";
import { termOf } from "./table.js";
import { refusal } from "./values.js";

/** @typedef {import("./table.js").Field} Field */
/** @typedef {import("./table.js").Values} Values */
/** @typedef {import("./rules.js").Problem} Problem */
/** @typedef {import("./rules.js").Setting} Setting */

const MAX_SLUG = 80;

/**
 * @param {Values} values as `cleaned` gives them
 * @param {Setting} setting
 * @returns {Problem[]}
 */
export function check(values, setting) {
  /** @type {Problem[]} */
  const found = [];
  records(setting.table.fields, values, "", setting, found);
  byType(values, setting, found);
  fileName(setting, found);
  // What a rule would say of a field in which something is wrong already follows from that.
  const broken = found.map(({ at }) => at.split(".")[0]);
  for (const rule of RULES) found.push(...rule(values, setting).filter(({ at }) => broken.indexOf(at.split(".")[0]) < 0));
  return found;
}

/** @param {Field[]} fields @param {Values} values @param {string} before @param {Setting} setting @param {Problem[]} found */
function records(fields, values, before, setting, found) {
  for (const field of fields) {
    const at = before + field.key;
    const value = values[field.key];
    if (value === undefined) {
      if (field.required) found.push({ code: "FIELD-MISSING", at, key: "missing" });
    } else if (field.kind === "record" && field.many) {
      value.forEach((/** @type {Values} */ one, /** @type {number} */ n) => records(field.fields || [], one, at + "." + n + ".", setting, found));
    } else if (field.kind === "record") records(field.fields || [], value, at + ".", setting, found);
    else if (field.kind === "records_by_language") {
      for (const language of Object.keys(value)) records(field.fields || [], value[language], at + "." + language + ".", setting, found);
    } else if (field.many) {
      value.forEach((/** @type {string} */ one) => scalar(field, one, at, setting, found));
      if (new Set(value).size < value.length) found.push({ code: "FIELD-TWICE", at, key: "twice" });
    } else scalar(field, value, at, setting, found);
  }
}

/** @param {Field} field @param {string} text @param {string} at @param {Setting} setting @param {Problem[]} found */
function scalar(field, text, at, { table }, found) {
  if (field.kind === "choice") {
    if (!termOf(table, field.list || "", text)) found.push({ code: "CHOICE-UNKNOWN", at, key: "unknown", words: { text } });
    return;
  }
  const refused = refusal(field, text);
  if (refused) found.push(Object.assign({ at }, refused));
}

/** @param {Values} values @param {Setting} setting @param {Problem[]} found */
function byType(values, { table }, found) {
  if (!values.type || !termOf(table, "types", values.type)) return;
  for (const field of table.fields) {
    if (field.types && field.types.indexOf(values.type) < 0 && values[field.key] !== undefined) found.push({ code: "FIELD-TYPE", at: field.key, key: "wrongType" });
  }
  const subtype = values.subtype && termOf(table, "subtypes", values.subtype);
  if (subtype && subtype[3] !== values.type) found.push({ code: "FIELD-TYPE", at: "subtype", key: "wrongType" });
}

/** @param {Setting} setting @param {Problem[]} found */
function fileName({ table, state, slug }, found) {
  if (state !== "us" && !table.states.some((one) => one[0] === state)) found.push({ code: "FILE-FOLDER", at: "@state", key: "noFolder" });
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug) || slug.length > MAX_SLUG) found.push({ code: "FILE-NAME", at: "@slug", key: "fileName" });
}

/** A name for the file. @param {string} name @returns {string} "" where nothing of the name can stand in an address */
export function slugOf(name) {
  const plain = name.normalize("NFD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase();
  return plain.replace(/&/g, " and ").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "");
}
