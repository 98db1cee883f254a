// @ts-check
// What only some searches show: the chosen filters, and ways on where nothing is found or could be fetched.

import { RADII, changed, toggled } from "./address.js";
import { button, el } from "./element.js";
import { facetsNeeded, filterName, marksOf, passing } from "./filters.js";
import { GROUPS } from "./groups.js";
import { dayNumber } from "./order.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("./view.js").Drawing} Drawing */

/** The chosen filters, each with its way off. @param {Drawing} drawing @returns {HTMLElement[]} */
export function chips({ state, names, go, setting: { say, language } }) {
  /** @type {[string, State][]} */
  const all = [];
  for (const group of GROUPS) {
    for (const key of state.chosen.get(group) || []) all.push([filterName(group, key, names, say, language), toggled(state, group, key)]);
  }
  if (state.soon) all.push([say("soonOnly"), changed(state, { soon: false })]);
  if (state.year) all.push([say("yearOnly"), changed(state, { year: false })]);
  if (!all.length) return [];
  const buttons = all.map(([name, next]) => el("li", {}, button(name + " ×", () => go(next), { "aria-label": say("remove", { name }), class: "chip" })));
  if (all.length > 1) {
    buttons.push(el("li", {}, button(say("clear"), () => go(changed(state, { chosen: new Map(), soon: false, year: false })), { class: "chip" })));
  }
  return [el("ul", { class: "chips", "aria-label": say("filters") }, ...buttons)];
}

/** No dead end: what to change with one tap, and whom to call. @param {Drawing} drawing @param {[string, number][]} without what each chosen group hides @param {string[]} beside states beside this one
 * @returns {HTMLElement} */
export function nothing({ state, outcome, places, names, go, wide, wishes, setting }, without, beside) {
  const { say, language, site } = setting;
  const { place, query } = outcome;
  /** @type {HTMLElement[]} */
  const ways = [];
  const way = (/** @type {string} */ words, /** @type {State} */ next) => ways.push(el("li", {}, button(words, () => go(next))));
  for (const [group, count] of without) {
    if (!count) continue;
    const next = changed(state, group === "year" || group === "soon" ? { [group]: false } : {});
    if (group === "when") ["day", "part"].forEach((one) => next.chosen.delete(one));
    else next.chosen.delete(group);
    const chosen = group === "when" ? ["day", "part"] : [group];
    const name = group === "year" || group === "soon"
      ? say(group === "year" ? "yearOnly" : "soonOnly")
      : chosen.map((one) => (state.chosen.get(one) || []).map((key) => filterName(one, key, names, say, language)).join(", ")).filter(Boolean).join(", ");
    way(say("dropFilter", { name, count }), next);
  }
  const further = RADII.find((miles) => miles > outcome.radius);
  if (place && place.kind !== "state" && further) way(say("wider", { miles: further }), changed(state, { radius: further }));
  const here = place && places.byKey.get(place.state);
  const at = setting.browse(here ? here.key : "");
  for (const key of beside.slice(0, 4)) {
    const neighbor = places.byKey.get(key);
    if (neighbor && neighbor.size) way(say("neighbor", { place: neighbor.name }), changed(state, { q: query.words, in: key, radius: 0 }));
  }
  if (place && query.words) way(say("wholeCountry"), changed(state, { q: query.words, in: "", where: "no", radius: 0 }));
  if (query.words.indexOf(" ") > 0 && !wishes.danger) ways.push(el("li", {}, say("fewer")));
  if (!wide || !wide.length) ways.push(el("li", {}, el("a", { href: site + "online/" }, say("online"))));
  ways.push(el("li", {}, el("a", { href: site + "talk/" }, say("talk"))));
  ways.push(el("li", {}, el("a", { href: at }, here && at === site + here.key + "/" ? say("browse", { place: here.name }) : say("browseAll"))));
  ways.push(el("li", {}, el("a", { href: site + "add/" }, say("missing"))));
  return el("section", { "aria-labelledby": "ways" }, el("h3", { id: "ways" }, say("ways")), el("ul", { class: "ways" }, ...ways), el("p", {}, say("crisis")));
}

/**
 * What each filter hides, the one that hides most first.
 * @param {Engine} engine
 * @param {State} state
 * @param {import("./outcome.js").Outcome} outcome
 * @returns {Promise<[string, number][]>}
 */
export async function without(engine, state, { view, matched }) {
  const marks = state.chosen.size ? marksOf(await engine.facets(view, facetsNeeded(state.chosen)), state.chosen, view.index.size) : new Map();
  const since = dayNumber(engine.now()) - 365;
  const groups = Array.from(marks.keys());
  if (state.year) groups.push("year");
  if (state.soon) groups.push("soon");
  /** @type {[string, number][]} */
  const found = groups.map((group) => {
    const passes = passing(marks, group);
    let count = 0;
    for (let doc = 0; doc < matched.length; doc++) {
      if (matched[doc] && passes(doc) && (!state.year || group === "year" || view.columns.checked[doc] >= since)) count++;
    }
    return [group, count];
  });
  return found.sort((a, b) => b[1] - a[1]);
}
