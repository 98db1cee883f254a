// @ts-check
// Which shard of a state holds a term: known before its table of contents is, so that both are fetched at once. The same as
// generator/search/shards.py, which says why.

const DOCUMENTS_PER_SHARD = 8;
const FEWEST = 12;
const MOST = 256;
/** So many first letters decide. */
export const LETTERS = 3;
/** What marks begin with: their list's name in three letters follows, then the key, which counts. */
export const MARK = "zz";

/** @param {number} documents @returns {number} into how many shards the terms of a state with so many documents are cut */
export function shardCount(documents) {
  return Math.min(MOST, FEWEST + Math.floor(documents / DOCUMENTS_PER_SHARD));
}

/** @param {string} term @param {number} count of the state's shards @returns {number} */
export function shardOf(term, count) {
  const start = term.startsWith(MARK) ? MARK.length + 3 : 0;
  let check = 0;
  for (let i = start; i < term.length && i < start + LETTERS; i++) check = (check * 31 + term.charCodeAt(i)) % 65521;
  return check % count;
}
