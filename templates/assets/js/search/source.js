// @ts-check
// One table of contents (the nation's, or a state's) and the shards it names.

import { Reader, SearchDataError, frontCoded, segment } from "./wire.js";

/**
 * One term's postings in a scope. `docs[f]` is rising; `repeats[f]` holds times by document where a term stands more than once.
 * @typedef {{ docs: number[][], repeats: (Map<number, number> | null)[], frequency: number, order: number }} Postings
 */
/** @typedef {{ key: string, size: number, edition: string, base: number }} State */
/** @typedef {{ terms: string[], records: string[], first: number }} Shard */

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

export class Source {
  /**
   * @param {import("./store.js").Store} store
   * @param {string} scope "all" or a state
   * @param {any} head its table of contents
   * @param {number} base number of the first document
   */
  constructor(store, scope, head, base) {
    this.store = store;
    this.scope = scope;
    this.file = scope + ".json";
    this.national = scope === "all";
    /** @type {string[]} */
    this.fields = head.fields;
    this.cuts = frontCoded(head.cuts);
    /** @type {string} */
    this.prints = head.prints;
    /** @type {Map<string, number>} */
    this.heavy = new Map(frontCoded(head.heavy || "").map((term, i) => [term, i]));
    /** @type {string} */
    this.heavyPrints = head.heavyPrints || "";
    this.size = 0;
    /** @type {State[]} */
    this.states = head.states.map((/** @type {[string, number, string]} */ [key, size, edition]) => {
      this.size += size;
      return { key, size, edition, base: base + this.size - size };
    });
    if (this.prints.length !== this.cuts.length * 2) throw new SearchDataError("damaged", this.file);
    /** @type {Map<number, Shard>} */
    this.loaded = new Map();
    /** @type {Map<string, string>} */
    this.heavyRecords = new Map();
    if (!this.national) this.readFrequencies(head);
  }

  /** What a state adds to its own postings: how often each of its terms stands in other states. @param {any} head */
  readFrequencies(head) {
    const sizes = new Reader(head.sizes, this.file);
    const elsewhere = new Reader(head.elsewhere, this.file);
    /** @type {number[]} place of a shard's first term among the state's terms */
    this.starts = [];
    let total = 0;
    for (let i = 0; i < this.cuts.length; i++) {
      this.starts.push(total);
      total += sizes.number();
    }
    this.elsewhere = Array.from({ length: total }, () => elsewhere.number());
    if (!elsewhere.done) throw new SearchDataError("damaged", this.file);
  }

  /** @param {number} which @returns {Promise<Shard>} */
  async shard(which) {
    const path = this.scope + "/" + which + ".json";
    const { t, p } = await this.store.get(path, this.prints.slice(which * 2, which * 2 + 2));
    let shard = this.loaded.get(which);
    if (!shard) {
      shard = { terms: frontCoded(t), records: p.split(" "), first: this.starts ? this.starts[which] : 0 };
      if (shard.terms.length !== shard.records.length) throw new SearchDataError("damaged", path);
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
    if (!this.cuts.length) return false;
    const { terms } = await this.shard(placeOf(this.cuts, term));
    return terms[placeOf(terms, term)] === term;
  }

  /** @param {string} prefix @returns {number} how many files its terms are spread over */
  spread(prefix) {
    if (!this.cuts.length) return 0;
    let files = placeOf(this.cuts, prefix + "\uffff") - placeOf(this.cuts, prefix) + 1;
    this.heavy.forEach((_, term) => (files += term.startsWith(prefix) ? 1 : 0));
    return files;
  }

  /** @param {string} prefix @returns {Promise<string[]>} the terms that begin with it, in no order */
  async beginningWith(prefix) {
    const found = Array.from(this.heavy.keys()).filter((term) => term.startsWith(prefix));
    if (!this.cuts.length) return found;
    const shards = [];
    for (let i = placeOf(this.cuts, prefix), end = placeOf(this.cuts, prefix + "\uffff"); i <= end; i++) {
      shards.push(this.shard(i));
    }
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
    if (!this.cuts.length) return;
    const which = placeOf(this.cuts, term);
    const shard = this.loaded.get(which);
    if (!shard) return;
    const place = placeOf(shard.terms, term);
    if (shard.terms[place] !== term) return;
    const here = this.read(new Reader(shard.records[place], this.scope + "/" + which + ".json"), into);
    // The same sum from each state that has the term: the country's.
    into.frequency = here + (this.elsewhere ? this.elsewhere[shard.first + place] : 0);
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
