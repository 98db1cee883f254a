// @ts-check
// What a search will surely need, asked for before it is known what else: each wait costs a slow phone a fifth of a second. Whoever
// needs a file that cannot be had will meet the failure, too.

import { COMMON, tokens } from "./tokens.js";

/** @typedef {import("../search/store.js").Store} Store */
/** @typedef {import("./places.js").Places} Places */

/**
 * Begins while tables still tell which places are meant.
 * @param {Store} store
 * @param {Places} places
 * @param {Set<string> | null} only the states to look at, where no others can be had
 * @param {import("./address.js").State} state
 */
export function ahead(store, places, only, { q, in: home }) {
  const quietly = (/** @type {Promise<any>} */ wanted) => wanted.catch(() => {});
  const words = tokens(q).map(({ word }) => word);
  const sought = words.filter((word) => COMMON.has(word));
  places.phrases.ahead(sought);
  if (sought.length) quietly(import("../search-words.js"));
  // "newark nj", "sober living texas": a state at the end is one.
  const last = places.called.get(words.slice(-2).join(" ")) || places.called.get(words.slice(-1)[0]) || places.byKey.get(home);
  if (last && last.size && (!only || only.has(last.key))) quietly(store.get(last.key + ".json"));
}

/**
 * Begins to fetch the shards that words need, while the tables of contents of these states are on their way.
 * @param {Store} store
 * @param {Places} places
 * @param {string[]} scopes
 * @param {string} words
 */
export async function shardsSooner(store, places, scopes, words) {
  if (!words || scopes.every((key) => store.files.has(key + ".json"))) return;
  try {
    const [{ shardsAhead }, synonyms] = await Promise.all([import("../search-words.js"), places.phrases.of(words, places.compounds)]);
    const sizeOf = (/** @type {string} */ key) => (key === "us" ? places.nationwide : (places.byKey.get(key) || { size: 0 }).size);
    shardsAhead(store, scopes.map((key) => [key, sizeOf(key)]), words, places.compounds, synonyms);
  } catch (_) {
    // As said above.
  }
}
