// @ts-check
// From what somebody typed to lunr clauses: synonyms, prefixes, one typing error. Every word counts where it can.

import { lunr } from "../../vendor/lunr-query-2.3.9.js";
import { breathe } from "./breathe.js";
import { wordsOf } from "./words.js";

/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./index.js").Clause} Clause */
/** Normal-form phrase -> normal-form phrases looked for as well. @typedef {Record<string, string[]>} Synonyms */
/**
 * How a word was read. exact: its stem stands in the index; prefix: it begins terms; edit: terms one edit away; shorter: a term
 * that it begins with; none: nothing.
 * @typedef {"exact" | "prefix" | "edit" | "shorter" | "none"} How
 */
/** @typedef {{ word: string, how: How, clauses: Clause[] }} Reading */
/** What was typed as one thing, and the ways to say it; a way is the readings of its words. @typedef {{ typed: string, how: How, ways: Reading[][] }} Group */
/**
 * groups: all should match. extra: clauses that only lift the rank. ignored: stop words.
 * @typedef {{ groups: Group[], extra: Clause[], ignored: string[] }} Plan
 */
/** @typedef {import("./index.js").Found & { plan: Plan, dropped: string[] }} Answer dropped: what had to be left out to find any */

/** More words than anybody's need has; protects the phone from a pasted page. */
const MOST_WORDS = 12;
/** The longest synonym phrase, in words. */
const LONGEST_PHRASE = 5;
/** Files a prefix may cost beside an exact match, and on its own. */
const PREFIX_BESIDE = 3;
const PREFIX_ALONE = 12;
/** Stop words that are also states: Indiana, Maine, Oregon. */
const STATE_WORDS = ["in", "me", "or"];
/** Powers of two, so that sums of boosts are exact in any order. */
const BOOST = { exact: 4, synonym: 2, prefix: 1, edit: 1, shorter: 1, none: 1 };

/**
 * Searches for what somebody typed.
 * @param {SearchIndex} index
 * @param {string} text
 * @param {import("./index.js").Options & { synonyms?: Synonyms, spelled?: Set<string>, ready?: Promise<any> | null }} [options] spelled: phrases whose words are right as
 *   they are. ready: what `order` waits for
 * @returns {Promise<Answer>}
 * @throws {import("./wire.js").SearchDataError}
 */
export async function find(index, text, options = {}) {
  const plan = await planFor(index, text, options.synonyms || {}, options.spelled);
  const prepared = await index.prepare(plan.extra);
  /** @type {Uint8Array[]} */
  const holders = [];
  for (const { ways } of plan.groups) {
    const holder = new Uint8Array(index.size);
    for (const way of ways) {
      // Of a way with one word its documents are the holders at once; those of several are who has them all.
      /** @type {Uint8Array | null} */
      let all = null;
      for (const reading of way) {
        const any = way.length > 1 ? new Uint8Array(index.size) : holder;
        for (const one of await index.prepare(reading.clauses)) {
          index.mark(one.terms, one.clause.fields, any, 1);
          prepared.push(one);
          await breathe();
        }
        if (all) for (let doc = 0; doc < index.size; doc++) all[doc] &= any[doc];
        else all = any;
      }
      if (all && all !== holder) for (let doc = 0; doc < index.size; doc++) holder[doc] |= all[doc];
    }
    holders.push(holder);
  }
  // All groups, or as many as any document has.
  const counts = new Uint8Array(index.size);
  let most = 0;
  for (let doc = 0; doc < index.size; doc++) {
    if (options.within && !options.within(doc)) continue;
    for (const holder of holders) counts[doc] += holder[doc];
    if (counts[doc] > most) most = counts[doc];
  }
  await breathe();
  const dropped = plan.groups.filter(({ how }) => how === "none").map(({ typed }) => typed);
  if (most < holders.length - dropped.length) {
    plan.groups.forEach(({ typed, how }, i) => {
      if (how !== "none" && !counts.some((count, doc) => count === most && holders[i][doc])) dropped.push(typed);
    });
  }
  await options.ready;
  const among = counts;
  for (let doc = 0; doc < index.size; doc++) {
    among[doc] = +(most ? counts[doc] === most : !holders.length && (!options.within || options.within(doc)));
  }
  return Object.assign(await index.rank(prepared, Object.assign({}, options, { within: undefined, among })), { plan, dropped });
}

/**
 * Reads what somebody typed. Fetches what it must look up, so that the search itself fetches little more.
 * @param {SearchIndex} index
 * @param {string} text
 * @param {Synonyms} synonyms
 * @param {Set<string>} [spelled]
 * @returns {Promise<Plan>}
 */
export async function planFor(index, text, synonyms, spelled = new Set()) {
  const right = Array.from(spelled).join(" ").split(" ");
  const words = wordsOf(text, index.compounds).slice(0, MOST_WORDS);
  const isStop = (/** @type {string} */ word) => !lunr.stopWordFilter(new lunr.Token(word));
  /** @type {Clause[]} */
  const extra = [];
  /** @type {string[]} */
  const ignored = [];
  /** @type {Promise<Group>[]} */
  const groups = [];
  for (let i = 0; i < words.length; ) {
    const length = phraseLength(words, i, synonyms);
    const typed = words.slice(i, i + (length || 1)).join(" ");
    i += length || 1;
    const last = i === words.length;
    if (length) groups.push(readPhrase(index, typed, synonyms[typed], last, !synonyms[typed].length, isStop));
    else if (!isStop(typed)) groups.push(readPhrase(index, typed, [], last, right.indexOf(typed) < 0, isStop));
    else if (STATE_WORDS.indexOf(typed) >= 0 && (i === words.length || words.length === 1)) {
      extra.push({ term: typed, fields: ["place"], boost: BOOST.exact });
    } else ignored.push(typed);
  }
  const read = await Promise.all(groups);
  if (!read.length && extra.length) {
    // Nothing but a state's code was typed.
    const clauses = extra.splice(0);
    read.push({ typed: clauses[0].term, how: "exact", ways: [[{ word: clauses[0].term, how: "exact", clauses }]] });
  }
  return { groups: read, extra, ignored };
}

/**
 * The terms that a search will surely look up, before there is an index to look them up in.
 * @param {string} text
 * @param {ReadonlySet<string>} compounds
 * @param {Synonyms} synonyms
 * @returns {string[]}
 */
export function termsAhead(text, compounds, synonyms) {
  const words = wordsOf(text, compounds).slice(0, MOST_WORDS);
  /** @type {string[]} */
  const found = [];
  for (let i = 0; i < words.length; ) {
    const length = phraseLength(words, i, synonyms);
    const typed = words.slice(i, i + (length || 1)).join(" ");
    i += length || 1;
    for (const phrase of [typed].concat(length ? synonyms[typed] : [])) {
      for (const word of phrase.split(" ")) if (lunr.stopWordFilter(new lunr.Token(word))) found.push(stemOf(word));
    }
  }
  return found;
}

/** @param {string} word @returns {string} its index term */
export function stemOf(word) {
  return lunr.stemmer(new lunr.Token(word)).toString();
}

/**
 * @param {string[]} words
 * @param {number} start
 * @param {Synonyms} synonyms
 * @returns {number} words of the longest phrase with synonyms that begins here, or 0
 */
function phraseLength(words, start, synonyms) {
  for (let length = Math.min(LONGEST_PHRASE, words.length - start); length; length--) {
    if (Object.prototype.hasOwnProperty.call(synonyms, words.slice(start, start + length).join(" "))) return length;
  }
  return 0;
}

/**
 * @param {SearchIndex} index
 * @param {string} typed
 * @param {string[]} meant
 * @param {boolean} last
 * @param {boolean} loosely it may be misspelled or unfinished: not with synonyms at hand, nor as a word of a phrase that has some
 * @param {(word: string) => boolean} isStop
 * @returns {Promise<Group>}
 */
async function readPhrase(index, typed, meant, last, loosely, isStop) {
  const own = readWay(index, typed, last && loosely, loosely, BOOST.exact, isStop);
  const others = meant.map((phrase) => readWay(index, phrase, false, false, BOOST.synonym, isStop));
  const ways = (await Promise.all([own, ...others])).filter(
    (way) => way.length && way.every((reading) => reading.how !== "none")
  );
  return { typed, how: ways.length ? ways[0].map(({ how }) => how).find((how) => how !== "exact") || "exact" : "none", ways };
}

/**
 * @param {SearchIndex} index
 * @param {string} phrase
 * @param {boolean} last
 * @param {boolean} loosely
 * @param {number} boost
 * @param {(word: string) => boolean} isStop
 * @returns {Promise<Reading[]>}
 */
function readWay(index, phrase, last, loosely, boost, isStop) {
  const words = phrase.split(" ").filter((word) => !isStop(word));
  return Promise.all(words.map((word, i) => readWord(index, word, last && i === words.length - 1, loosely, boost)));
}

/**
 * @param {SearchIndex} index
 * @param {string} word
 * @param {boolean} last it may be unfinished
 * @param {boolean} loosely a prefix or a typing error may stand for it
 * @param {number} boost of an exact match
 * @returns {Promise<Reading>}
 */
async function readWord(index, word, last, loosely, boost) {
  const stem = index.stem(word);
  const prefixes = stem === word || word.startsWith(stem) ? [word] : [word, stem];
  /** @type {(how: How, terms: string[]) => Reading} */
  const fixed = (how, terms) => ({
    word,
    how,
    clauses: terms.map((term) => ({ term, usePipeline: false, boost: how === "exact" ? boost : BOOST[how] })),
  });
  const prefixed = (/** @type {number} */ files) =>
    prefixes
      .filter((prefix) => prefix.length >= 3 && index.spread(prefix) <= files)
      .map((term) => ({ term, usePipeline: false, wildcard: 2, boost: BOOST.prefix }));
  if (await index.has(stem)) {
    const reading = fixed("exact", [stem]);
    if (last && word.length >= 4) reading.clauses.push(...prefixed(PREFIX_BESIDE));
    return reading;
  }
  if (!loosely) return fixed("none", []);
  if (last) {
    const clauses = prefixed(PREFIX_ALONE);
    if ((await index.prepare(clauses)).some(({ terms }) => terms.length)) return { word, how: "prefix", clauses };
  }
  if (word.length >= 4 && !/^\d+$/.test(word)) {
    const clauses = (stem === word ? [word] : [stem, word]).map((term) => ({
      term,
      usePipeline: false,
      editDistance: 1,
      boost: BOOST.edit,
    }));
    if ((await index.prepare(clauses)).some(({ terms }) => terms.length)) return { word, how: "edit", clauses };
  }
  if (last) {
    // "counselin": a word on its way to a form whose stem is shorter than what stands there now.
    for (let length = word.length - 1; length >= Math.max(5, word.length - 3); length--) {
      if (await index.has(word.slice(0, length))) return fixed("shorter", [word.slice(0, length)]);
    }
  }
  return fixed("none", []);
}
