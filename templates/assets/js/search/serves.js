// @ts-check
// Whom documents serve, where they say so.

import { Reader } from "./wire.js";

/** @typedef {import("./opened.js").Opened} Opened */

/**
 * The documents that are for other states than this one, by their own word.
 * @param {Opened} index
 * @param {string} state
 * @returns {Uint8Array} 1 for those
 */
export function notFor(index, state) {
  const marks = new Uint8Array(index.size);
  index.parts.forEach(({ scope, states }, i) => {
    const { serves } = index.heads[i];
    for (const key of Object.keys(serves || {})) {
      for (const doc of new Reader(serves[key], scope + ".json").list(states[0].size)) {
        if (marks[states[0].base + doc] !== 2) marks[states[0].base + doc] = key === state ? 2 : 1;
      }
    }
  });
  return marks.map((mark) => +(mark === 1));
}
