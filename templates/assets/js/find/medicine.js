// @ts-check
// What listings say of medicine, for those who ask for it: "methadone" finds places that have it, and places that want to be asked.

import { label } from "./groups.js";

/**
 * @param {import("./engine.js").Engine} engine
 * @param {import("./outcome.js").View} view
 * @param {string} language
 * @returns {Promise<Map<number, string>>} by document; nothing for those that do not say
 */
export async function medicine(engine, view, language) {
  const [facets, labels] = await Promise.all([engine.facets(view, ["medication"]), engine.labels()]);
  /** @type {Map<number, string>} */
  const said = new Map();
  (facets.get("medication") || new Map()).forEach((docs, key) => {
    for (const doc of docs) said.set(doc, label(labels.medication, key, language));
  });
  return said;
}
