// @ts-check
// What was filled in, as the text of an entry's file: keys in the table's order, every free text in double quotes, so that
// nothing in it can become YAML. The same shape as generator/content/writer.py gives.

/** @typedef {import("./table.js").Field} Field */
/** @typedef {import("./table.js").Values} Values */

const PLAIN_KINDS = ["integer", "number", "boolean", "date", "choice"];
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9_.:-]*$/;
const WORDS = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
const WIDTH = 100;
// Blanks at a line's end and characters a block of text would not give back.
const NOT_IN_BLOCK = /^[ \n]|[ \n]$| $|[\t\r\u0085]/m;

/** @type {Record<string, string>} */
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u0085": "\\N" };

/** @param {string} text @returns {string} one line, in double quotes */
export function quoted(text) {
  // Controls cannot stand in a file at all; half of a surrogate pair cannot be written in UTF-8.
  const whole = text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(^|[^\ud800-\udbff])[\udc00-\udfff]/g, (_half, before) => (before || "") + "\ufffd");
  const safe = whole.replace(/[\\"\n\r\t\u0085]/g, (sign) => ESCAPES[sign]);
  return '"' + safe.replace(/[\0-\x1f\x7f-\x9f]/g, (sign) => "\\x" + ("0" + sign.charCodeAt(0).toString(16)).slice(-2)) + '"';
}

/** @param {Field} field @param {string} text */
function scalar(field, text) {
  if (PLAIN_KINDS.indexOf(field.kind) < 0 || !PLAIN.test(text)) return quoted(text);
  if (field.kind === "choice" && (/^[\d.]/.test(text) || WORDS.indexOf(text.toLowerCase()) >= 0)) return quoted(text);
  return text;
}

/** @param {Field} field @param {any} value @param {string} indent @returns {string[]} */
function lines(field, value, indent) {
  const key = indent + field.key + ":";
  const inner = field.fields || [];
  if (field.kind === "records_by_language") {
    const out = [key];
    for (const language of Object.keys(value)) out.push(indent + "  " + language + ":", ...record(inner, value[language], indent + "    "));
    return out;
  }
  if (field.kind === "record" && field.many) {
    const out = [key];
    for (const one of value) {
      const rows = record(inner, one, indent + "    ");
      out.push(indent + "  - " + rows[0].trim(), ...rows.slice(1));
    }
    return out;
  }
  if (field.kind === "record") return [key, ...record(inner, value, indent + "  ")];
  if (field.many) {
    const all = value.map((/** @type {string} */ one) => scalar(field, one));
    const flow = key + " [" + all.join(", ") + "]";
    return flow.length <= WIDTH ? [flow] : [key, ...all.map((/** @type {string} */ one) => indent + "  - " + one)];
  }
  if (field.kind === "paragraphs" && value.indexOf("\n") >= 0 && !NOT_IN_BLOCK.test(value) && !/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]/.test(value)) {
    return [key + " |", ...value.split("\n").map((/** @type {string} */ line) => (line ? indent + "  " + line : ""))];
  }
  return [key + " " + scalar(field, value)];
}

/** @param {Field[]} fields @param {Values} values @param {string} indent @returns {string[]} */
function record(fields, values, indent) {
  /** @type {string[]} */
  const out = [];
  for (const field of fields) if (values[field.key] !== undefined) out.push(...lines(field, values[field.key], indent));
  return out;
}

/** @param {Field[]} fields @param {Values} values as `cleaned` gives them @returns {string} the whole file */
export function entryText(fields, values) {
  return record(fields, values, "").join("\n") + "\n";
}
