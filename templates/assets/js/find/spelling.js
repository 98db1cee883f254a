// @ts-check
// Misspelled words of the vocabulary: fetched when a word is nowhere.

/** @typedef {import("../search/index.js").SearchIndex} SearchIndex */

/** Shorter stems are too near each other: "shot" is no misspelled "shopping". */
const FEWEST = 5;

/**
 * The single word of the table that a word is a misspelling of: "suboxin" is "suboxone".
 * @param {import("./phrases.js").Phrases} phrases
 * @param {string} word in normal form
 * @param {SearchIndex} index for its stemmer
 * @returns {Promise<string>} "" if there is none
 */
export async function corrected(phrases, word, index) {
  if (word.length < 4) return "";
  const stem = index.stem(word);
  const said = Object.keys(await phrases.range(word));
  // "alanon" is no misspelled "alano" where nobody near has it.
  if (said.indexOf(word) >= 0) return "";
  for (const phrase of said) {
    if (phrase.indexOf(" ") < 0 && phrase.length > 3 && (isMisspelled(phrase, word) || (stem.length >= FEWEST && isMisspelled(index.stem(phrase), stem)))) return phrase;
  }
  return "";
}

/** @param {string} a @param {string} b @returns {boolean} one letter more, less, other, or two changed places */
export function isMisspelled(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return (left.length < 2 && right.length < 2) || (left.length === 2 && left[0] === right[1] && left[1] === right[0]);
}
