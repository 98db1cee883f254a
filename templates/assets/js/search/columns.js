// @ts-check
// Distance and freshness: what is known of every document besides its words. Stands in the tables of contents.

import { Reader, SearchDataError } from "./wire.js";

/** @typedef {import("./opened.js").Opened} Opened */
/** @typedef {import("./opened.js").State} State */
/**
 * One number per document. lat, lon: degrees, NaN where unknown; checked: days since 2000-01-01 plus one, 0 where never checked.
 * @typedef {{ lat: Float64Array, lon: Float64Array, checked: Int32Array }} Columns
 */

/**
 * Where documents are and when they were checked. Of the nation only `checked` is known.
 * @param {Opened} index
 * @returns {Columns}
 * @throws {SearchDataError}
 */
export function columnsOf(index) {
  const lat = new Float64Array(index.size).fill(NaN);
  const lon = new Float64Array(index.size).fill(NaN);
  const checked = new Int32Array(index.size);
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
  index.parts.forEach(({ scope, national, states }, i) => {
    const head = index.heads[i];
    const path = scope + ".json";
    if (national) {
      states.forEach((state, at) => readDays(head.checked[at], state, path));
      return;
    }
    const state = states[0];
    readDays(head.checked, state, path);
    const [north, east] = [head.lat, head.lon].map((text) => new Reader(text, path));
    const nowhere = new Set(new Reader(head.nowhere, path).list(state.size));
    for (let doc = 0, y = 0, x = 0; doc < state.size; doc++) {
      if (nowhere.has(doc)) continue;
      lat[state.base + doc] = (y += north.signed()) / 1000;
      lon[state.base + doc] = (x += east.signed()) / 1000;
    }
  });
  return { lat, lon, checked };
}
