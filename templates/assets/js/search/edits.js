// @ts-check
// Terms one edit from a word, from the country's word list: fetched when a word is nowhere.

import { frontCoded } from "./wire.js";

/** @typedef {import("./store.js").Store} Store */

/**
 * Terms of the country's word list that may be one edit from a term. An edit (lunr's: insert, delete, replace, swap two
 * neighbours) leaves the first or the second half of the word as it was, so two ranges of the list hold them all.
 * @param {Store} store
 * @param {string} term
 * @returns {Promise<string[]>}
 */
export async function near(store, term) {
  const half = Math.ceil((term.length + 1) / 2);
  const [starting, ending] = await Promise.all([
    // Swapping the characters on both sides of the middle touches the last one of the first half.
    wordList(store, "forward", term.slice(0, half - 1)),
    wordList(store, "backward", Array.from(term.slice(half)).reverse().join("")),
  ]);
  const both = new Set(starting);
  for (const word of ending) both.add(Array.from(word).reverse().join(""));
  return Array.from(both).filter((word) => oneEdit(word, term));
}

/**
 * @param {Store} store
 * @param {"forward"|"backward"} direction
 * @param {string} prefix
 * @returns {Promise<string[]>}
 */
export async function wordList(store, direction, prefix) {
  const head = await store.get("words.json");
  const cuts = frontCoded(head[direction][0]);
  const files = [];
  for (let i = 0; i < cuts.length; i++) {
    if (cuts[i] > prefix + "\uffff" || (i + 1 < cuts.length && cuts[i + 1] <= prefix)) continue;
    files.push(store.get("words/" + direction[0] + i + ".json", head[direction][1].slice(i * 2, i * 2 + 2)));
  }
  /** @type {string[]} */
  const found = [];
  for (const { t } of await Promise.all(files)) {
    for (const word of frontCoded(t)) if (word.startsWith(prefix)) found.push(word);
  }
  return found;
}

/** @param {string} a @param {string} b @returns {boolean} whether lunr counts at most one edit between them */
function oneEdit(a, b) {
  const shorter = Math.min(a.length, b.length);
  if (Math.max(a.length, b.length) - shorter > 1) return false;
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length < 2 && right.length < 2) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
