// @ts-check
// From what people type to words: the same normal form as generator/search/words.py.

/** @type {Record<string, string>} */
const SPELLED = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i" };
const APOSTROPHES = /['\u2018\u2019\u02bc`\u00b4\u2032\uff07]/g;

/**
 * The normal-form words of a text, in order, stop words included, not stemmed.
 * @param {string} text
 * @param {ReadonlySet<string>} compounds pairs that are written as one word: "al anon"
 * @returns {string[]}
 */
export function wordsOf(text, compounds) {
  const plain = text
    .replace(APOSTROPHES, "")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[ßæœøđðłþı]/g, (letter) => SPELLED[letter])
    .replace(APOSTROPHES, "");
  /** @type {string[]} */
  const words = [];
  let free = false;
  for (const word of plain.match(/(?:(?![\u{10000}-\u{10ffff}])[\p{L}\p{N}])+/gu) || []) {
    if (free && compounds.has(words[words.length - 1] + " " + word)) {
      words[words.length - 1] += word;
      free = false;
    } else {
      words.push(word);
      free = true;
    }
  }
  return words;
}
