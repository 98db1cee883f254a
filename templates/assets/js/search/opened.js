// @ts-check
// The tables of contents of the nation or of some states: which documents there are, and their cards. Words need index.js.

import { Store } from "./store.js";
import { SearchDataError } from "./wire.js";
import { wordsOf } from "./words.js";

/** @type {ReadonlySet<string>} */
const NO_COMPOUNDS = new Set();

/** @typedef {{ key: string, size: number, edition: string, base: number }} State */
/** @typedef {{ scope: string, national: boolean, states: State[], size: number }} Part one table of contents */
/** @typedef {{ ref: string, card: any }} Card */
/**
 * base: address of the search folder; scope: "all" (default), a state's key, or several; onFile: told of every file read; store: one that other indexes of the same folder share; compounds: as start.json has them, which states' tables lack.
 * @typedef {{ base: string, compounds?: string[], scope?: string | string[], fetch?: typeof fetch, store?: Store,
 *   onFile?: (read: import("./store.js").FileRead) => void }} Place
 */

/** @param {Place} options @returns {Promise<[Store, string[], any[]]>} the tables of contents @throws {SearchDataError} */
export async function headsOf(options) {
  const store = options.store || new Store(options.base, options.fetch || ((url, init) => fetch(url, init)), options.onFile);
  const scopes = Array.isArray(options.scope) ? options.scope : [options.scope || "all"];
  return [store, scopes, await Promise.all(scopes.map((scope) => store.get(scope + ".json")))];
}

/**
 * A reference says again what the card is called, and often where it is: then a number tells how much (generator/search/documents.py).
 * @param {any} card
 * @param {string} key of the state
 * @returns {string}
 */
function refOf([ref, card], key) {
  if (typeof ref === "string") return ref;
  const [name, , city] = card;
  return key + "/" + wordsOf(name, NO_COMPOUNDS).concat(ref === 2 ? wordsOf(city, NO_COMPOUNDS) : []).join("-");
}

export class Opened {
  /** @param {Store} store @param {string[]} scopes @param {any[]} heads @param {ReadonlySet<string>} compounds as start.json has them */
  constructor(store, scopes, heads, compounds) {
    this.store = store;
    /** The tables of contents, one for each part. @type {any[]} */
    this.heads = heads;
    const head = heads[0];
    /** @type {number} */
    this.chunk = head.chunk;
    /** @type {ReadonlySet<string>} */
    this.compounds = compounds;
    /** Documents in this index. */
    this.size = 0;
    /** @type {State[]} */
    this.states = [];
    /** @type {Part[]} */
    this.parts = scopes.map((scope, i) => {
      const base = this.size;
      const states = heads[i].states.map((/** @type {[string, number, string]} */ [key, size, edition]) => {
        this.size += size;
        return { key, size, edition, base: this.size - size };
      });
      this.states.push(...states);
      return { scope, national: scope === "all", states, size: this.size - base };
    });
  }

  /** @param {number} doc @returns {import("./source.js").State} */
  stateOf(doc) {
    const state = this.states.find((one) => doc < one.base + one.size);
    if (!state || doc < 0) throw new RangeError("no document " + doc);
    return state;
  }

  /**
   * What the result list shows for some documents, in the order asked.
   * @param {number[]} docs
   * @returns {Promise<Card[]>}
   */
  async cards(docs) {
    return Promise.all(
      docs.map(async (doc) => {
        const { key, base, edition } = this.stateOf(doc);
        const path = key + "/c" + Math.floor((doc - base) / this.chunk) + ".json";
        const card = (await this.store.get(path, undefined, edition)).d[(doc - base) % this.chunk];
        if (!card) throw new SearchDataError("damaged", path);
        return { ref: refOf(card, key), card: card[1] };
      })
    );
  }
}
