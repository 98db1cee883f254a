// @ts-check
// The table of fields as the page gets it (generator/content/form_data.py writes it), and ways through it.

import { canonicalPhone } from "./values.js";

/**
 * @typedef {{ key: string, kind: string, help: string, many?: boolean, required?: boolean, list?: string, fields?: Field[],
 *   most?: number, low?: number, high?: number, example?: string, types?: string[] }} Field
 */
/** @typedef {[string, string, string[] | string, string[]]} State key, name, code, time zones */
/**
 * @typedef {{ version: number, fields: Field[], lists: Record<string, string[][]>, states: any[][], reserved: string[], crisis: string[],
 *   words: Record<string, string[]>, hosts: Record<string, string[]>, names: string }} Table
 */
/** What somebody filled in: texts as typed, lists, groups of fields. @typedef {{ [key: string]: any }} Values */

/** @param {Table} table @param {string} path "contact.phones.0.number"; numbers and languages are passed over @returns {Field | null} */
export function fieldAt(table, path) {
  let fields = table.fields;
  /** @type {Field | null} */
  let found = null;
  for (const part of path.split(".")) {
    const next = fields.find((field) => field.key === part);
    if (next) {
      found = next;
      fields = next.fields || [];
    } else if (!/^\d+$/.test(part) && !(found && found.kind === "records_by_language" && /^[a-z]{2,3}$/.test(part))) {
      return null;
    }
  }
  return found;
}

/** @param {Values} values @param {string} path @returns {any} undefined where nothing is */
export function valueAt(values, path) {
  /** @type {any} */
  let here = values;
  for (const part of path.split(".")) {
    if (here === undefined || here === null || typeof here !== "object" || !Object.prototype.hasOwnProperty.call(here, part)) return undefined;
    here = here[part];
  }
  return here;
}

/** @param {Values} values @param {string} path @param {any} value undefined takes it away */
export function setValue(values, path, value) {
  const parts = path.split(".");
  const last = /** @type {string} */ (parts.pop());
  /** @type {any} */
  let here = values;
  parts.forEach((part, n) => {
    if (here[part] === undefined) here[part] = /^\d+$/.test(parts[n + 1] === undefined ? last : parts[n + 1]) ? [] : {};
    here = here[part];
  });
  if (value === undefined) delete here[last];
  else here[last] = value;
}

/** @param {Table} table @param {string} list @param {string} key @returns {string[] | undefined} */
export function termOf(table, list, key) {
  return (table.lists[list] || []).find((term) => term[0] === key);
}

/** Whether anything is filled in, however deep. @param {any} value @returns {boolean} */
export function isFilled(value) {
  if (value === undefined || value === null || value === "") return false;
  if (Array.isArray(value)) return value.some(isFilled);
  if (typeof value === "object") return Object.keys(value).some((key) => isFilled(value[key]));
  return true;
}

/**
 * The values without blanks around them and without what is empty, in the table's order; keys that the table has not are left out.
 * @param {Field[]} fields
 * @param {Values} values
 * @returns {Values}
 */
export function cleaned(fields, values) {
  /** @type {Values} */
  const out = {};
  for (const field of fields) {
    const value = values[field.key];
    if (!isFilled(value)) continue;
    if (field.kind === "record" && field.many) out[field.key] = value.filter(isFilled).map((/** @type {Values} */ one) => cleaned(field.fields || [], one));
    else if (field.kind === "record") out[field.key] = cleaned(field.fields || [], value);
    else if (field.kind === "records_by_language") {
      out[field.key] = {};
      for (const language of Object.keys(value).sort()) {
        if (isFilled(value[language])) out[field.key][language] = cleaned(field.fields || [], value[language]);
      }
    } else if (field.many) out[field.key] = value.map((/** @type {any} */ one) => tidy(field, one)).filter(Boolean);
    else out[field.key] = tidy(field, value);
    if (!isFilled(out[field.key])) delete out[field.key];
  }
  return out;
}

/** @param {Field} field @param {any} text */
function tidy(field, text) {
  const plain = String(text).replace(/\r\n?/g, "\n").replace(/\t/g, " ");
  if (field.kind === "phone") return canonicalPhone(plain) || plain.trim();
  return field.kind === "paragraphs" ? plain.split("\n").map((line) => line.replace(/\s+$/, "")).join("\n").trim() : plain.trim();
}
