// @ts-check
// One search: reads the query, opens the states it touches, finds, filters and orders. No DOM.

import { columnsOf } from "../search/columns.js";
import { namesOf } from "../search/names.js";
import { Opened, headsOf } from "../search/opened.js";
import { Store, VERSION } from "../search/store.js";
import { wordsOf } from "../search/words.js";
import { ahead, shardsSooner } from "./ahead.js";
import { USUAL_RADIUS, dayNumber, freshness, nearest, withPlace, withoutPlace } from "./order.js";
import { parse } from "./parse.js";
import { Places, miles } from "./places.js";
import { COMMON, tokens, withoutMoments } from "./tokens.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {import("./parse.js").Query} Query */
/** @typedef {import("./places.js").Place} Place */
/** @typedef {import("./order.js").Ranked} Ranked */
/** @typedef {import("../search/index.js").SearchIndex} SearchIndex */
/** @typedef {import("../search/facets.js").Facets} Facets */
/** @typedef {import("./outcome.js").Asked} Asked */
/** @typedef {import("./outcome.js").Outcome} Outcome */
/** @typedef {import("./outcome.js").View} View */

/** Where a circle holds nothing: miles to look within, until there are as many as FEWEST. */
const WIDER = [50, 100, 200, 400];
const FEWEST = 5;
/** So many states at most are opened by themselves: each costs some KB. */
const MOST_STATES = 4;
/** Partial matches nearby are better than whole ones farther away than this. */
const WORTH_A_TRIP = 100;
/** So many results are ranked at first; who wants to see more, asks for more. */
export const MOST = 50;

export class Engine {
  /** @param {{ base: string, language?: string, now?: () => number, fetch?: typeof fetch, only?: string[], start?: any }} options base: the search folder; only: the states to look at, where no others can be had; start: what start.json says, where the page has it */
  constructor(options) {
    this.base = options.base.replace(/\/?$/, "/");
    this.language = options.language || "en";
    this.now = options.now || (() => Date.now());
    this.start = options.start && options.start.v === VERSION ? options.start : null;
    this.only = options.only && options.only.length ? new Set(options.only) : null;
    /** One for all: a file that one view has read, no other reads again. */
    this.store = new Store(this.base, options.fetch || ((url, init) => fetch(url, init)), undefined);
    /** @type {Map<string, Promise<any>>} */
    this.kept = new Map();
  }

  /**
   * What was made before, or is made now; a failure is not kept.
   * @template T
   * @param {string} key
   * @param {() => Promise<T>} make
   * @returns {Promise<T>}
   */
  keep(key, make) {
    let made = this.kept.get(key);
    if (!made) {
      made = make();
      this.kept.set(key, made);
      made.catch(() => this.kept.delete(key));
    }
    return made;
  }

  /** @returns {Promise<Places>} */
  places() {
    return this.keep("places", () => Places.open(this.store, this.language, this.only !== null, this.start));
  }

  /** @returns {Promise<Record<string, any>>} labels of the filters, by group and key */
  async labels() {
    return (await this.store.get("filters.json")).labels;
  }

  /** @param {string[]} scopes @param {boolean} searched whether words are looked for: else lunr is not fetched @returns {Promise<View>} */
  open(scopes, searched) {
    return this.keep(scopes.join() + searched, () => this.openView(scopes, searched));
  }

  /** @param {string[]} scopes @param {string} words what is looked for @param {Places} places @returns {Promise<View>} */
  openFor(scopes, words, places) {
    shardsSooner(this.store, places, scopes, words);
    return this.open(scopes, words !== "");
  }

  /** @param {string[]} scopes @param {boolean} searched @returns {Promise<View>} */
  async openView(scopes, searched) {
    // Where only a place was asked for, neither lunr nor what works with it is fetched.
    const [places, words, [store, names, heads]] = await Promise.all([
      this.places(),
      searched && import("../search-words.js"),
      headsOf({ base: this.base, scope: scopes, store: this.store }),
    ]);
    const index = words ? new words.SearchIndex(store, names, heads, places.compounds) : new Opened(store, names, heads, places.compounds);
    const local = new Uint8Array(index.size);
    for (const state of index.states) {
      const known = places.byKey.get(state.key);
      if (known) local.fill(1, state.base, state.base + Math.min(known.local, state.size));
    }
    return { index, columns: columnsOf(index), isLocal: (doc) => local[doc] === 1 };
  }

  /**
   * @param {State} state
   * @param {Place | null} [near] where the visitor is, if asked
   * @param {number} [most] results that are wanted; the first of them do not depend on it
   * @returns {Promise<Outcome>}
   * @throws {import("../search/wire.js").SearchDataError}
   */
  async run(state, near = null, most = MOST) {
    const places = await this.places();
    ahead(this.store, places, this.only, state);
    const query = await this.read(state, places);
    const home = places.byKey.get(state.in);
    const alone = this.only && this.only.size === 1 ? places.byKey.get(Array.from(this.only)[0]) : undefined;
    const place = near || query.place || (home ? places.ofState(home) : alone ? places.ofState(alone) : null);
    if (!place) return this.inNation(state, query, most);
    if (place.kind === "state") return this.inState(state, query, place, places, most);
    // On a state's own page a name is looked for among what was opened, and in the country only where that has none of it.
    const here = home !== undefined && home.key === place.state;
    const [found, elsewhere] = await Promise.all([this.around(state, query, place, places, most), here ? null : this.byName(query)]);
    const named = here ? await this.byName(query, false, found.view) : elsewhere;
    // Where little was found, words that may be a name are one, even if each of them is an everyday word.
    const rest = named || !query.loose || (found.main.length && !found.widened && !found.dropped.length) ? named : await this.byName(query, true);
    return Object.assign(found, rest);
  }

  /** @param {State} state @param {Places} places @returns {Promise<Query>} */
  async read(state, places) {
    const query = await parse(state.q, places, state.in);
    if (state.where !== "no") return query;
    return Object.assign({}, query, { words: withoutMoments(state.q), place: null, others: [], maybe: null, loose: false });
  }

  /** @param {State} state @param {Query} query @param {number} most @returns {Promise<Outcome>} */
  async inNation(state, query, most) {
    const view = await this.open(this.only ? this.scopes(Array.from(this.only), await this.places()) : ["all"], query.words !== "");
    const found = await this.ranked(view, query.words, () => true, state, { order: withoutPlace, most });
    return Object.assign(this.outcome(query, null, view), found, { main: found.list });
  }

  /** @param {State} state @param {Query} query @param {Place} place @param {Places} places @param {number} most @returns {Promise<Outcome>} */
  async inState(state, query, place, places, most) {
    const view = await this.openFor(this.scopes([place.state], places), query.words, places);
    // Without distances most lists hold equals, and to wait until they do would cost a slow phone its time once more.
    const names = place.state === view.index.states[0].key ? namesOf(view.index) : null;
    const found = await this.ranked(view, query.words, view.isLocal, state, { order: withoutPlace, most, names });
    return Object.assign(this.outcome(query, place, view), found, {
      main: found.list,
    });
  }

  /**
   * @param {State} state @param {Query} query @param {Place} place @param {Places} places @param {number} most
   * @param {boolean} [anyKind] called for what stands instead of results @returns {Promise<Outcome>}
   */
  async around(state, query, place, places, most, anyKind = false) {
    const usual = state.radius || [USUAL_RADIUS, 50, 100].find((miles) => miles >= place.reach) || 100;
    const touching = (/** @type {number} */ radius) => places.touching(place.lat, place.lon, radius).filter((key) => !this.only || this.only.has(key));
    /** @type {string[]} */
    let opened = [];
    /** @type {View | null} */
    let view = null;
    /** @type {Outcome | null} */
    let best = null;
    for (const radius of [usual, ...WIDER.filter((miles) => miles > usual)]) {
      const keys = touching(radius);
      const unopened = keys.some((key) => opened.indexOf(key) < 0);
      if (best && keys.length > MOST_STATES) break;
      // For what has some of the words nearby no more states are opened.
      if (best && best.main.length && unopened) break;
      if (!view || unopened) {
        // Where nothing was near, what the next step may need is opened with it: states one after the other would cost as many waits.
        const next = best ? touching(WIDER[WIDER.indexOf(radius) + (radius > WORTH_A_TRIP ? 1 : 0)] || radius) : keys;
        opened = [place.state].concat(next.length > MOST_STATES ? keys : next);
        view = await this.openFor(this.scopes(opened, places), query.words, places);
      }
      const { isLocal } = view;
      const away = this.away(view, place);
      const widened = radius > usual;
      const asked = widened ? { order: nearest, most: FEWEST, away } : { order: withPlace, most, away };
      const found = await this.ranked(view, query.words, (doc) => isLocal(doc) && away[doc] <= radius, state, asked);
      const enough = widened ? Math.min(FEWEST, found.list.length) : found.list.length;
      const whole = !found.dropped.length;
      if (best && best.main.length && (!whole || radius > WORTH_A_TRIP)) break;
      if (!best || found.list.length) {
        const list = found.list.slice(0, widened ? FEWEST : undefined).sort(withPlace);
        best = Object.assign(this.outcome(query, place, view), found, {
          main: list,
          total: widened ? list.length : found.total,
          radius: widened && list.length ? Math.ceil(Math.max.apply(null, list.map((one) => one.miles))) : usual,
          widened,
        });
      }
      if (whole && (widened ? enough >= FEWEST : enough)) break;
    }
    const found = /** @type {Outcome} */ (best);
    if (!found.main.length && query.words && !anyKind) {
      const any = await this.around(state, Object.assign({}, query, { words: "", loose: false }), place, places, FEWEST, true);
      if (any.main.length) Object.assign(found, { instead: any.main.slice(0, FEWEST), insteadView: any.view });
    }
    return found;
  }

  /** @param {View} view @param {Place} place @returns {Float64Array} miles to each document, NaN where nobody knows */
  away({ columns: { lat, lon } }, place) {
    return lat.map((north, doc) => miles(place.lat, place.lon, north, lon[doc]));
  }

  /**
   * "Louisville Recovery Center" may be a name: whoever is called all that stands first, wherever it is.
   * @param {Query} query
   * @param {boolean} [surely] asks for words, too, that say what rather than who ("louisville sober living"): the country is not asked
   *   for each of them
   * @param {View | null} [first] where to look before that
   * @returns {Promise<{ named: Ranked[], nation: View } | null>}
   */
  async byName(query, surely = false, first = null) {
    if (this.only || !query.loose || (!surely && tokens(query.words).every(({ word }) => COMMON.has(word)))) return null;
    const [{ wholeNames }, view] = await Promise.all([import("../search-words.js"), first || this.open(["all"], true)]);
    let nation = view;
    let results = await wholeNames(/** @type {SearchIndex} */ (nation.index), query.text);
    if (first && !results.length) {
      nation = await this.open(["all"], true);
      results = await wholeNames(/** @type {SearchIndex} */ (nation.index), query.text);
    }
    return { named: results.map(({ doc, score }) => ({ doc, score, miles: NaN, fresh: 2, name: 0 })), nation };
  }

  /** @param {string[]} keys @param {Places} places @returns {string[]} the states among them that have entries; without any the nation's own */
  scopes(keys, places) {
    const open = (/** @type {string} */ key) => (places.byKey.get(key) || { size: 0 }).size > 0 && (!this.only || this.only.has(key));
    const known = Array.from(new Set(keys)).filter(open);
    return known.length ? known : ["us"];
  }

  /** @param {Query} query @param {Place | null} place @param {View} view @returns {Outcome} */
  outcome(query, place, view) {
    return { query, place, view, only: Array.from(this.only || []), main: [], total: 0, matched: new Uint8Array(0), radius: 0, widened: false, dropped: [],
      read: [], named: [], nation: null, instead: [], insteadView: view };
  }

  /**
   * @param {View} view
   * @param {string} words
   * @param {(doc: number) => boolean} within
   * @param {State} state
   * @param {Asked} asked
   * @returns {Promise<{ list: Ranked[], total: number, matched: Uint8Array, dropped: string[], read: { typed: string, as: string }[] }>}
   *   list: the first of the order, sorted; total: of all that pass
   */
  async ranked(view, words, within, state, { order, most, away = null, names = null }) {
    const { index, columns } = view;
    const today = dayNumber(this.now());
    const passes = await this.passes(view, state);
    /** @type {Int32Array | null} */
    let byName = null;
    const ready = names && names.then((found) => (byName = found));
    // Who is open now is known of those alone that were looked at.
    const limit = state.soon ? index.size : most;
    /** @type {(doc: number, score: number) => Ranked} */
    const ranked = (doc, score) => ({
      doc,
      score,
      miles: away ? away[doc] : NaN,
      fresh: freshness(columns.checked[doc], today),
      name: byName ? byName[doc] + 1 : 0,
    });
    if (wordsOf(words, index.compounds).length) {
      const [{ lookFor }, { phrases }] = await Promise.all([import("../search-words.js"), this.places()]);
      // Where the score comes first, only equals must be put in order.
      const how = away
        ? {
          order: (/** @type {number[]} */ docs, /** @type {Float64Array} */ scores) =>
            docs.map((doc) => ranked(doc, scores[doc])).sort(order).map(({ doc }) => doc),
        }
        : { ties: (/** @type {number} */ a, /** @type {number} */ b) => order(ranked(a, 0), ranked(b, 0)) };
      const found = await lookFor(/** @type {SearchIndex} */ (index), phrases, { words, within, passes, limit, ready, how });
      return Object.assign(found, { list: found.list.map(({ doc, score }) => ranked(doc, score)).sort(order) });
    }
    await ready;
    const matched = new Uint8Array(index.size);
    const list = [];
    for (let doc = 0; doc < index.size; doc++) {
      if (!within(doc)) continue;
      matched[doc] = 1;
      if (passes(doc)) list.push(ranked(doc, 0));
    }
    return { list: list.sort(order).slice(0, limit), total: list.length, matched, dropped: [], read: [] };
  }

  /** @param {View} view @param {State} state @returns {Promise<(doc: number) => boolean>} whether a document passes all filters */
  async passes(view, state) {
    const since = state.year ? dayNumber(this.now()) - 365 : 0;
    const checked = (/** @type {number} */ doc) => view.columns.checked[doc] >= since;
    if (!state.chosen.size) return checked;
    const { facetsNeeded, marksOf, passing } = await import("../search-more.js");
    const chosen = passing(marksOf(await this.facets(view, facetsNeeded(state.chosen)), state.chosen, view.index.size));
    return (doc) => checked(doc) && chosen(doc);
  }

  /** @param {View} view @param {string[]} [groups] all unless told @returns {Promise<Facets>} */
  async facets(view, groups) {
    const [{ facets }, { facetsOf }] = await Promise.all([this.places(), import("../search-more.js")]);
    return facetsOf(view.index, facets.filter((group) => !groups || groups.indexOf(group) >= 0));
  }
}
