// @ts-check
// A list kept on this phone: only once somebody asked for it. The quick exit and "Remove it from this phone" take it away.

import { readList, writeList } from "./address.js";
import { KEY } from "./forget.js";

/** @typedef {import("./address.js").List} List */

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
