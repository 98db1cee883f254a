// @ts-check
// What the page must know of filters before anybody uses one.

/** Group -> chosen keys. @typedef {Map<string, string[]>} Chosen */

/** Groups of the page; `day` and `part` are both read from the facet `when` ("mon-evening"). In the order of display. */
export const GROUPS = ["kind", "format", "day", "part", "pay", "focus", "service", "pathway", "fellowship", "medication", "language",
  "for", "only", "peer", "access"];

/** @param {Record<string, any> | undefined} group @param {string} key @param {string} language */
export function label(group, key, language) {
  const texts = group && Object.prototype.hasOwnProperty.call(group, key) ? group[key] : null;
  return texts ? texts[language] || texts.en : key.replace(/_/g, " ");
}
