// @ts-check
// What is different between two entries, question by question: for whoever mends a listing, and whoever reads about it.

/** @typedef {import("./table.js").Values} Values */

/** @param {any} value @returns {string} */
function said(value) {
  return Array.isArray(value) ? value.map(said).join(", ") : value === undefined ? "" : String(value);
}

/** @param {any} value */
const isGroup = (value) => value !== null && typeof value === "object" && (!Array.isArray(value) || value.some((one) => typeof one === "object"));

/**
 * @param {Values} before
 * @param {Values} after
 * @param {string} [path]
 * @returns {[string, string, string][]} path, old, new; sorted as they stand
 */
export function changes(before, after, path = "") {
  /** @type {[string, string, string][]} */
  const found = [];
  for (const key of Array.from(new Set(Object.keys(before).concat(Object.keys(after))))) {
    const [old, now] = [before[key], after[key]];
    const at = path ? path + "." + key : key;
    if (isGroup(old) || isGroup(now)) found.push(...changes(old || {}, now || {}, at));
    else if (said(old) !== said(now)) found.push([at, said(old), said(now)]);
  }
  return found;
}
