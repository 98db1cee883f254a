// @ts-check
// One search: reads the query, opens the states it touches, finds, filters and orders. No DOM.

import { columnsOf } from "../search/columns.js";
import { namesOf } from "../search/names.js";
import { Opened, headsOf } from "../search/opened.js";
import { Store } from "../search/store.js";
import { wordsOf } from "../search/words.js";
import { dayNumber, freshness, tiesIn, withPlace, withoutPlace } from "./order.js";
import { parse } from "./parse.js";
import { remembering } from "./memory.js";
import { Places, miles } from "./places.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {import("./parse.js").Query} Query */
/** @typedef {import("./places.js").Place} Place */
/** @typedef {import("./order.js").Ranked} Ranked */
/** @typedef {import("../search/index.js").SearchIndex} SearchIndex */
/** @typedef {import("../search/opened.js").Opened} Index */
/** @typedef {import("../search/columns.js").Columns} Columns */
/** @typedef {import("../search/facets.js").Facets} Facets */
/** index: a SearchIndex where words are looked for. isLocal: has a distance. @typedef {{ index: Index, columns: Columns, isLocal: (doc: number) => boolean }} View */
/**
 * main: the list, in order. wide: help that reaches the whole state or more, or by phone and online. matched: found by words and
 * place, filters aside. total: of main, which may hold only its best. radius: miles, 0 without a circle. widened: the circle was
 * empty, these are the nearest. dropped: words that nothing has. read: words that were taken for others. named: entries anywhere that
 * are called what was typed, from the index nation. instead: where nothing has the words, the nearest of any kind.
 * @typedef {{ query: Query, place: Place | null, view: View, main: Ranked[], wide: Ranked[], total: number, matched: Uint8Array, radius: number,
 *   widened: boolean, dropped: string[], read: { typed: string, as: string }[], named: Ranked[], nation: View | null, instead: Ranked[], insteadView: View }} Outcome
 */

export const USUAL_RADIUS = 25;
/** Where a circle holds nothing: miles to look within, until there are as many as FEWEST. */
const WIDER = [50, 100, 200, 400];
const FEWEST = 5;
/** So many states at most are opened by themselves: each costs some KB. */
const MOST_STATES = 4;
/** Partial matches nearby are better than whole ones farther away than this. */
const WORTH_A_TRIP = 100;
const ALL = 1e6;
const NATION_LIMIT = 400;

export class Engine {
  /** @param {{ base: string, language?: string, now?: () => number, fetch?: typeof fetch, lunr?: () => Promise<any> }} options base: the search folder; lunr: fetches lunr.js */
  constructor(options) {
    this.base = options.base.replace(/\/?$/, "/");
    this.language = options.language || "en";
    this.now = options.now || (() => Date.now());
    this.lunr = options.lunr;
    this.fetch = remembering(options.fetch || ((url, init) => fetch(url, init)));
    this.store = new Store(this.base, this.fetch, undefined);
    /** @type {Map<string, Promise<View>>} */
    this.views = new Map();
  }

  /** @returns {Promise<Places>} */
  places() {
    return Places.open(this.store, this.language);
  }

  /** @returns {Promise<Record<string, any>>} labels of the filters, by group and key */
  async labels() {
    return (await this.store.get("filters.json")).labels;
  }

  /** @param {string[]} scopes @param {boolean} searched whether words are looked for: else lunr is not fetched @returns {Promise<View>} */
  async open(scopes, searched) {
    const key = scopes.join() + searched;
    let view = this.views.get(key);
    if (!view) {
      view = this.openView(scopes, searched);
      this.views.set(key, view);
      view.catch(() => this.views.delete(key));
    }
    return view;
  }

  /** @param {string[]} scopes @param {boolean} searched @returns {Promise<View>} */
  async openView(scopes, searched) {
    // Where only a place was asked for, neither lunr nor what works with it is fetched.
    const [places, words, lunr, [store, names, heads]] = await Promise.all([
      this.places(),
      searched && import("../search-words.js"),
      searched && this.lunr && this.lunr(),
      headsOf({ base: this.base, scope: scopes, fetch: this.fetch }),
    ]);
    const index = words ? new words.SearchIndex(lunr || /** @type {any} */ (self).lunr, store, names, heads) : new Opened(store, names, heads);
    const columns = await columnsOf(index);
    const local = new Uint8Array(index.size);
    for (const state of index.states) {
      const known = places.byKey.get(state.key);
      if (known) local.fill(1, state.base, state.base + Math.min(known.local, state.size));
    }
    return { index, columns, isLocal: (doc) => local[doc] === 1 };
  }

  /**
   * @param {State} state
   * @param {Place | null} [near] where the visitor is, if asked
   * @returns {Promise<Outcome>}
   * @throws {import("../search/wire.js").SearchDataError}
   */
  async run(state, near = null) {
    const places = await this.places();
    const query = await this.read(state, places);
    const home = places.byKey.get(state.in);
    const place = near || query.place || (home ? places.ofState(home) : null);
    if (!place) return this.inNation(state, query);
    if (place.kind === "state") return this.inState(state, query, place, places);
    return this.around(state, query, place, places);
  }

  /** @param {State} state @param {Places} places @returns {Promise<Query>} */
  async read(state, places) {
    const query = await parse(state.q, places, state.in);
    if (state.where !== "no") return query;
    return Object.assign({}, query, { words: state.q, place: null, others: [], maybe: null, loose: false });
  }

  /** @param {State} state @param {Query} query @returns {Promise<Outcome>} */
  async inNation(state, query) {
    const view = await this.open(["all"], query.words !== "");
    const found = await this.ranked(view, query.words, () => true, state, NaN, NaN, NATION_LIMIT);
    return Object.assign(this.outcome(query, null, view), found, { main: found.list.sort(withoutPlace) });
  }

  /** @param {State} state @param {Query} query @param {Place} place @param {Places} places @returns {Promise<Outcome>} */
  async inState(state, query, place, places) {
    const view = await this.open(this.scopes([place.state], places), query.words !== "");
    const found = await this.ranked(view, query.words, view.isLocal, state);
    const wide = await this.ranked(view, query.words, (doc) => !view.isLocal(doc), state);
    return Object.assign(this.outcome(query, place, view), found, {
      main: found.list.sort(withoutPlace),
      wide: useful(found, wide).sort(withoutPlace),
    });
  }

  /**
   * @param {State} state
   * @param {Query} query
   * @param {Place} place
   * @param {Places} places
   * @param {boolean} [anyKind] called for what stands instead of results
   * @returns {Promise<Outcome>}
   */
  async around(state, query, place, places, anyKind = false) {
    const usual = state.radius || [USUAL_RADIUS, 50, 100].find((miles) => miles >= place.reach) || 100;
    /** @type {string[]} */
    let opened = [];
    /** @type {Outcome | null} */
    let best = null;
    for (const radius of [usual, ...WIDER.filter((miles) => miles > usual)]) {
      const keys = places.touching(place.lat, place.lon, radius);
      if (best && keys.length > MOST_STATES) break;
      // For what has some of the words nearby no more states are opened.
      if (best && best.main.length && keys.some((key) => opened.indexOf(key) < 0)) break;
      opened = keys.concat(place.state);
      const view = await this.open(this.scopes([place.state, ...keys], places), query.words !== "");
      const { columns } = view;
      const away = (/** @type {number} */ doc) => miles(place.lat, place.lon, columns.lat[doc], columns.lon[doc]);
      const found = await this.ranked(view, query.words, (doc) => view.isLocal(doc) && away(doc) <= radius, state, place.lat, place.lon);
      const widened = radius > usual;
      const enough = widened ? Math.min(FEWEST, found.list.length) : found.list.length;
      const whole = !found.dropped.length;
      if (best && best.main.length && (!whole || radius > WORTH_A_TRIP)) break;
      if (!best || found.list.length) {
        const list = found.list.sort(withPlace);
        if (widened) list.sort((a, b) => a.miles - b.miles).splice(FEWEST);
        const own = (/** @type {number} */ doc) => !view.isLocal(doc) && this.serves(view, doc, place.state);
        const wide = await this.ranked(view, query.words, own, state);
        best = Object.assign(this.outcome(query, place, view), found, {
          main: widened ? list.sort(withPlace) : list,
          total: list.length,
          wide: useful(found, wide).sort(withoutPlace),
          radius: widened && list.length ? Math.ceil(Math.max.apply(null, list.map((one) => one.miles))) : usual,
          widened,
        });
      }
      if (whole && (widened ? enough >= FEWEST : enough)) break;
    }
    const found = /** @type {Outcome} */ (best);
    if (!found.main.length && query.words && !anyKind) {
      const any = await this.around(state, Object.assign({}, query, { words: "", loose: false }), place, places, true);
      if (any.main.length) Object.assign(found, { instead: any.main.slice(0, FEWEST), insteadView: any.view });
    }
    return this.byName(query, found);
  }

  /**
   * Whether help of some state, or of the nation, is for people here: what its own state or all have, not a neighbor's line.
   * @param {View} view
   * @param {number} doc
   * @param {string} state
   */
  serves(view, doc, state) {
    const { key } = view.index.stateOf(doc);
    return key === state || key === "us";
  }

  /**
   * "Louisville Recovery Center" may be a name: whoever is called all that stands first, wherever it is.
   * @param {Query} query
   * @param {Outcome} outcome
   */
  async byName(query, outcome) {
    if (!query.loose) return outcome;
    const nation = await this.open(["all"], true);
    const { wholeNames } = await import("../search-words.js");
    const results = await wholeNames(/** @type {SearchIndex} */ (nation.index), query.text);
    outcome.named = results.map(({ doc, score }) => ({ doc, score, miles: NaN, fresh: 2, name: 0 }));
    outcome.nation = nation;
    return outcome;
  }

  /**
   * Puts those in order of their names that nothing else orders, as far as they are shown. Of states there is a file of the order of
   * names, among equals the first state opened, the visitor's, comes first. Of the nation there is none (it would be 40 KB): there
   * equals stand in the order of their states and places, and those that are shown together in that of their names.
   * @param {View} view
   * @param {Ranked[]} list sorted
   * @param {number} from
   * @param {number} to
   */
  async settle({ index }, list, from, to) {
    const order = list.length && isNaN(list[0].miles) ? withoutPlace : withPlace;
    const end = Math.min(to, list.length);
    if (!index.parts[0].national) {
      // One more than is shown: whoever comes next may be its equal.
      if (list.some(({ name }) => name) || !tiesIn(list, from, Math.min(end + 1, list.length), order).length) return;
      const names = await namesOf(index);
      for (const one of list) one.name = names[one.doc] + 1;
      list.sort(order);
      return;
    }
    const ties = tiesIn(list, from, end, order);
    if (!ties.length) return;
    const cards = await index.cards(list.slice(from, end).map(({ doc }) => doc));
    const names = new Map(cards.map(({ card }, i) => [list[from + i].doc, wordsOf(String(card[0]), index.compounds).join(" ")]));
    const name = (/** @type {Ranked} */ one) => String(names.get(one.doc));
    for (const [start, stop] of ties) {
      const some = list.slice(start, stop).sort((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : a.doc - b.doc));
      list.splice(start, stop - start, ...some);
    }
  }

  /** @param {string[]} keys @param {Places} places @returns {string[]} the states among them that have entries, and the nation's own */
  scopes(keys, places) {
    const known = Array.from(new Set(keys)).filter((key) => (places.byKey.get(key) || { size: 0 }).size > 0);
    return places.nationwide || !known.length ? known.concat("us") : known;
  }

  /** @param {Query} query @param {Place | null} place @param {View} view @returns {Outcome} */
  outcome(query, place, view) {
    return { query, place, view, main: [], wide: [], total: 0, matched: new Uint8Array(0), radius: 0, widened: false, dropped: [],
      read: [], named: [], nation: null, instead: [], insteadView: view };
  }

  /**
   * @param {View} view
   * @param {string} words
   * @param {(doc: number) => boolean} within
   * @param {State} state
   * @param {number} [lat]
   * @param {number} [lon]
   * @param {number} [limit]
   * @returns {Promise<{ list: Ranked[], total: number, matched: Uint8Array, dropped: string[], read: { typed: string, as: string }[] }>}
   */
  async ranked(view, words, within, state, lat = NaN, lon = NaN, limit = ALL) {
    const { index, columns } = view;
    const today = dayNumber(this.now());
    const fresh = (/** @type {number} */ doc) => freshness(columns.checked[doc], today);
    const passes = await this.passes(view, state);
    const ties = (/** @type {number} */ a, /** @type {number} */ b) => fresh(a) - fresh(b) || a - b;
    /** @type {{ list: { doc: number, score: number }[], total: number, matched: Uint8Array, dropped: string[], read: { typed: string, as: string }[] }} */
    let found;
    if (wordsOf(words, index.compounds).length) {
      const { lookFor } = await import("../search-words.js");
      found = await lookFor(/** @type {SearchIndex} */ (index), this.store, { words, within, passes, limit, ties });
    }
    else {
      const matched = new Uint8Array(index.size);
      const list = [];
      for (let doc = 0; doc < index.size; doc++) {
        if (!within(doc)) continue;
        matched[doc] = 1;
        if (passes(doc)) list.push({ doc, score: 0 });
      }
      found = { list, total: list.length, matched, dropped: [], read: [] };
    }
    return Object.assign(found, {
      list: found.list.map(({ doc, score }) => ({
        doc,
        score,
        miles: isNaN(lat) ? NaN : miles(lat, lon, columns.lat[doc], columns.lon[doc]),
        fresh: fresh(doc),
        name: 0,
      })),
    });
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

/**
 * The nation's help is worth showing where it has what was asked, not where it shares one word of three with it.
 * @param {{ list: Ranked[], dropped: string[] }} found
 * @param {{ list: Ranked[], dropped: string[] }} wide
 * @returns {Ranked[]}
 */
function useful(found, wide) {
  return wide.dropped.length > found.dropped.length && found.list.length ? [] : wide.list;
}
