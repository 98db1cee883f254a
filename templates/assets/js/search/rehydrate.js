// @ts-check
// From postings on the wire back to a lunr.Index.

import { lunr } from "../../vendor/lunr-query-2.3.9.js";

/** @typedef {import("./index.js").Prepared} Prepared */
/** @typedef {import("./index.js").Numbered} Numbered */

/** lunr's MatchData wants metadata for each posting; there is none to tell. */
const NO_METADATA = Object.freeze(Object.create(null));

/**
 * A real lunr.Index with the touched terms and the chosen documents.
 * @param {import("./index.js").SearchIndex} search
 * @param {Prepared[]} prepared
 * @param {Numbered[]} numbered
 * @param {Uint8Array} chosen
 */
export function lunrIndex(search, prepared, numbered, chosen) {
  const { fields } = search;
  const invertedIndex = Object.create(null);
  const fieldVectors = Object.create(null);
  if (prepared.every(({ clause }) => clause.presence === 3)) {
    // With nothing but prohibited terms lunr lists every document.
    for (let doc = 0; doc < search.size; doc++) {
      if (chosen[doc]) for (const field of fields) fieldVectors[field + "/" + doc] = new lunr.Vector();
    }
  }
  numbered.forEach(({ term, postings }, index) => {
    const entry = Object.create(null);
    entry._index = index;
    fields.forEach((field, f) => {
      const holders = (entry[field] = Object.create(null));
      const repeats = postings.repeats[f];
      const weigh = search.weigher(postings, f);
      for (const doc of postings.docs[f]) {
        if (!chosen[doc]) continue;
        holders[doc] = NO_METADATA;
        const key = field + "/" + doc;
        const vector = fieldVectors[key] || (fieldVectors[key] = new lunr.Vector());
        vector.elements.push(index, weigh((repeats && repeats.get(doc)) || 1));
      }
    });
    invertedIndex[term] = entry;
  });
  const tokenSet = search.tokenSet(numbered.map(({ term }) => term));
  return new lunr.Index({ invertedIndex, fieldVectors, tokenSet, fields, pipeline: search.pipeline });
}
