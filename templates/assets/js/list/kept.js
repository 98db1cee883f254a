// @ts-check
// A list kept on this phone: only once somebody asked for it. The quick exit and "Remove it from this phone" take it away.

import { readList, writeList } from "./address.js";

/** @typedef {import("./address.js").List} List */

/** The path of the site's root: every script stands in assets/js/ below it, joined with others or not. */
export const ROOT = new URL(import.meta.url.replace(/assets\/js\/.*$/, ""), location.href).pathname;

/** Each site of one origin has its own. */
export const KEY = ROOT + "list";

/** @returns {List | null} */
export function keptList() {
  try {
    const text = localStorage.getItem(KEY);
    return text === null ? null : readList(text);
  } catch (_) {
    return null;
  }
}

/** @param {List} list @returns {boolean} whether the browser let us */
export function keepList(list) {
  try {
    localStorage.setItem(KEY, writeList(list));
    return true;
  } catch (_) {
    return false;
  }
}

export function forgetList() {
  try {
    localStorage.removeItem(KEY);
  } catch (_) {
    // A browser that lets us store nothing has nothing to forget.
  }
}
