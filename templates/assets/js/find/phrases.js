// @ts-check
// What people say for what the vocabulary calls otherwise: only the lines that a query needs (generator/search/query_files.py).

import { frontCoded } from "../search/wire.js";
import { wordsOf } from "../search/words.js";

/** @typedef {import("../search/store.js").Store} Store */
/** @typedef {import("../search/index.js").SearchIndex} SearchIndex */

export class Phrases {
  /** @param {Store} store @param {any} table phrases.json */
  constructor(store, table) {
    this.store = store;
    /** @type {string} */
    this.edition = table.e;
    this.cuts = frontCoded(table.cuts);
  }

  /** @param {Store} store */
  static async open(store) {
    return new Phrases(store, await store.get("phrases.json"));
  }

  /** @param {string} word @returns {Promise<Record<string, string[]>>} phrases that begin with it, and its neighbors in the alphabet */
  async range(word) {
    let at = this.cuts.length - 1;
    while (at > 0 && this.cuts[at] > word) at--;
    return (await this.store.get("phrases/" + at + ".json", undefined, this.edition)).phrases;
  }

  /**
   * Every phrase that may stand in a text.
   * @param {string} text
   * @param {ReadonlySet<string>} compounds
   * @returns {Promise<Record<string, string[]>>}
   */
  async of(text, compounds) {
    const words = wordsOf(text, compounds);
    /** @type {Record<string, string[]>} */
    const found = Object.create(null);
    for (const range of await Promise.all(words.map((word) => this.range(word)))) Object.assign(found, range);
    return found;
  }

  /**
   * The single word of the table that a word is a misspelling of: "suboxin" is "suboxone".
   * @param {string} word in normal form
   * @param {SearchIndex} index for its stemmer
   * @returns {Promise<string>} "" if there is none
   */
  async corrected(word, index) {
    if (word.length < 4) return "";
    const stem = index.stem(word);
    for (const phrase of Object.keys(await this.range(word))) {
      if (phrase.indexOf(" ") < 0 && phrase.length > 3 && (isMisspelled(phrase, word) || isMisspelled(index.stem(phrase), stem))) return phrase;
    }
    return "";
  }
}

/** @param {string} a @param {string} b @returns {boolean} one letter more, less, other, or two changed places */
export function isMisspelled(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return (left.length < 2 && right.length < 2) || (left.length === 2 && left[0] === right[1] && left[1] === right[0]);
}
