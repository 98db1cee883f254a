// @ts-check
// A moment in words.

/** @param {number} at @param {string} language @param {Record<string, string>} options @returns {string} "" for no moment */
export function format(at, language, options) {
  try {
    return new Intl.DateTimeFormat(language === "en" ? "en-US" : language, /** @type {any} */ (options)).format(at);
  } catch (_) {
    return "";
  }
}
