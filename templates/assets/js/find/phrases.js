// @ts-check
// What people say for what the vocabulary calls otherwise: only the lines that a query needs (generator/search/query_files.py).

import { frontCoded } from "../search/wire.js";
import { wordsOf } from "../search/words.js";

/** @typedef {import("../search/store.js").Store} Store */

/** What answers a wish better than a list does, or what a list must say then. By marks: generator/search/entries.py, mark.
 * danger: a crisis line comes first. violence: of that, from somebody close. family: somebody asks because of somebody else.
 * @typedef {{ danger: boolean, violence: boolean, talk: boolean, meeting: boolean, medicine: boolean, family: boolean }} Wishes */
/** @type {[keyof Wishes, RegExp][]} */
const WISHES = [
  ["danger", /^zzeme/],
  ["violence", /^zzemeviolence$/],
  ["talk", /^zzs(?:er|ub)warmline$/],
  ["meeting", /^zz(?:s(?:er|ub)mutualaidmeeting$|typsupportgroup$|fel)/],
  ["family", /^zz(?:serfamilysupport|focsomeoneelsesuse)$/],
  ["medicine", /^zz(?:patmedicationsupported|medwelcome)$/],
];

const FELLOWSHIP = /^zzfel/;

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

  /** How many of some words, from the first, make the longest phrase. @param {string[]} words @returns {Promise<number>} 0 where none does */
  async begins(words) {
    const found = Object.keys(await this.range(words[0])).map((phrase) => phrase.split(" "));
    return Math.max(0, ...found.filter((parts) => parts.every((part, i) => part === words[i])).map(({ length }) => length));
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

  /** Which of the words are part of a phrase of the vocabulary that stands among them. @param {string[]} words @returns {Promise<boolean[]>} */
  async known(words) {
    const found = words.map(() => false);
    for (const phrase of Object.keys(await this.of(words.join(" "), new Set()))) {
      const parts = phrase.split(" ");
      for (let at = 0; at + parts.length <= words.length; at++) {
        if (parts.every((part, i) => part === words[at + i])) found.fill(true, at, at + parts.length);
      }
    }
    return found;
  }

  /** The names of fellowships among some phrases. @param {string[]} typed @returns {Promise<string[]>} */
  async fellowships(typed) {
    const found = await this.of(typed.join(" "), new Set());
    return typed.filter((phrase) => (found[phrase] || []).some((mark) => FELLOWSHIP.test(mark)));
  }

  /** What a text asks for: some phrase in it stands for somebody to talk to, for a meeting, for medicine. @param {string} text @returns {Promise<Wishes>} */
  async wishes(text) {
    const found = text ? await this.of(text, new Set()) : {};
    const typed = " " + wordsOf(text, new Set()).join(" ") + " ";
    const marks = Object.keys(found).filter((phrase) => typed.indexOf(" " + phrase + " ") >= 0).map((phrase) => found[phrase].join(" "));
    const asked = marks.join(" ").split(" ");
    return /** @type {any} */ (Object.fromEntries(WISHES.map(([wish, marked]) => [wish, asked.some((mark) => marked.test(mark))])));
  }
}
