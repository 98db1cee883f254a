// @ts-check
// Filters: OR inside a group, AND between groups. What is chosen, who passes, how many each choice would leave.

import { GROUPS, label } from "./groups.js";

/** @typedef {import("../search/facets.js").Facets} Facets */
/** @typedef {import("./groups.js").Chosen} Chosen */

export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
export const PARTS = ["morning", "afternoon", "evening", "night"];

/**
 * @param {string} group
 * @param {string} key
 * @param {Record<string, any>} names labels by group and key
 * @param {import("./messages.js").Say} say
 * @param {string} language
 */
export function filterName(group, key, names, say, language) {
  if (group === "day" || group === "part" || group === "peer") return say(/** @type {any} */ (group + "_" + key));
  const name = label(names[group], key, language);
  return group === "only" ? say("only", { name }) : name;
}

/** @param {string} group @returns {string} the facet that a group is read from */
export function facetOf(group) {
  return group === "day" || group === "part" ? "when" : group;
}

/** @param {Chosen} chosen @returns {string[]} the facets that are needed to apply it */
export function facetsNeeded(chosen) {
  return Array.from(new Set(Array.from(chosen.keys(), facetOf)));
}

/**
 * The documents that have one of the keys of a group.
 * @param {Facets} facets
 * @param {string} group
 * @param {string[]} keys
 * @param {number} size
 */
function holders(facets, group, keys, size) {
  const marks = new Uint8Array(size);
  const lists = facets.get(group);
  for (const key of keys) for (const doc of (lists && lists.get(key)) || []) marks[doc] = 1;
  return marks;
}

/**
 * One set of marks for each group of a choice, `when` being one group.
 * @param {Facets} facets
 * @param {Chosen} chosen
 * @param {number} size
 * @returns {Map<string, Uint8Array>} by facet
 */
export function marksOf(facets, chosen, size) {
  /** @type {Map<string, Uint8Array>} */
  const marks = new Map();
  for (const facet of facetsNeeded(chosen)) {
    marks.set(facet, holders(facets, facet, facet === "when" ? slots(chosen) : chosen.get(facet) || [], size));
  }
  return marks;
}

/** @param {Chosen} chosen @returns {string[]} the times that the days and parts of the day mean together */
function slots(chosen) {
  const parts = chosen.get("part") || PARTS;
  /** @type {string[]} */
  const all = [];
  for (const day of chosen.get("day") || DAYS) for (const part of parts) all.push(day + "-" + part);
  return all;
}

/** @param {Map<string, Uint8Array>} marks @param {string} [except] @returns {(doc: number) => boolean} */
export function passing(marks, except) {
  const all = Array.from(marks.keys()).filter((facet) => facet !== except).map((facet) => /** @type {Uint8Array} */ (marks.get(facet)));
  return (doc) => all.every((one) => one[doc] === 1);
}

/**
 * How many results each key would have, with the choices of all other groups.
 * @param {Facets} facets
 * @param {Chosen} chosen
 * @param {Uint8Array} matched 1 for each document found by words and place
 * @param {(doc: number) => boolean} also what holds whatever is chosen (checked within a year)
 * @returns {Map<string, Map<string, number>>} by group of the page
 */
export function countsOf(facets, chosen, matched, also) {
  const marks = marksOf(facets, chosen, matched.length);
  /** @type {Map<string, Map<string, number>>} */
  const counts = new Map();
  for (const group of GROUPS) {
    const facet = facetOf(group);
    const lists = facets.get(facet);
    if (!lists) continue;
    const others = passing(marks, facet);
    /** @type {Map<string, Set<number> | number>} */
    const found = new Map();
    lists.forEach((docs, key) => {
      const open = docs.filter((doc) => matched[doc] && others(doc) && also(doc));
      if (facet !== "when") {
        found.set(key, open.length);
        return;
      }
      const [day, part] = key.split("-");
      const [own, other] = group === "day" ? [day, part] : [part, day];
      const chosenOthers = chosen.get(group === "day" ? "part" : "day");
      if (chosenOthers && chosenOthers.indexOf(other) < 0) return;
      const docsOfKey = /** @type {Set<number>} */ (found.get(own) || new Set());
      open.forEach((doc) => docsOfKey.add(doc));
      found.set(own, docsOfKey);
    });
    counts.set(group, new Map(Array.from(found, ([key, count]) => [key, typeof count === "number" ? count : count.size])));
  }
  return counts;
}
