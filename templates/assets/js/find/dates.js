// @ts-check
// A day or a moment in words.

/**
 * Written without the browser's own tables of languages, which take an old phone longer to open than all else that is drawn.
 * @param {string} date as "2026-11-03"
 * @param {import("./messages.js").Say} say
 * @returns {string} "" for no date
 */
export function dateWords(date, say) {
  const [year, month, day] = date.split("-").map(Number);
  const name = say("months").split(" ")[month - 1];
  return name && day ? say("date", { year, month: name, day }) : "";
}

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
