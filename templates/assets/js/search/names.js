// @ts-check
// How names order documents: fetched when nothing else does.

import { Reader } from "./wire.js";

/** @typedef {import("./opened.js").Opened} Opened */
/** @typedef {import("./wire.js").SearchDataError} SearchDataError */

/**
 * Each document's place in its state's order of names, the states in the order in which they were opened.
 * @param {Opened} index of states
 * @returns {Promise<Int32Array>}
 * @throws {SearchDataError}
 */
export async function namesOf(index) {
  const name = new Int32Array(index.size);
  await Promise.all(
    index.states.map(async ({ key, base, size, edition }) => {
      const path = key + "/names.json";
      const reader = new Reader((await index.store.get(path, undefined, edition)).name, path);
      for (let i = 0; i < size; i++) name[base + i] = base + reader.number();
    })
  );
  return name;
}
