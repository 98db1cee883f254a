// @ts-check
// Draws an outcome into the page: heading, notes, chips, the list, the block without distances, and ways on where nothing is found.

import { RADII, changed, toggled } from "./address.js";
import { cardElement } from "./card.js";
import { button, el } from "./element.js";
import { GROUPS, filterName } from "./filters.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {import("./engine.js").Outcome} Outcome */
/** @typedef {import("./places.js").Places} Places */
/** @typedef {import("./messages.js").Say} Say */
/** @typedef {import("./messages.js").Key} Key */
/** @typedef {import("./card.js").CardData} CardData */
/** @typedef {{ card: CardData, miles: number }} Shown */
/**
 * names: labels of the filters, once they were fetched. without: what each chosen group hides, where nothing is left.
 * @typedef {{ state: State, outcome: Outcome, main: Shown[], wide: Shown[], named: Shown[], instead: Shown[], total: number, more: boolean, places: Places,
 *   setting: import("./card.js").Setting, names: Record<string, any>, without: [string, number][], go: (next: State) => void,
 *   showMore: () => void }} Drawing
 */

/** @param {Drawing} drawing @returns {string} what the heading and the announcement say */
export function headline({ outcome, total, state, places, setting: { say } }) {
  const { place, radius, widened } = outcome;
  const name = place && (place.kind === "near" ? say("nearYou") : places.label(place));
  if (widened && place && total) return say("widened", { miles: state.radius || 25, place: String(name) });
  if (!total && !outcome.named.length) {
    if (!place || !name) return say("none");
    return place.kind === "state" ? say("noneIn", { place: name }) : say("noneWithin", { miles: radius, place: name });
  }
  const results = total === 1 ? say("one") : say("many", { count: total });
  if (!place || !name) return say("everywhere", { results });
  return place.kind === "state" ? say("inState", { results, place: name }) : say("within", { results, miles: radius, place: name });
}

/** @param {Drawing} drawing @param {HTMLElement} into */
export function draw(drawing, into) {
  const { outcome, main, wide, named, instead, more, setting, showMore, total } = drawing;
  const { say } = setting;
  const items = (/** @type {Shown[]} */ shown) => shown.map(({ card, miles }) => el("li", {}, cardElement(card, miles, setting)));
  const { place } = outcome;
  const wideTitle = place && place.kind !== "near" && drawing.places.byKey.has(place.state)
    ? say("wideState", { place: /** @type {any} */ (drawing.places.byKey.get(place.state)).name })
    : say("wide");
  into.replaceChildren(
    el("h2", { id: "results-heading", tabindex: "-1" }, headline(drawing)),
    ...notes(drawing),
    ...(named.length ? [el("h3", { id: "named" }, say("alsoNamed")), el("ol", { class: "cards", "aria-labelledby": "named" }, ...items(named))] : []),
    ...(main.length ? [el("ol", { class: "cards", "aria-labelledby": "results-heading" }, ...items(main))] : []),
    ...(more ? [el("p", {}, say("shown", { shown: main.length, count: total })), button(say(total ? "more" : "lookFurther"), showMore, { id: "more" })] : []),
    ...(main.length || named.length ? [] : [nothing(drawing)]),
    ...(instead.length ? [el("h3", { id: "instead" }, say("instead")), el("ol", { class: "cards", "aria-labelledby": "instead" }, ...items(instead))] : []),
    ...(wide.length ? [el("section", { "aria-labelledby": "wide" }, el("h2", { id: "wide" }, wideTitle), el("ol", { class: "cards" }, ...items(wide)))] : [])
  );
}

/** What was understood, and what else it may mean. @param {Drawing} drawing @returns {HTMLElement[]} */
function notes({ state, outcome, places, go, setting: { say } }) {
  const { query, read, dropped } = outcome;
  /** @type {HTMLElement[]} */
  const found = [];
  for (const { typed, as } of read) found.push(el("p", { class: "note" }, say("read", { typed, as })));
  if (dropped.length && outcome.main.length) found.push(el("p", { class: "note" }, say("dropped", { words: dropped.join(" ") })));
  if (query.unknown) found.push(el("p", { class: "note" }, say("unknownZip", { zip: query.unknown })));
  const others = query.others.slice(0, 5).filter((other) => other.kind === "state" || places.byKey.has(other.state));
  if (query.place && others.length) {
    const choices = others.map((other) =>
      el("li", {}, button(places.label(other), () => go(changed(state, { q: (query.words + " " + places.label(other)).trim(), in: "" }))))
    );
    found.push(el("p", { class: "note", id: "another" }, say("another")), el("ul", { class: "choices", "aria-labelledby": "another" }, ...choices));
  }
  const { maybe } = query;
  if (maybe) {
    const next = () => go(changed(state, { q: state.q.replace(query.typed, "").trim() + " " + places.label(maybe) }));
    found.push(el("p", { class: "note" }, button(say("asPlace", { place: places.label(maybe) }), next)));
  } else if (query.place && (query.place.kind === "city" || query.place.kind === "county") && !/[,\d]/.test(state.q)) {
    found.push(el("p", { class: "note" }, button(say("asWords", { typed: query.typed }), () => go(changed(state, { where: "no" })))));
  }
  return found;
}

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

/** No dead end: what to change with one tap, and whom to call. @param {Drawing} drawing @returns {HTMLElement} */
function nothing({ state, outcome, places, names, without, go, wide, setting }) {
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
  for (const key of here ? here.neighbors.slice(0, 4) : []) {
    const neighbor = places.byKey.get(key);
    if (neighbor && neighbor.size) way(say("neighbor", { place: neighbor.name }), changed(state, { q: query.words, in: key, radius: 0 }));
  }
  if (place && query.words) way(say("wholeCountry"), changed(state, { q: query.words, in: "", where: "no", radius: 0 }));
  if (query.words.indexOf(" ") > 0) ways.push(el("li", {}, say("fewer")));
  if (!wide.length) ways.push(el("li", {}, el("a", { href: site + "online/" }, say("online"))));
  ways.push(el("li", {}, el("a", { href: site + "talk/" }, say("talk"))));
  ways.push(el("li", {}, el("a", { href: here ? site + here.key + "/" : site + "states/" }, here ? say("browse", { place: here.name }) : say("browseAll"))));
  ways.push(el("li", {}, el("a", { href: site + "add/" }, say("missing"))));
  return el("section", { "aria-labelledby": "ways" }, el("h3", { id: "ways" }, say("ways")), el("ul", { class: "ways" }, ...ways), el("p", {}, say("crisis")));
}

/** @param {{ kind?: string }} error @param {State} state @param {Say} say @param {string} site @param {() => void} again @param {HTMLElement} into */
export function drawFailure(error, state, say, site, again, into) {
  const browse = state.in ? site + state.in + "/" : site + "states/";
  const words = say(error.kind === "version" ? "failedVersion" : "failed");
  into.replaceChildren(
    el("h2", { id: "results-heading", tabindex: "-1" }, words),
    el("p", {}, button(say("again"), again)),
    el("ul", { class: "ways" },
      el("li", {}, el("a", { href: browse }, say("browseAll"))),
      el("li", {}, el("a", { href: site + "talk/" }, say("talk")))),
    el("p", {}, say("crisis"))
  );
}
