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
  const met = new Uint32Array(size * fields.length);
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
        for (const doc of docs[f]) if (!met[f * size + doc]) met[f * size + doc] = clock;
      }
    }
    await breathe();
  }
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
      for (const doc of postings.docs[f]) {
        const times = repeats && repeats.get(doc);
        dots[doc] += times ? boost * weigh(times) : once;
      }
    }
    const magnitude = Math.sqrt(squares);
    if (magnitude) for (let doc = 0; doc < size; doc++) dots[doc] /= magnitude;
    parts.push(dots);
    await breathe();
  }
  const scores = new Float64Array(size);
  const firsts = new Uint32Array(size);
  /** @type {number[]} */
  const candidates = [];
  for (let doc = 0; doc < size; doc++) {
    if (!matched[doc]) continue;
    candidates.push(doc);
    for (let since = 0; ; ) {
      // The field met next after `since`; no two are met at the same time.
      let next = -1;
      for (let f = 0; f < fields.length; f++) {
        const time = met[f * size + doc];
        if (time > since && (next < 0 || time < met[next * size + doc])) next = f;
      }
      if (next < 0) break;
      since = met[next * size + doc];
      if (!firsts[doc]) firsts[doc] = since;
      scores[doc] += parts[next][doc];
    }
  }
  await breathe();
  const best = new Uint8Array(size);
  if (order) {
    for (const doc of order(candidates, scores).slice(0, limit)) best[doc] = 1;
    return best;
  }
  const last = Float64Array.from(candidates, (doc) => scores[doc]).sort()[candidates.length - limit];
  const tied = candidates.filter((doc) => scores[doc] === last);
  tied.sort((a, b) => (ties ? ties(a, b) : 0) || firsts[a] - firsts[b] || a - b);
  let room = limit;
  for (const doc of candidates) if (scores[doc] > last) (best[doc] = 1), room--;
  for (const doc of tied.slice(0, room)) best[doc] = 1;
  return best;
}
