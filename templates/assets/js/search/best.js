// @ts-check
// What lunr will rank first, found with lunr's own arithmetic but without its objects.

import { breathe } from "./breathe.js";

/** @typedef {import("./index.js").Prepared} Prepared */
/** @typedef {import("./index.js").Numbered} Numbered */

/**
 * The documents that lunr will rank first. lunr makes several objects for each posting it looks at, which a phone feels when a
 * query matches half the country; so the best are picked here with lunr's own arithmetic, and lunr ranks only those.
 * @param {import("./index.js").SearchIndex} search
 * @param {Prepared[]} prepared
 * @param {Numbered[]} numbered
 * @param {Uint8Array} matched
 * @param {number} limit
 * @param {((a: number, b: number) => number) | undefined} ties
 * @param {import("./index.js").Order} [order]
 * @returns {Promise<Uint8Array>} 1 for `limit` documents
 */
export async function bestDocuments(search, prepared, numbered, matched, limit, ties, order) {
  const { size, fields } = search;
  // lunr breaks ties by which document it met first, and adds up a document's fields in the order in which it met them.
  const met = fields.map(() => new Uint32Array(size));
  /** @type {Map<string, number>[]} */
  const wanted = fields.map(() => new Map());
  let clock = 0;
  for (const { clause, terms } of prepared) {
    if (clause.presence === 3) continue;
    for (const term of terms) {
      const { docs } = search.postings(term);
      for (const field of clause.fields) {
        const f = fields.indexOf(field);
        const seen = wanted[f].get(term);
        wanted[f].set(term, (seen || 0) + clause.boost);
        if (seen !== undefined) continue;
        clock++;
        const times = met[f];
        const holders = docs[f];
        for (let i = 0; i < holders.length; i++) if (!times[holders[i]]) times[holders[i]] = clock;
      }
    }
    await breathe();
  }
  const magnitudes = fields.map(() => 1);
  /** @type {Float64Array[]} */
  const parts = [];
  for (let f = 0; f < fields.length; f++) {
    const dots = new Float64Array(size);
    let squares = 0;
    for (const { term, postings } of numbered) {
      const boost = wanted[f].get(term);
      if (boost === undefined) continue;
      squares += boost * boost;
      const weigh = search.weigher(postings, f);
      const once = boost * weigh(1);
      const repeats = postings.repeats[f];
      const holders = postings.docs[f];
      for (let i = 0; i < holders.length; i++) {
        const times = repeats && repeats.get(holders[i]);
        dots[holders[i]] += times ? boost * weigh(times) : once;
      }
    }
    magnitudes[f] = Math.sqrt(squares) || 1;
    parts.push(dots);
    await breathe();
  }
  /** A document's score, its fields added up in the order in which they were met. @param {number} doc */
  const inOrder = (doc) => {
    let score = 0;
    for (let since = 0; ; ) {
      // The field met next after `since`; no two are met at the same time.
      let next = -1;
      for (let f = 0; f < fields.length; f++) {
        const time = met[f][doc];
        if (time > since && (next < 0 || time < met[next][doc])) next = f;
      }
      if (next < 0) return score;
      since = met[next][doc];
      score += parts[next][doc] / magnitudes[next];
    }
  };
  const scores = new Float64Array(size);
  /** @type {number[]} */
  const candidates = [];
  for (let doc = 0; doc < size; doc++) {
    if (!matched[doc]) continue;
    candidates.push(doc);
    // Two numbers add up to the same in any order, three may not.
    let fieldsMet = 0;
    for (let f = 0; f < fields.length; f++) {
      const part = parts[f][doc];
      if (part && fieldsMet++ < 2) scores[doc] += part / magnitudes[f];
    }
    if (fieldsMet > 2) scores[doc] = inOrder(doc);
  }
  await breathe();
  const best = new Uint8Array(size);
  if (order) {
    for (const doc of order(candidates, scores).slice(0, limit)) best[doc] = 1;
    return best;
  }
  const sorted = new Float64Array(candidates.length);
  for (let i = 0; i < sorted.length; i++) sorted[i] = scores[candidates[i]];
  const last = sorted.sort()[candidates.length - limit];
  const tied = candidates.filter((doc) => scores[doc] === last);
  const first = (/** @type {number} */ doc) => Math.min.apply(null, met.map((times) => times[doc] || Infinity));
  tied.sort((a, b) => (ties ? ties(a, b) : 0) || first(a) - first(b) || a - b);
  let room = limit;
  for (const doc of candidates) if (scores[doc] > last) (best[doc] = 1), room--;
  for (const doc of tied.slice(0, room)) best[doc] = 1;
  return best;
}
