// @ts-check
// Filters, distance and freshness: what is known of every document besides its words. Loaded when a page needs it.

import { Reader, SearchDataError } from "./wire.js";

/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./source.js").State} State */
/** Group -> key -> documents, rising. @typedef {Map<string, Map<string, number[]>>} Facets */
/**
 * One number per document. lat, lon: degrees, NaN where unknown; checked: days since 2000-01-01 plus one, 0 where never checked;
 * name: place in the state's order of names.
 * @typedef {{ lat: Float64Array, lon: Float64Array, checked: Int32Array, name: Int32Array }} Columns
 */

/**
 * Which documents have which filter keys.
 * @param {SearchIndex} index
 * @param {string[]} groups needed for the nation, where each group is a file of its own; states give all of theirs
 * @returns {Promise<Facets>}
 * @throws {SearchDataError}
 */
export async function facetsOf(index, groups) {
  /** @type {Facets} */
  const found = new Map();
  /** @type {(group: string, key: string, list: string, state: State, path: string) => void} */
  const take = (group, key, list, state, path) => {
    const keys = found.get(group) || new Map();
    found.set(group, keys);
    const docs = keys.get(key) || [];
    keys.set(key, docs);
    for (const doc of new Reader(list, path).list(state.size)) docs.push(state.base + doc);
  };
  /** @type {[string, string | undefined, State[], string[]][]} path, edition, its states, wanted groups */
  const files = [];
  for (const { national, states } of index.sources) {
    if (national) for (const group of groups) files.push(["all/facet-" + group + ".json", undefined, states, [group]]);
    else files.push([states[0].key + "/facets.json", states[0].edition, states, []]);
  }
  const contents = await Promise.all(files.map(([path, edition]) => index.store.get(path, undefined, edition)));
  files.forEach(([path, , states, wanted], i) => {
    const { facets } = contents[i];
    for (const group of wanted.length ? wanted : Object.keys(facets)) {
      for (const key of Object.keys(facets[group])) {
        // Of the nation, a list for each state, empty where nobody has the key; of a state, its list.
        const lists = wanted.length ? facets[group][key] : [facets[group][key]];
        states.forEach((state, at) => lists[at] && take(group, key, lists[at], state, path));
      }
    }
  });
  return found;
}

/**
 * Where documents are, when they were checked, and how names order them. Of the nation only `checked` is read.
 * @param {SearchIndex} index
 * @returns {Promise<Columns>}
 * @throws {SearchDataError}
 */
export async function columnsOf(index) {
  const lat = new Float64Array(index.size).fill(NaN);
  const lon = new Float64Array(index.size).fill(NaN);
  const checked = new Int32Array(index.size);
  const name = new Int32Array(index.size);
  /** @type {(text: string, state: State, path: string) => void} */
  const readDays = (text, state, path) => {
    const reader = new Reader(text, path);
    let doc = 0;
    for (let day = 0; !reader.done; ) {
      day += reader.signed();
      for (let more = reader.number(); more >= 0 && doc < state.size; more--) checked[state.base + doc++] = day;
    }
    if (doc !== state.size) throw new SearchDataError("damaged", path);
  };
  await Promise.all(
    index.sources.map(async ({ national, states }) => {
      if (national) {
        const path = "all/checked.json";
        const days = (await index.store.get(path)).checked;
        states.forEach((state, i) => readDays(days[i], state, path));
        return;
      }
      const state = states[0];
      const path = state.key + "/columns.json";
      const columns = await index.store.get(path, undefined, state.edition);
      readDays(columns.checked, state, path);
      const [north, east, names] = [columns.lat, columns.lon, columns.name].map((text) => new Reader(text, path));
      const nowhere = new Set(new Reader(columns.nowhere, path).list(state.size));
      for (let i = 0, y = 0, x = 0; i < state.size; i++) {
        name[state.base + i] = names.number();
        if (nowhere.has(i)) continue;
        lat[state.base + i] = (y += north.signed()) / 1000;
        lon[state.base + i] = (x += east.signed()) / 1000;
      }
    })
  );
  return { lat, lon, checked, name };
}
