// @ts-check
// A list in the address, behind the "#": a browser never sends that part to a server. "#i=ky/riverbend,mi/lakeshore&n2=ask for Jo&t=For Sam":
// the ids in order, notes by place in the list (from 1), a name. Other keys behind the "#" (a search's, "#monday") live beside these.

/** @typedef {{ id: string, note: string }} Item */
/** @typedef {{ items: Item[], name: string }} List */

export const MOST = 200;
export const LONGEST_NOTE = 200;
export const LONGEST_NAME = 60;

const ID = /^[a-z]{2}\/[a-z0-9][a-z0-9-]{0,120}$/;
const OURS = /^(?:i|t|n\d{1,3})=/;

/** @param {string} id @returns {boolean} */
export function isId(id) {
  return ID.test(id);
}

/** @returns {List} */
export function emptyList() {
  return { items: [], name: "" };
}

/** @param {string} hash with or without "#" @returns {string[]} */
function parts(hash) {
  return hash.replace(/^#/, "").split("&").filter(Boolean);
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch (_) {
    return "";
  }
}

/** One line of plain text, at most so long. @param {string} text @param {number} most */
export function tidy(text, most) {
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, " ").slice(0, most).trim();
}

/** @param {string} hash @returns {List} what is not understood, or stands there twice, is left out */
export function readList(hash) {
  const list = emptyList();
  /** @type {Map<string, string>} */
  const given = new Map();
  for (const part of parts(hash)) {
    const at = part.indexOf("=");
    if (OURS.test(part) && !given.has(part.slice(0, at))) given.set(part.slice(0, at), decoded(part.slice(at + 1)));
  }
  const seen = new Set();
  (given.get("i") || "").split(",").slice(0, 10 * MOST).forEach((id, place) => {
    if (!isId(id) || seen.has(id) || list.items.length === MOST) return;
    seen.add(id);
    list.items.push({ id, note: tidy(given.get("n" + (place + 1)) || "", LONGEST_NOTE) });
  });
  list.name = tidy(given.get("t") || "", LONGEST_NAME);
  return list;
}

/** @param {List} list @returns {string} without "#"; "" for an empty list */
export function writeList(list) {
  if (!list.items.length) return "";
  const made = ["i=" + list.items.map(({ id }) => id).join(",")];
  list.items.forEach(({ note }, place) => note && made.push("n" + (place + 1) + "=" + encodeURIComponent(note)));
  if (list.name) made.push("t=" + encodeURIComponent(list.name));
  return made.join("&");
}

/** What stands behind the "#" besides a list. @param {string} hash */
export function besides(hash) {
  return parts(hash).filter((part) => !OURS.test(part)).join("&");
}

/** A "#" with a list: whatever else stood there stays. @param {string} hash @param {List} list @returns {string} "" or "#…" */
export function withList(hash, list) {
  const made = [besides(hash), writeList(list)].filter(Boolean).join("&");
  return made && "#" + made;
}

/** The same without notes. @param {List} list @returns {List} */
export function bare(list) {
  return { items: list.items.map(({ id }) => ({ id, note: "" })), name: list.name };
}

/** The id of the entry that a link leads to; "" if it leads elsewhere. @param {string} path */
export function idOf(path) {
  const found = /\/([a-z]{2}\/[a-z0-9-]+)\/(?:index\.html)?$/.exec(path);
  return found && isId(found[1]) ? found[1] : "";
}
