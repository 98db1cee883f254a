// @ts-check
// What a search with words needs and one for a place does not. Fetched with lunr.

import { lunr } from "../../vendor/lunr-query-2.3.9.js";
import { find, termsAhead } from "../search/query.js";
import { shardCount, shardOf } from "../search/shards.js";
import { wordsOf } from "../search/words.js";

/** @typedef {import("../search/index.js").SearchIndex} SearchIndex */
/** @typedef {import("./phrases.js").Phrases} Phrases */

/** The marks of fellowships and emergencies (generator/search/entries.py, mark). */
const WHOLE = /^zz(?:fel|eme)/;

/**
 * Finds documents by words, with synonyms and, where a word is nowhere, what it may be a misspelling of.
 * @param {SearchIndex} index
 * @param {Phrases} phrases
 * @param {{ words: string, within: (doc: number) => boolean, passes: (doc: number) => boolean, limit: number,
 *   ready: Promise<any> | null, how: import("../search/index.js").Options }} asked passes: the filters; total counts only those that do
 */
export async function lookFor(index, phrases, { words, within, passes, limit, ready, how }) {
  /** @type {{ typed: string, as: string }[]} */
  const read = [];
  let text = words;
  let answer;
  /** @type {Set<string>} */
  const split = new Set();
  for (let again = true; again; ) {
    const synonyms = await phrases.of(text, index.compounds);
    split.forEach((phrase) => delete synonyms[phrase]);
    answer = await find(index, text, Object.assign({ within, limit, ready, synonyms, spelled: split }, how));
    again = false;
    if (read.length || split.size) break;
    // Nobody is a "mobile crisis team", but somebody may be mobile. A fellowship's name stays whole: who asks for SMART Recovery
    // where it has no group is not helped by four hundred places with "recovery" in their name, nor who wants to die by "Do or Die".
    for (const typed of answer.dropped) if (typed.indexOf(" ") > 0 && !synonyms[typed].some((mark) => WHOLE.test(mark))) split.add(typed);
    again = split.size > 0;
    // A word that nothing has, or only something like it: perhaps it is a misspelled word of the vocabulary.
    for (const group of answer.plan.groups.filter(({ how }) => how === "none" || how === "edit")) {
      const { corrected } = await import("../search-spelling.js");
      const as = await corrected(phrases, group.typed, index);
      if (!as || as === group.typed) continue;
      read.push({ typed: group.typed, as });
      text = wordsOf(text, index.compounds).map((word) => (word === group.typed ? as : word)).join(" ");
      again = true;
    }
  }
  const { matched, total, results, dropped } = /** @type {import("../search/query.js").Answer} */ (answer);
  let kept = results.filter(({ doc }) => passes(doc));
  let count = kept.length;
  if (total > results.length) {
    // Only the best were ranked: rank again among those that pass.
    count = 0;
    for (let doc = 0; doc < index.size; doc++) if (matched[doc] && passes(doc)) count++;
    if (kept.length < results.length) {
      const synonyms = await phrases.of(text, index.compounds);
      split.forEach((phrase) => delete synonyms[phrase]);
      const again = await find(index, text, Object.assign({ within: (/** @type {number} */ doc) => matched[doc] === 1 && passes(doc), limit, synonyms, spelled: split }, how));
      kept = again.results;
    }
  }
  return { list: kept.map(({ doc, score }) => ({ doc, score })), total: count, matched, dropped, read };
}

/**
 * Begins to fetch the shards that a search in some states will need, beside their tables of contents.
 * @param {import("../search/store.js").Store} store
 * @param {[string, number][]} states key and documents of each
 * @param {string} text
 * @param {ReadonlySet<string>} compounds
 * @param {import("../search/query.js").Synonyms} synonyms
 */
export function shardsAhead(store, states, text, compounds, synonyms) {
  for (const term of termsAhead(text, compounds, synonyms)) {
    for (const [key, size] of states) store.ahead(key + "/" + shardOf(term, shardCount(size)) + ".json");
  }
}

/** @param {SearchIndex} index @param {string} text @returns {Promise<{ doc: number, score: number }[]>} who is called all that */
export async function wholeNames(index, text) {
  const clauses = wordsOf(text, index.compounds)
    .filter((word) => lunr.stopWordFilter(new lunr.Token(word)))
    .map((term) => ({ term, fields: ["name"], presence: 2 }));
  return clauses.length ? (await index.search(clauses, { limit: 5 })).results : [];
}
