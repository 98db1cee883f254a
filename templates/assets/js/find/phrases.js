// @ts-check
// What people say for what the vocabulary calls otherwise: only the lines that a query needs (generator/search/query_files.py).

import { frontCoded } from "../search/wire.js";
import { wordsOf } from "../search/words.js";

/** @typedef {import("../search/store.js").Store} Store */

/** generator/search/entries.py, mark. */
const WARMLINES = new Set(["zzserwarmline", "zzsubwarmline"]);

export class Phrases {
  /** @param {Store} store @param {[string, string]} ranges where they begin, and their edition: of start.json */
  constructor(store, [cuts, edition]) {
    this.store = store;
    this.edition = edition;
    this.cuts = frontCoded(cuts);
  }

  /** @param {string} word @returns {Promise<Record<string, string[]>>} phrases that begin with it, and its neighbors in the alphabet */
  async range(word) {
    let at = this.cuts.length - 1;
    while (at > 0 && this.cuts[at] > word) at--;
    return (await this.store.get("phrases/" + at + ".json", undefined, this.edition)).phrases;
  }

  /** Begins to fetch what words that are surely looked for will need. @param {string[]} words */
  ahead(words) {
    // Whoever needs it will meet the failure, too.
    for (const word of words) this.range(word).catch(() => {});
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

  /** Whether a text asks for somebody to talk to: some phrase in it stands for a warmline. @param {string} text @returns {Promise<boolean>} */
  async talk(text) {
    const found = text ? await this.of(text, new Set()) : {};
    const typed = " " + wordsOf(text, new Set()).join(" ") + " ";
    return Object.keys(found).some((phrase) => typed.indexOf(" " + phrase + " ") >= 0 && found[phrase].some((mark) => WARMLINES.has(mark)));
  }
}
