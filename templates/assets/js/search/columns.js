// @ts-check
// Distance and freshness: what is known of every document besides its words.

import { Reader, SearchDataError } from "./wire.js";

/** @typedef {import("./opened.js").Opened} Opened */
/** @typedef {import("./opened.js").State} State */
/**
 * One number per document. lat, lon: degrees, NaN where unknown; checked: days since 2000-01-01 plus one, 0 where never checked.
 * @typedef {{ lat: Float64Array, lon: Float64Array, checked: Int32Array }} Columns
 */

/**
 * Where documents are and when they were checked. Of the nation only `checked` is read.
 * @param {Opened} index
 * @returns {Promise<Columns>}
 * @throws {SearchDataError}
 */
export async function columnsOf(index) {
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
  await Promise.all(
    index.parts.map(async ({ national, states }) => {
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
      const [north, east] = [columns.lat, columns.lon].map((text) => new Reader(text, path));
      const nowhere = new Set(new Reader(columns.nowhere, path).list(state.size));
      for (let i = 0, y = 0, x = 0; i < state.size; i++) {
        if (nowhere.has(i)) continue;
        lat[state.base + i] = (y += north.signed()) / 1000;
        lon[state.base + i] = (x += east.signed()) / 1000;
      }
    })
  );
  return { lat, lon, checked };
}
