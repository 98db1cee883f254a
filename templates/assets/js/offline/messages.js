// @ts-check
// What is said of saving a state before somebody begins; what comes then stands in messages-panel.js and joins it. A page in another language brings its own in
// <script type="application/json" id="offline-words">.

export const ENGLISH = {
  save: "Save {place} on this phone",
  cannot: "This browser cannot save a state. You can print pages, or gather places in “My list”.",
};

/** @typedef {keyof typeof ENGLISH | keyof typeof import("./messages-panel.js").PANEL} Key */
/** @typedef {(key: Key, values?: Record<string, string | number>) => string} Say */

/** @returns {Say} in the language of the page */
export function sayer() {
  const words = document.getElementById("offline-words");
  /** @type {Record<string, unknown>} */
  const own = words ? JSON.parse(words.textContent || "{}") : {};
  return (key, values = {}) => {
    const sentence = typeof own[key] === "string" ? String(own[key]) : /** @type {Record<string, string>} */ (ENGLISH)[key];
    return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  };
}
