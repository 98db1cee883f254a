// @ts-check
// One table of contents (the nation's, or a state's) and the shards it names.

import { LETTERS, MARK, shardCount, shardOf } from "./shards.js";
import { Reader, SearchDataError, frontCoded, segment } from "./wire.js";

/**
 * One term's postings in a scope. `docs[f]` is rising; `repeats[f]` holds times by document where a term stands more than once.
 * @typedef {{ docs: number[][], repeats: (Map<number, number> | null)[], frequency: number, order: number }} Postings
 */
/** @typedef {import("./opened.js").State} State */
/** @typedef {{ terms: string[], records: string[], elsewhere: number[] | null }} Shard elsewhere: how often a state's terms stand in other states */

export class Source {
  /**
   * @param {import("./store.js").Store} store
   * @param {import("./opened.js").Part} part
   * @param {any} head its table of contents
   */
  constructor(store, part, head) {
    this.store = store;
    this.scope = part.scope;
    this.file = part.scope + ".json";
    this.national = part.national;
    this.states = part.states;
    /** @type {string[]} */
    this.fields = head.fields;
    /** Where the nation's shards begin; a state's are known to shards.js. */
    this.cuts = frontCoded(head.cuts || "");
    /** @type {string} */
    this.prints = head.prints;
    /** How many shards there are. */
    this.count = this.prints.length / 2;
    /** @type {Map<string, number>} */
    this.heavy = new Map(frontCoded(head.heavy || "").map((term, i) => [term, i]));
    /** @type {string} */
    this.heavyPrints = head.heavyPrints || "";
    if (this.count !== (this.national ? this.cuts.length : shardCount(part.size))) throw new SearchDataError("damaged", this.file);
    /** @type {Map<number, Shard>} */
    this.loaded = new Map();
    /** @type {Map<string, string>} */
    this.heavyRecords = new Map();
  }

  /** @param {string} term @returns {number} the shard that holds it, if any does */
  which(term) {
    return this.national ? placeOf(this.cuts, term) : shardOf(term, this.count);
  }

  /** @param {number} which @returns {Promise<Shard>} */
  async shard(which) {
    const path = this.scope + "/" + which + ".json";
    const { t, p, e } = await this.store.get(path, this.prints.slice(which * 2, which * 2 + 2));
    let shard = this.loaded.get(which);
    if (!shard) {
      const terms = frontCoded(t);
      const numbers = new Reader(this.national ? "" : e, path);
      shard = { terms, records: p ? p.split(" ") : [], elsewhere: this.national ? null : terms.map(() => numbers.number()) };
      if (terms.length !== shard.records.length || !numbers.done) throw new SearchDataError("damaged", path);
      this.loaded.set(which, shard);
    }
    return shard;
  }

  /** Makes sure that the postings of a term are at hand. @param {string} term @returns {Promise<boolean>} whether it has any */
  async has(term) {
    const heavy = this.heavy.get(term);
    if (heavy !== undefined) {
      const { p } = await this.store.get("all/h" + heavy + ".json", this.heavyPrints.slice(heavy * 2, heavy * 2 + 2));
      this.heavyRecords.set(term, p);
      return true;
    }
    if (!this.count) return false;
    const { terms } = await this.shard(this.which(term));
    return terms[placeOf(terms, term)] === term;
  }

  /** @param {string} prefix @returns {[number, number]} the first and the last shard that may hold terms that begin with it */
  range(prefix) {
    if (this.national) return [this.which(prefix), this.which(prefix + "\uffff")];
    // Of a state, all with the same first letters stand together, but marks by other letters than these.
    return prefix.length < LETTERS || prefix.startsWith(MARK) ? [0, this.count - 1] : [this.which(prefix), this.which(prefix)];
  }

  /** @param {string} prefix @returns {number} how many files its terms are spread over */
  spread(prefix) {
    if (!this.count) return 0;
    const [first, last] = this.range(prefix);
    let files = last - first + 1;
    this.heavy.forEach((_, term) => (files += term.startsWith(prefix) ? 1 : 0));
    return files;
  }

  /** @param {string} prefix @returns {Promise<string[]>} the terms that begin with it, in no order */
  async beginningWith(prefix) {
    const found = Array.from(this.heavy.keys()).filter((term) => term.startsWith(prefix));
    if (!this.count) return found;
    const shards = [];
    for (let [i, last] = this.range(prefix); i <= last; i++) shards.push(this.shard(i));
    for (const { terms } of await Promise.all(shards)) {
      for (const term of terms) if (term.startsWith(prefix)) found.push(term);
    }
    return found;
  }

  /**
   * Adds what this source knows of a term (whose postings `has` has fetched).
   * @param {string} term
   * @param {Postings} into
   */
  add(term, into) {
    const heavy = this.heavyRecords.get(term);
    if (heavy !== undefined) {
      this.read(new Reader(heavy, "all/h" + this.heavy.get(term) + ".json"), into);
      return;
    }
    if (!this.count) return;
    const which = this.which(term);
    const shard = this.loaded.get(which);
    if (!shard) return;
    const place = placeOf(shard.terms, term);
    if (shard.terms[place] !== term) return;
    const here = this.read(new Reader(shard.records[place], this.scope + "/" + which + ".json"), into);
    // The same sum from each state that has the term: the country's.
    into.frequency = here + (shard.elsewhere ? shard.elsewhere[place] : 0);
  }

  /** @param {Reader} reader @param {Postings} into @returns {number} postings in this source */
  read(reader, into) {
    const rank = this.national ? reader.number() : 0;
    let first = Infinity;
    let here = 0;
    for (let which = 0; !reader.done; which++) {
      if (this.national) which += reader.number();
      const state = this.states[which];
      if (!state) throw new SearchDataError("damaged", reader.file);
      segment(reader, state.size, this.fields.length, (field, docs, repeats) => {
        const all = into.docs[field];
        for (let i = 0; i < docs.length; i++) all.push(state.base + docs[i]);
        here += docs.length;
        if (docs.length) first = Math.min(first, (state.base + docs[0]) * this.fields.length + field);
        if (!repeats) return;
        const times = into.repeats[field] || (into.repeats[field] = new Map());
        repeats.forEach((count, place) => times.set(state.base + docs[place], count));
      });
    }
    into.frequency = here;
    // lunr numbers a term when it first meets it: by document, then field, then place in the field.
    if (this.national) into.order = first * 65536 + rank;
    return here;
  }
}

/** @param {string[]} sorted @param {string} term @returns {number} the last place whose string is not after term */
function placeOf(sorted, term) {
  let low = 0;
  for (let high = sorted.length - 1; low < high; ) {
    const middle = (low + high + 1) >> 1;
    if (sorted[middle] <= term) low = middle;
    else high = middle - 1;
  }
  return low;
}
