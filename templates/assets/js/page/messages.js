// @ts-check
// What the scripts of all pages say; what times and meetings need stands in messages-times.js and joins it. A page in another
// language brings its own in <script type="application/json" id="page-words">.

export const ENGLISH = {
  shiftTwice: "To leave this site, press Shift 2 more times.",
  shiftOnce: "To leave this site, press Shift 1 more time.",
};

/** @typedef {keyof typeof ENGLISH | keyof typeof import("./messages-times.js").TIMES} Key */

/** @type {Record<string, unknown> | null} */
let own = null;

/**
 * A sentence in the language of the page.
 * @param {Key} key
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values = {}) {
  const block = own ? null : document.getElementById("page-words");
  /** @type {Record<string, unknown>} */
  const words = own || (block ? JSON.parse(block.textContent || "{}") : {});
  own = words;
  const sentence = typeof words[key] === "string" ? String(words[key]) : /** @type {Record<string, string>} */ (ENGLISH)[key];
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
