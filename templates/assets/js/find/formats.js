// @ts-check
// A moment in words by the browser's own tables, for zones whose rule nobody knows.

/** Making one takes a phone longer than all else that is drawn. @type {Map<string, Intl.DateTimeFormat>} */
const made = new Map();

/** @param {number} at @param {string} language @param {Record<string, string>} options @returns {string} "" for no moment */
export function format(at, language, options) {
  try {
    const key = language + JSON.stringify(options);
    let one = made.get(key);
    if (!one) {
      one = new Intl.DateTimeFormat(language.indexOf("-") > 0 ? language : language + "-US", /** @type {any} */ (options));
      made.set(key, one);
    }
    return one.format(at);
  } catch (_) {
    return "";
  }
}
