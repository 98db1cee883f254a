// @ts-check
// What is said on every page where a list is gathered; what only the list's own page says stands in messages-page.js and joins it.
// A page in another language brings its own in <script type="application/json" id="list-words">.

export const ENGLISH = {
  myListCount: "My list ({count})",
  added: "{name} is on your list. Places on it: {count}.",
  takenOff: "{name} is off your list. Places on it: {count}.",
  full: "The list is full: {count} places are the most.",
  onlyHere: "Your list is in the address of this page only. If you go back, it is as it was then.",
  closeNote: "Close",
  keepShort: "Keep it on this phone",
  keptNow: "Your list is kept on this phone now.",
  notKept: "Your browser does not let this site keep anything.",
};

/** @typedef {keyof typeof ENGLISH | keyof typeof import("./messages-page.js").PAGE} Key */
/** @typedef {(key: Key, values?: Record<string, string | number>) => string} Say */

/** @returns {Say} in the language of the page */
export function sayer() {
  const words = document.getElementById("list-words");
  /** @type {Record<string, unknown>} */
  const own = words ? JSON.parse(words.textContent || "{}") : {};
  return (key, values = {}) => {
    const sentence = typeof own[key] === "string" ? String(own[key]) : /** @type {Record<string, string>} */ (ENGLISH)[key];
    return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  };
}
