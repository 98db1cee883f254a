// @ts-check
// The tables of contents of the nation or of some states: which documents there are, and their cards. Words need index.js.

import { Store } from "./store.js";
import { SearchDataError } from "./wire.js";

/** @typedef {{ key: string, size: number, edition: string, base: number }} State */
/** @typedef {{ scope: string, national: boolean, states: State[], size: number }} Part one table of contents */
/** @typedef {{ ref: string, card: any }} Card */
/**
 * base: address of the search folder; scope: "all" (default), a state's key, or several; onFile: told of every file read; store: one that other indexes of the same folder share.
 * @typedef {{ base: string, scope?: string | string[], fetch?: typeof fetch, store?: Store,
 *   onFile?: (read: import("./store.js").FileRead) => void }} Place
 */

/** @param {Place} options @returns {Promise<[Store, string[], any[]]>} the tables of contents @throws {SearchDataError} */
export async function headsOf(options) {
  const store = options.store || new Store(options.base, options.fetch || ((url, init) => fetch(url, init)), options.onFile);
  const scopes = Array.isArray(options.scope) ? options.scope : [options.scope || "all"];
  return [store, scopes, await Promise.all(scopes.map((scope) => store.get(scope + ".json")))];
}

export class Opened {
  /** @param {Store} store @param {string[]} scopes @param {any[]} heads */
  constructor(store, scopes, heads) {
    this.store = store;
    /** The tables of contents, one for each part. @type {any[]} */
    this.heads = heads;
    const head = heads[0];
    /** @type {number} */
    this.chunk = head.chunk;
    /** @type {ReadonlySet<string>} */
    this.compounds = new Set(head.compounds);
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
        return { ref: card[0], card: card[1] };
      })
    );
  }
}
