// @ts-check
// Filters: which documents have which keys. Fetched when a filter is set or the filters are opened.

import { Reader } from "./wire.js";

/** @typedef {import("./opened.js").Opened} Opened */
/** @typedef {import("./opened.js").State} State */
/** @typedef {import("./wire.js").SearchDataError} SearchDataError */
/** Group -> key -> documents, rising. @typedef {Map<string, Map<string, number[]>>} Facets */

/**
 * Which documents have which filter keys.
 * @param {Opened} index
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
  for (const { national, states } of index.parts) {
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
