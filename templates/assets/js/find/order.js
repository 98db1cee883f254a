// @ts-check
// The order of results, and nothing else decides it. With a place: distance band, freshness, lunr's score, distance, name.
// Without: lunr's score, freshness, name. There is no boost, no promotion and no payment anywhere in it.

/** miles: NaN without a place. fresh: 0 checked lately, 1 within a year, 2 longer ago or never. name: place in the order of names, 0
 * where the order of documents is that of names already.
 * @typedef {{ doc: number, score: number, miles: number, fresh: number, name: number }} Ranked */

/** Miles around a place that are looked at, unless somebody says otherwise. */
export const USUAL_RADIUS = 25;
/** Miles at which a band ends; the last band has no end. */
export const BANDS = [5, 25, 50];

/** Days from 2000-01-01 to 1970-01-01, plus one, as the index counts (generator/search/state_index.py). */
const EPOCH = 10956;

/** @param {number} now milliseconds @returns {number} today as the index counts days */
export function dayNumber(now) {
  return Math.floor(now / 86400000) - EPOCH;
}

/** @param {number} away @returns {number} */
export function band(away) {
  let at = 0;
  while (at < BANDS.length && away > BANDS[at]) at++;
  return at;
}

/**
 * Checked within 180 days, within a year, or longer ago; what comes from a list and nobody checked is not called fresh.
 * @param {number} checked as the index counts days, 0 for never
 * @param {number} today
 */
export function freshness(checked, today) {
  if (!checked) return 2;
  return today - checked <= 180 ? 0 : today - checked <= 365 ? 1 : 2;
}

/** @param {Ranked} a @param {Ranked} b @returns {number} */
export function withPlace(a, b) {
  return band(a.miles) - band(b.miles) || a.fresh - b.fresh || b.score - a.score || a.miles - b.miles || a.name - b.name || a.doc - b.doc;
}

/** Where nothing is near: which are shown at all. @param {Ranked} a @param {Ranked} b @returns {number} */
export function nearest(a, b) {
  return a.miles - b.miles || withPlace(a, b);
}

/** @param {Ranked} a @param {Ranked} b @returns {number} */
export function withoutPlace(a, b) {
  return b.score - a.score || a.fresh - b.fresh || a.name - b.name || a.doc - b.doc;
}
