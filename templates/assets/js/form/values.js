// @ts-check
// What each kind of field accepts, and what is said when it does not: the same as generator/content/values.py, which sources it.

/** @typedef {import("./table.js").Field} Field */
/** code and the key of a sentence of messages.js; `mended` is the right text where that is certain, `also` what else was written there, by the name of its own field. */
/** @typedef {{ code: string, key: import("./messages.js").Key, words?: Record<string, string | number>, mended?: string, also?: Record<string, string> }} Refusal */

const HTML = /<[a-zA-Z/!]|&(?:[a-z]{2,8}|#[0-9]{2,6}|#x[0-9a-f]{2,5});/i;
// Tags that hold no words of their own: what stands between < and > may else be an address that would be lost.
const TAG = /<\/?(?:b|i|u|s|p|br|div|span|em|strong|small|big|font|center|ul|ol|li|h[1-6]|hr)\b[^<>]*>/gi;
// Controls, invisible characters, and those that change the direction of what people read: as in generator/content/reader.py.
const HIDDEN = /[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;
const EMAIL = /^[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}$/;
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}$/;
const ID = /^[a-z]{2}\/[a-z0-9]+(?:-[a-z0-9]+)*$/;
const SHORT_NUMBER = /^(?:211|311|411|511|711|811|911|988|[0-9]{5,6})$/;
const KEYS = "22233344455566677778889999";

/** @param {string} text */
const length = (text) => Array.from(text).length;

/** @param {Field} field @param {string} text @returns {Refusal | null} */
function words(field, text) {
  if (field.kind === "text" && /\n/.test(text.replace(/^\n+|\n+$/g, ""))) {
    return { code: "VALUE-TEXT", key: "textLine", mended: text.split(/\s+/).filter(Boolean).join(" ") };
  }
  const plain = text.trim();
  if (HTML.test(plain)) {
    const bare = plain.replace(TAG, " ").split(/\s+/).filter(Boolean).join(" ");
    return { code: "VALUE-HTML", key: "html", mended: field.kind === "text" && !HTML.test(bare) ? bare : "" };
  }
  if (field.most && length(plain) > field.most) return { code: "VALUE-LONG", key: "long", words: { letters: length(plain), most: field.most } };
  return null;
}

/** @param {Field} field @param {string} text @returns {Refusal | null} */
function number(field, text) {
  const whole = field.kind === "integer";
  if (!(whole ? /^-?[0-9]{1,9}$/ : /^-?[0-9]{1,9}(\.[0-9]{1,12})?$/).test(text)) {
    return { code: "VALUE-NUMBER", key: whole ? "notWhole" : "notNumber", words: { text } };
  }
  if (field.low !== undefined && field.high !== undefined && (Number(text) < field.low || Number(text) > field.high)) {
    return { code: "VALUE-NUMBER", key: "outside", words: { text: Number(text), low: field.low, high: field.high } };
  }
  return null;
}

/** @param {number} year @param {number} month @param {number} day */
function dateText(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const real = year > 0 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? ("000" + year).slice(-4) + "-" + ("0" + month).slice(-2) + "-" + ("0" + day).slice(-2) : "";
}

/** @param {string} text @returns {Refusal | null} */
function date(text) {
  const parts = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (parts) return dateText(Number(parts[1]), Number(parts[2]), Number(parts[3])) ? null : { code: "VALUE-DATE", key: "noDay", words: { text } };
  let mended = "";
  const slashed = /^([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})$/.exec(text);
  // Both readings valid means that nobody can know which was meant.
  if (slashed && (Number(slashed[2]) > 12 || slashed[1] === slashed[2])) mended = dateText(Number(slashed[3]), Number(slashed[1]), Number(slashed[2]));
  return { code: "VALUE-DATE", key: "notDate", words: { text }, mended };
}

/** @param {string} text @returns {number} minutes after midnight, NaN for no time */
export function minutes(text) {
  const parts = /^([01][0-9]|2[0-4]):([0-5][0-9])$/.exec(text);
  const found = parts ? Number(parts[1]) * 60 + Number(parts[2]) : NaN;
  return found <= 1440 ? found : NaN;
}

/** @param {string} text @returns {Refusal | null} */
function time(text) {
  if (!isNaN(minutes(text))) return null;
  let mended = "";
  const loose = /^([0-9]{1,2})(?:[:.]([0-9]{2}))?(?::00)?\s*([ap])?\.?m?\.?$/i.exec(text.trim());
  if (loose) {
    const half = (loose[3] || "").toLowerCase();
    let hour = Number(loose[1]);
    if (half && hour >= 1 && hour <= 12) hour = (hour % 12) + (half === "p" ? 12 : 0);
    // 6:30 may be morning or evening; two digits of an hour are 24-hour time.
    if ((half || (loose[1].length === 2 && loose[2])) && hour <= 23 && Number(loose[2] || 0) <= 59) mended = ("0" + hour).slice(-2) + ":" + (loose[2] || "00");
  }
  return { code: "VALUE-TIME", key: "notTime", words: { text }, mended };
}

/** As generator/directory/phones.py has it, without the library that reads stranger ways of writing. @param {string} given @returns {string} "" for no number */
export function canonicalPhone(given) {
  const text = given.trim();
  if (SHORT_NUMBER.test(text)) return text;
  // A letter or two between digits is a slip (an O for a zero), which must not be dialled as the keypad has it.
  if (text.length > 30 || (/^\+/.test(text) && !/^\+ ?1/.test(text)) || /(^|[^A-Za-z])[A-Za-z]{1,2}(?![A-Za-z])/.test(text)) return "";
  const dialled = text.replace(/[a-z]/gi, (letter) => KEYS[letter.toLowerCase().charCodeAt(0) - 97]).replace(/[^0-9]/g, "");
  const parts = /^[01]?([2-9][0-9]{2})([2-9][0-9]{2})([0-9]{4})$/.exec(dialled);
  return parts ? parts[1] + "-" + parts[2] + "-" + parts[3] : "";
}

/** @param {string} text @returns {Refusal | null} */
function phone(text) {
  if (canonicalPhone(text)) return null;
  const parts = /^(.*?)[\s,;(]*(?:extension|ext|ex|option|opt|x)[\s.:,#-]*([0-9]{1,6})[\s)]*$/i.exec(text);
  const alone = parts ? canonicalPhone(parts[1]) : "";
  if (alone) return { code: "VALUE-PHONE", key: "extensionWithin", words: { text }, mended: alone, also: { extension: parts ? parts[2] : "" } };
  // Which digit was meant only the source can tell.
  if (canonicalPhone(text.replace(/[oil]/gi, "0"))) return { code: "VALUE-PHONE", key: "letterWithin", words: { text } };
  return { code: "VALUE-PHONE", key: "notPhone", words: { text } };
}

/** @param {string} text */
function isWebAddress(text) {
  if (length(text) > 600 || /[\s<>"'`{}|\\^]/.test(text)) return false;
  const parts = /^(https?):\/\/([^/?#]*)/i.exec(text);
  if (!parts || parts[2].indexOf("@") >= 0) return false;
  const host = /^([^:]*)(?::([0-9]*))?$/.exec(parts[2]);
  return host !== null && ["", "80", "443"].indexOf(host[2] || "") >= 0 && HOST.test(host[1].toLowerCase());
}

/** @param {string} text @returns {Refusal | null} */
function zip(text) {
  if (/^[0-9]{5}$/.test(text)) return null;
  const mended = /^[0-9]{5}-[0-9]{4}$/.test(text) ? text.slice(0, 5) : ""; // a zero may be lost, or another digit
  return { code: "VALUE-ZIP", key: text.length < 5 ? "shortZip" : "notZip", words: { text }, mended };
}

/** @param {string} text @returns {Refusal | null} */
function yesOrNo(text) {
  if (text === "true" || text === "false") return null;
  const said = text.toLowerCase();
  const mended = ["yes", "y", "on", "true"].indexOf(said) >= 0 ? "true" : ["no", "n", "off", "false"].indexOf(said) >= 0 ? "false" : "";
  return { code: "VALUE-BOOLEAN", key: "notBoolean", words: { text }, mended };
}

/** Why a text is no value of a field. @param {Field} field @param {string} text @returns {Refusal | null} */
export function refusal(field, text) {
  if (HIDDEN.test(text)) {
    HIDDEN.lastIndex = 0;
    return { code: "YAML-HIDDEN", key: "hidden", mended: text.replace(HIDDEN, "") };
  }
  switch (field.kind) {
    case "text":
    case "paragraphs":
      return words(field, text);
    case "integer":
    case "number":
      return number(field, text);
    case "boolean":
      return yesOrNo(text);
    case "date":
      return date(text);
    case "time":
      return time(text);
    case "phone":
      return phone(text);
    case "email":
      return EMAIL.test(text) && text.indexOf("..") < 0 ? null : { code: "VALUE-EMAIL", key: "notEmail", words: { text } };
    case "url":
      if (isWebAddress(text)) return null;
      return { code: "VALUE-URL", key: "notUrl", words: { text }, mended: text.indexOf("://") < 0 && isWebAddress("https://" + text) ? "https://" + text : "" };
    case "zip":
      return zip(text);
    case "state":
      return /^[A-Z]{2}$/.test(text) ? null : { code: "VALUE-STATE", key: "notState", words: { text }, mended: /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : "" };
    case "id":
      return ID.test(text) ? null : { code: "VALUE-ID", key: "notId", words: { text } };
    default:
      return null;
  }
}
