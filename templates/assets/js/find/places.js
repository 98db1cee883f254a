// @ts-check
// Cities, counties, ZIPs and states, from the small tables of generator/search/place_files.py. Nothing is asked of a server
// but these files, and a file holds hundreds of names: which one was meant stays on the device.

import { Reader, adler, frontCoded } from "../search/wire.js";
import { Phrases } from "./phrases.js";

/** @typedef {import("../search/store.js").Store} Store */
/** reach: miles from the middle of a county to its farthest ZIP; 0 for all else.
 * @typedef {{ kind: "zip" | "city" | "county" | "state" | "near", name: string, state: string, lat: number, lon: number, reach: number }} Place */
/** size: entries; local: how many of them, the first, have a distance; cells: degrees that hold any, box: around them all
 * (place_files.py, _state).
 * @typedef {{ key: string, name: string, size: number, local: number, cells: number[], box: number[] }} State */
/** @typedef {{ path: string, names: string[], records: string[], shown?: Record<string, string> }} Shard */
/** weak: mostly means something else than a place. @typedef {{ weak: boolean, spots: Place[] }} Named */

const EARTH_RADIUS_MILES = 3958.7613;
const RADIAN = Math.PI / 180;
/** Names of places have at most so many words. */
export const LONGEST_NAME = 5;
const START = "start.json";
/** As in place_files.py: names with a longer first word stand in one file. */
const WHOLE = 5;

/**
 * Statute miles along the great circle; the same formula as generator/directory/distance.py.
 * @param {number} lat
 * @param {number} lon
 * @param {number} otherLat
 * @param {number} otherLon
 */
export function miles(lat, lon, otherLat, otherLon) {
  const up = Math.sin(((otherLat - lat) * RADIAN) / 2);
  const over = Math.sin(((otherLon - lon) * RADIAN) / 2);
  const chord = up * up + Math.cos(lat * RADIAN) * Math.cos(otherLat * RADIAN) * over * over;
  return 2 * EARTH_RADIUS_MILES * Math.asin(Math.min(1, Math.sqrt(chord)));
}

export class Places {
  /**
   * @param {Store} store
   * @param {any} table start.json
   * @param {string} language
   * @param {boolean} [partial] whether some ZIPs' files cannot be had
   */
  constructor(store, table, language, partial = false) {
    this.store = store;
    this.partial = partial;
    /** What the cards say for a key. @type {any} */
    this.labels = table.labels;
    /** The rules of time zones that cards name. @type {Record<string, string>} */
    this.zones = table.zones || {};
    this.phrases = new Phrases(store, table.phrases);
    /** @type {string} */
    this.edition = table.e;
    /** Files of names. @type {number} */
    this.files = table.names;
    /** @type {Map<number, Shard>} */
    this.shards = new Map();
    /** @type {Record<string, string>} */
    this.short = table.short;
    /** Filter groups that any entry is in. @type {string[]} */
    this.facets = table.facets;
    /** Entries that are nationwide or online. @type {number} */
    this.nationwide = table.us;
    /** Pairs that are written as one word, as the index has them. @type {ReadonlySet<string>} */
    this.compounds = new Set(table.compounds);
    /** Blocks of two hundred ZIPs, a file each (generator/directory/zips.py, zip_block). */
    this.zips = new Set(new Reader(table.zips, START).list(500));
    /** @type {State[]} */
    this.states = table.states.map((/** @type {any[]} */ [key, names, , numbers]) => {
      const reader = new Reader(numbers, START);
      const size = reader.number();
      const local = reader.number();
      const cells = reader.gaps(reader.number(), 180 * 360);
      const box = [];
      while (!reader.done) box.push(reader.signed() / 10);
      return { key, name: names[language] || names.en, size, local, cells, box };
    });
    this.byKey = new Map(this.states.map((state) => [state.key, state]));
    /** What a state is called, in normal form, its code too. @type {Map<string, State>} */
    this.called = new Map();
    table.states.forEach((/** @type {any[]} */ row, /** @type {number} */ i) => {
      for (const name of row[2].concat(Object.keys(row[1]).map((one) => row[1][one].toLowerCase()))) this.called.set(name, this.states[i]);
    });
  }

  /** @param {Store} store @param {string} language @param {boolean} [partial] @param {any} [start] what start.json says, where it is known */
  static async open(store, language, partial, start) {
    return new Places(store, start || (await store.get(START)), language, partial);
  }

  /** @param {State} state @returns {Place} */
  ofState(state) {
    return { kind: "state", name: state.name, state: state.key, lat: NaN, lon: NaN, reach: 0 };
  }

  /** @param {string} code five digits @returns {Promise<Place | null>} null if there is no such ZIP, or none knows where */
  async zip(code) {
    const which = Math.floor(+code / 200);
    if (!this.zips.has(which)) return null;
    const path = "zips/" + which + ".json";
    /** @type {any} */
    const table = await this.store.get(path, undefined, this.edition).catch((error) => {
      if (!this.partial) throw error;
      return null;
    });
    if (!table) return null;
    const { c, s, z } = table;
    const reader = new Reader(z, path);
    for (let zip = which * 200 - 1, lat = 0, lon = 0; !reader.done; ) {
      zip += reader.number() + 1;
      lat += reader.signed();
      lon += reader.signed();
      const city = c[reader.number()];
      const state = s[reader.number()];
      if (zip === +code) return { kind: "zip", name: code + ", " + city, state, lat: lat / 100, lon: lon / 100, reach: 0 };
    }
    return null;
  }

  /** @param {string[]} words @returns {string} short forms of names spelled out: "st louis" is "saint louis" */
  full(words) {
    return words.map((word, i) => (word === "co" && !i ? word : this.short[word] || word)).join(" ");
  }

  /** @param {string} name words in full form @returns {Promise<Named | null>} the places of that name, the one with most entries first */
  async named(name) {
    const shard = await this.shard(name);
    const at = shard.names.indexOf(name);
    if (at < 0) return null;
    const reader = new Reader(shard.records[at], shard.path);
    const shown = (shard.shown && shard.shown[name]) || name.replace(/(^| )./g, (letter) => letter.toUpperCase());
    const weak = reader.number() > 0;
    /** @type {Place[]} */
    const spots = [];
    while (!reader.done) {
      const state = this.states[reader.number()];
      const [lat, lon] = [reader.signed() / 100, reader.signed() / 100];
      const reach = reader.number();
      spots.push({ kind: reach ? "county" : "city", name: shown, state: state.key, lat, lon, reach });
    }
    return { weak, spots };
  }

  /** @param {string} name @returns {Promise<Shard>} */
  async shard(name) {
    const [first, next] = name.split(" ");
    const which = adler(new TextEncoder().encode(first.length > WHOLE || !next ? first : first + " " + next)) % this.files;
    const path = "places/" + which + ".json";
    let shard = this.shards.get(which);
    if (!shard) {
      const { t, p, d } = await this.store.get(path, undefined, this.edition);
      shard = { path, names: frontCoded(t), records: p.split(" "), shown: d };
      this.shards.set(which, shard);
    }
    return shard;
  }

  /**
   * The states that have entries within so many miles of a point, or may have; nearest first.
   * @param {number} lat
   * @param {number} lon
   * @param {number} radius
   * @returns {string[]}
   */
  touching(lat, lon, radius) {
    /** @type {[number, string][]} */
    const near = [];
    for (const { key, cells, box } of this.states) {
      let away = Infinity;
      for (const cell of cells) {
        const [south, west] = [Math.floor(cell / 360) - 90, (cell % 360) - 180];
        if (Math.abs(south - lat) > radius / 60 + 2) continue;
        const nearLat = Math.min(Math.max(lat, south, box[0]), south + 1, box[2]);
        const nearLon = Math.min(Math.max(lon, west, box[1]), west + 1, box[3]);
        away = Math.min(away, miles(lat, lon, nearLat, nearLon));
      }
      if (away <= radius) near.push([away, key]);
    }
    return near.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1)).map(([, key]) => key);
  }

  /** "Newark, NJ"; a state's own name; "40202, Louisville, KY". @param {Place} place */
  label(place) {
    return place.kind === "state" || place.kind === "near" ? place.name : place.name + ", " + place.state.toUpperCase();
  }
}
