// @ts-check
// A step back, to a page as it was before the list grew, must not lose it. The browser keeps an address for each step of this
// tab's history; where it can (the Navigation API), the list as it then was stands beside the address, and goes with it.

import { readList, withList, writeList } from "./address.js";

/** @typedef {import("./address.js").List} List */
/**
 * of: which list it is, since a link may have brought somebody else's. turn: it grows with each change of that list.
 * @typedef {{ of: number, turn: number, list: string }} Step
 */

const tab = /** @type {any} */ (self).navigation;

/** @returns {(Step | undefined)[]} */
const steps = () => (tab && tab.currentEntry ? tab.entries().map((/** @type {any} */ entry) => entry.getState()) : []);

/** @param {(Step | undefined)[]} all @param {Step | undefined} step @returns {Step | undefined} the same list as it was last changed */
function latest(all, step) {
  return all.reduce((found, one) => (one && found && one.of === found.of && one.turn > found.turn ? one : found), step);
}

/** @param {string} text @returns {Step} a list that this tab did not have */
const begun = (text) => ({ of: 1 + Math.max(0, ...steps().map((one) => (one ? one.of : 0))), turn: 1, list: text });

/** @param {Step} step */
function put(step) {
  if (tab) tab.updateCurrentEntry({ state: step });
}

/** Puts a changed list into the address. @param {string} address @param {List} list */
export function writeStep(address, list) {
  const all = steps();
  const last = all.length ? latest(all, all[tab.currentEntry.index]) : undefined;
  const text = writeList(list);
  // This takes away what stands beside the old address.
  history.replaceState(history.state, "", address);
  if (last) put(last.list === text ? last : { of: last.of, turn: last.turn + 1, list: text });
  else if (text) put(begun(text));
}

/**
 * Called when a page is shown: says which list it has, or takes what its list has become since.
 * @param {boolean} back whether a step through the history led here
 * @returns {boolean} whether the address was changed
 */
export function arrive(back) {
  const all = steps();
  if (!all.length) return false;
  const at = tab.currentEntry.index;
  const here = all[at];
  const text = writeList(readList(location.hash));
  if (!back) {
    const before = latest(all, all[at - 1]);
    if (text && !here) put(before && before.list === text ? before : begun(text));
    return false;
  }
  const near = here || all.slice(at + 1).find(Boolean) || all.slice(0, at).reverse().find(Boolean);
  const last = latest(all, near);
  if (!last || (here && here.turn === last.turn) || last.list === text) return false;
  history.replaceState(history.state, "", location.pathname + location.search + withList(location.hash, readList("#" + last.list)));
  put(last);
  return true;
}
