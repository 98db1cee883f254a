// @ts-check
// The search engine: opens the index of the nation or of some states, fetches what a query touches, builds a real lunr.Index
// of just that, and lets lunr match and rank. The results are those of lunr over the whole index. No DOM, no globals.

import { lunr } from "../../vendor/lunr-query-2.3.9.js";
import { bestDocuments } from "./best.js";
import { breathe } from "./breathe.js";
import { lunrIndex } from "./rehydrate.js";
import { Opened, headsOf } from "./opened.js";
import { termsAhead } from "./query.js";
import { Source } from "./source.js";
import { VERSION } from "./store.js";
import { SearchDataError } from "./wire.js";

export { SearchDataError, VERSION };

/** @typedef {import("./source.js").Postings} Postings */
/**
 * A lunr clause; only `term` is needed. presence: 1 optional, 2 required, 3 prohibited; wildcard: 1 leading, 2 trailing.
 * @typedef {{ term: string, fields?: string[], boost?: number, presence?: number, wildcard?: number, editDistance?: number,
 *   usePipeline?: boolean }} Clause
 */
/** @typedef {{ doc: number, score: number, terms: string[] }} Result doc: number of the document in this index; terms: matched */
/** @typedef {(doc: number) => boolean} Within */
/**
 * within: leave out documents for which this says false (filters, distance). among: or all but those that are 1 here. limit: how many results are ranked, 100 unless told;
 * the first of them do not depend on it. ties: order of documents of equal score (default: lunr's, see README.md). order: what decides instead which documents are
 * ranked, where something comes before the score; given documents and the score of each, it gives the best first.
 * @typedef {{ within?: Within, among?: Uint8Array, limit?: number, ties?: (a: number, b: number) => number,
 *   order?: Order }} Options
 */
/** @typedef {(docs: number[], scores: Float64Array) => number[]} Order */
/** @typedef {{ total: number, matched: Uint8Array, results: Result[] }} Found total: documents that match; matched: 1 for each */
/** @typedef {{ clause: Required<Clause>, terms: string[] }} Prepared terms: those of this index it stands for, postings fetched */
/** @typedef {{ term: string, postings: Postings }} Numbered */

/**
 * Opens the index.
 * @param {import("./opened.js").Place} options
 * @returns {Promise<SearchIndex>}
 * @throws {SearchDataError}
 */
export async function openIndex(options) {
  const [store, scopes, heads] = await headsOf(options);
  return new SearchIndex(store, scopes, heads, new Set(options.compounds || heads[0].compounds || []));
}

export class SearchIndex extends Opened {
  /**
   * @param {import("./store.js").Store} store
   * @param {string[]} scopes
   * @param {any[]} heads
   * @param {ReadonlySet<string>} compounds
   */
  constructor(store, scopes, heads, compounds) {
    super(store, scopes, heads, compounds);
    const head = heads[0];
    /** @type {string[]} */
    this.fields = head.fields;
    /** @type {number[]} */
    this.boosts = head.boosts;
    /** @type {number} */
    this.k1 = head.k1;
    /** Documents in the country: lunr's document count. @type {number} */
    this.total = head.n;
    /** @type {Source[]} */
    this.sources = this.parts.map((part, i) => new Source(store, part, heads[i]));
    /** What a lunr.Index asks of a pipeline, with lunr's stemmer alone in it. */
    this.pipeline = { runString: (/** @type {string} */ word) => [this.stem(word)].filter(Boolean) };
    /** @type {Map<string, Postings>} */
    this.decoded = new Map();
  }

  /** @param {string} word @returns {string} its index term */
  stem(word) {
    return lunr.stemmer(new lunr.Token(word)).toString();
  }

  /** Fetches a term's postings. @param {string} term @returns {Promise<boolean>} whether it stands in this index */
  async has(term) {
    const found = await Promise.all(this.sources.map((source) => source.has(term)));
    return found.indexOf(true) >= 0;
  }

  /** Fetches the postings that a search for a text will surely look up. @param {string} text @param {import("./query.js").Synonyms} synonyms */
  async sooner(text, synonyms) {
    await Promise.all(termsAhead(text, this.compounds, synonyms).map((term) => this.has(term)));
  }

  /** @param {string} prefix @returns {number} the number of files that `prefix*` needs */
  spread(prefix) {
    return this.sources.reduce((sum, source) => sum + source.spread(prefix), 0);
  }

  /** @param {string} prefix @returns {Promise<string[]>} */
  async beginningWith(prefix) {
    const lists = await Promise.all(this.sources.map((source) => source.beginningWith(prefix)));
    return Array.from(new Set(/** @type {string[]} */ ([]).concat(...lists)));
  }

  /**
   * The terms of this index that a clause's term stands for, their postings fetched.
   * @param {Clause} clause
   * @param {string} term after the pipeline
   * @returns {Promise<string[]>}
   */
  async expand(clause, term) {
    const star = term.indexOf("*");
    const distance = "editDistance" in clause ? clause.editDistance || 0 : -1;
    if (star < 0 && distance < 1) return (await this.has(term)) ? [term] : [];
    let candidates;
    if (distance < 0 && star) candidates = await this.beginningWith(term.slice(0, star));
    else {
      const [{ near, wordList }] = await Promise.all([import("../search-spelling.js"), this.store.get("words.json")]);
      candidates = await (distance === 1 && star < 0 && term ? near(this.store, term) : wordList(this.store, "forward", ""));
    }
    const pattern = lunr.TokenSet.fromClause(Object.assign({}, clause, { term }));
    /** @type {string[]} */
    const matched = this.tokenSet(candidates).intersect(pattern).toArray();
    const known = await Promise.all(matched.map((word) => this.has(word)));
    return matched.filter((_, i) => known[i]);
  }

  /** A lunr.TokenSet of some terms: a plain tree, for which lunr's own builder would only spend time. @param {string[]} terms */
  tokenSet(terms) {
    const root = new lunr.TokenSet();
    for (const term of terms.slice().sort()) {
      let node = root;
      for (let i = 0; i < term.length; i++) node = node.edges[term[i]] || (node.edges[term[i]] = new lunr.TokenSet());
      node.final = true;
    }
    return root;
  }

  /** @param {string} term whose postings have been fetched @returns {Postings} */
  postings(term) {
    let postings = this.decoded.get(term);
    if (!postings) {
      postings = { docs: this.fields.map(() => []), repeats: this.fields.map(() => null), frequency: 0, order: 0 };
      for (const source of this.sources) source.add(term, postings);
      this.decoded.set(term, postings);
    }
    return postings;
  }

  /**
   * Fills in a clause as lunr does and finds the terms it stands for.
   * @param {Clause[]} clauses
   * @returns {Promise<Prepared[]>}
   */
  async prepare(clauses) {
    const query = new lunr.Query(this.fields);
    for (const clause of clauses) query.clause(Object.assign({}, clause));
    return Promise.all(
      query.clauses.map(async (/** @type {Required<Clause>} */ clause) => {
        const terms = clause.usePipeline ? this.pipeline.runString(clause.term) : [clause.term];
        const expanded = await Promise.all(terms.map((/** @type {string} */ term) => this.expand(clause, term)));
        return { clause, terms: Array.from(new Set(/** @type {string[]} */ ([]).concat(...expanded))) };
      })
    );
  }

  /**
   * Marks the documents that hold one of the terms in one of the fields.
   * @param {string[]} terms
   * @param {string[]} fields
   * @param {Uint8Array} marks one per document
   * @param {number} mark
   * @returns {Uint8Array} marks
   */
  mark(terms, fields, marks, mark) {
    for (const term of terms) {
      const { docs } = this.postings(term);
      for (const field of fields) {
        const holders = docs[this.fields.indexOf(field)];
        for (let i = 0; i < holders.length; i++) marks[holders[i]] = mark;
      }
    }
    return marks;
  }

  /**
   * What lunr.Index.query gives over the whole index: same documents, order and scores (README.md says how exactly).
   * @param {Clause[]} clauses
   * @param {Options} [options]
   * @returns {Promise<Found>}
   * @throws {SearchDataError}
   */
  async search(clauses, options) {
    return this.rank(await this.prepare(clauses), options || {});
  }

  /**
   * @param {Prepared[]} prepared
   * @param {Options} options
   * @returns {Promise<Found>}
   */
  async rank(prepared, options) {
    const { limit = 100, ties, order } = options;
    const allowed = this.allowed(prepared, options.within, options.among);
    await breathe();
    const numbered = this.numbered(prepared);
    await breathe();
    const matched = prepared.every(({ clause }) => clause.presence === 3) ? allowed.slice() : this.touched(prepared, allowed);
    let total = 0;
    for (let doc = 0; doc < this.size; doc++) total += matched[doc];
    const best = total > limit ? await bestDocuments(this, prepared, numbered, matched, limit, ties, order) : matched;
    await breathe();
    const index = lunrIndex(this, prepared, numbered, best);
    /** @type {{ ref: string, score: number, matchData: any }[]} */
    const matches = index.query((/** @type {any} */ query) => {
      for (const { clause } of prepared) query.clause(Object.assign({}, clause));
    });
    const results = matches.map(({ ref, score, matchData }) => ({ doc: +ref, score, terms: Object.keys(matchData.metadata) }));
    if (ties) results.sort((a, b) => b.score - a.score || ties(a.doc, b.doc));
    return { total, matched, results: results.slice(0, limit) };
  }

  /**
   * The documents that can be results: lunr drops all others at the end, so it need not see them at all.
   * @param {Prepared[]} prepared
   * @param {Within} [within]
   * @param {Uint8Array} [among]
   * @returns {Uint8Array} 1 for those
   */
  allowed(prepared, within, among) {
    const allowed = among ? among.slice() : new Uint8Array(this.size).fill(1);
    for (const { clause, terms } of prepared) {
      if (clause.presence === 2) {
        const holders = this.mark(terms, clause.fields, new Uint8Array(this.size), 1);
        for (let doc = 0; doc < this.size; doc++) allowed[doc] &= holders[doc];
      } else if (clause.presence === 3) {
        this.mark(terms, clause.fields, allowed, 0);
      }
    }
    if (within) for (let doc = 0; doc < this.size; doc++) if (allowed[doc] && !within(doc)) allowed[doc] = 0;
    return allowed;
  }

  /** @param {Prepared[]} prepared @param {Uint8Array} allowed @returns {Uint8Array} 1 for the allowed documents with any term */
  touched(prepared, allowed) {
    const touched = new Uint8Array(this.size);
    for (const { clause, terms } of prepared) if (clause.presence !== 3) this.mark(terms, clause.fields, touched, 1);
    for (let doc = 0; doc < this.size; doc++) touched[doc] &= allowed[doc];
    return touched;
  }

  /** The touched terms as lunr numbers them. @param {Prepared[]} prepared @returns {Numbered[]} */
  numbered(prepared) {
    const terms = Array.from(new Set(/** @type {string[]} */ ([]).concat(...prepared.map((one) => one.terms)))).sort();
    // A stable sort: states alone know no national order and keep the alphabet's.
    return terms.map((term) => ({ term, postings: this.postings(term) })).sort((a, b) => a.postings.order - b.postings.order);
  }

  /**
   * A term's weight in a field, as lunr.Builder computes and rounds it.
   * @param {Postings} postings
   * @param {number} field
   * @returns {(times: number) => number}
   */
  weigher({ frequency }, field) {
    const idf = Math.log(1 + Math.abs((this.total - frequency + 0.5) / (frequency + 0.5)));
    return (times) => Math.round(((idf * ((this.k1 + 1) * times)) / (this.k1 + times)) * this.boosts[field] * 1000) / 1000;
  }
}
