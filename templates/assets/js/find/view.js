// @ts-check
// Draws an outcome into the page: heading, notes, chips, the list, the block without distances.

import { changed, toggled } from "./address.js";
import { cardElement } from "./card.js";
import { breathe } from "../search/breathe.js";
import { button, el } from "./element.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {import("./outcome.js").Outcome} Outcome */
/** @typedef {import("./places.js").Places} Places */
/** @typedef {import("./messages.js").Say} Say */
/** @typedef {import("./messages.js").Key} Key */
/** @typedef {import("./card.js").CardData} CardData */
/** @typedef {{ card: CardData, miles: number }} Shown */
/** Fetches the cards of a part of a list. @typedef {(all: import("./order.js").Ranked[], from: import("./outcome.js").View, start: number, end: number) => Promise<Shown[]>} Cards */
/**
 * names: labels of the filters, once they were fetched. nothing, chips: drawn by ways.js, where there is need. wide: the block of
 * wide.js, where nothing is found or no group of a fellowship; else it comes later. guides: about what no listing has. items: the cards, drawn. wishes: what is asked for beside listings.
 * @typedef {{ state: State, outcome: Outcome, main: Shown[], wide: HTMLElement[], guides: HTMLElement[], named: Shown[], instead: Shown[], items: { main: HTMLElement[], named: HTMLElement[], instead: HTMLElement[] }, total: number, more: boolean,
 *   places: Places, setting: import("./card.js").Setting, cards: Cards, names: Record<string, any>, go: (next: State) => void,
 *   showMore: () => void, wishes: import("./phrases.js").Wishes, nothing: HTMLElement | null, chips: HTMLElement[] }} Drawing
 */

/** @param {Drawing} drawing @returns {string} what the heading and the announcement say */
export function headline({ outcome, total, state, places, wishes, setting: { say } }) {
  const { place, radius, widened } = outcome;
  const name = place && (place.kind === "near" ? say("nearYou") : places.label(place));
  // "Nothing found" is no answer to somebody who may want to die.
  if (wishes.danger && (widened || !total)) return say("talk");
  if (widened && place && total) return say("widened", { miles: state.radius || 25, place: String(name) });
  if (!total && !outcome.named.length) {
    if (!place || !name) return say("none");
    return place.kind === "state" ? say("noneIn", { place: name }) : say("noneWithin", { miles: radius, place: name });
  }
  const results = total === 1 ? say("one") : say("many", { count: total });
  if (!place || !name) return say(outcome.only.length ? "amongSaved" : "everywhere", { results });
  return place.kind === "state" ? say("inState", { results, place: name }) : say("within", { results, miles: radius, place: name });
}

/** @param {Drawing} drawing @param {HTMLElement} into */
export function draw(drawing, into) {
  const { main, named, instead } = drawing.items;
  const { more, setting: { say }, showMore, total } = drawing;
  into.replaceChildren(
    el("h2", { id: "results-heading", tabindex: "-1" }, headline(drawing)),
    ...notes(drawing),
    ...drawing.guides,
    ...(named.length ? [el("h3", { id: "named" }, say("alsoNamed")), el("ol", { class: "cards", "aria-labelledby": "named" }, ...named)] : []),
    // Where nothing is near, or not the fellowship that was asked for, what can be called or joined from anywhere comes first.
    ...drawing.wide,
    ...(main.length && drawing.wide.length ? [el("h3", {}, without(drawing))] : []),
    ...(main.length ? [el("ol", { class: "cards", "aria-labelledby": "results-heading" }, ...main)] : []),
    ...(more ? [el("p", {}, say("shown", { shown: main.length, count: total })), button(say(total ? "more" : "lookFurther"), showMore, { id: "more" })] : []),
    ...(drawing.nothing ? [drawing.nothing] : []),
    ...(instead.length ? [el("h3", { id: "instead" }, say("instead")), el("ol", { class: "cards", "aria-labelledby": "instead" }, ...instead)] : [])
  );
}

/** @param {Drawing} drawing @returns {string} that words were left out */
const without = ({ outcome: { dropped }, setting: { say } }) => say("dropped", { words: dropped.join(" ") });

/** Draws cards, a few at a time. @param {Shown[]} shown @param {Drawing["setting"]} setting @returns {Promise<HTMLElement[]>} */
export async function listed(shown, setting) {
  const made = [];
  for (const { card, miles } of shown) {
    made.push(el("li", {}, cardElement(card, miles, setting)));
    await breathe();
  }
  return made;
}

/** What was understood, and what else it may mean. @param {Drawing} drawing @returns {HTMLElement[]} */
function notes(drawing) {
  const { state, outcome, main, wide, wishes, places, go, setting: { say, site } } = drawing;
  const { query, read, dropped } = outcome;
  /** @type {HTMLElement[]} */
  const found = [];
  const only = outcome.only.map((key) => (places.byKey.get(key) || { name: key }).name).join(", ");
  // Single meetings are often listed nowhere but at the fellowships.
  if (wishes.meeting && !main.some(({ card }) => card.schedules.length)) {
    found.push(el("p", { class: "notice" }, say("noMeetings")));
    found.push(el("p", { class: "buttons", id: "meeting" }, el("a", { class: "button", href: site + "meetings/" }, say("meeting"))));
  }
  // Not to who is hurt by them: that page asks to stand by somebody.
  if (wishes.family && !wishes.violence) found.push(el("p", { class: "buttons", id: "family" }, el("a", { class: "button", href: site + "family/" }, say("family"))));
  if (wishes.medicine && !state.chosen.has("medication")) {
    found.push(el("p", { class: "note" }, button(say("medicine"), () => go(toggled(state, "medication", "welcome")))));
  }
  const strip = wishes.danger && document.querySelector(".strip");
  if (strip) {
    // The lines as they stand at the top of the page, in its language and for its state, once more where people look for an answer.
    const lines = /** @type {HTMLElement} */ (strip.cloneNode(true));
    lines.setAttribute("aria-label", say("talk"));
    found.unshift(lines, el("p", { class: "buttons" }, el("a", { class: "button", href: site + "talk/" }, say("talk"))));
  } else if (wishes.talk) {
    found.push(el("p", { class: "buttons", id: "talk" }, el("a", { class: "button", href: site + "talk/" }, say("talk"))), el("p", { class: "note" }, say("crisis")));
  }
  if (only) found.push(el("p", { class: "notice" }, say("onlySaved", { places: only })));
  for (const { typed, as } of read) found.push(el("p", { class: "note" }, say("read", { typed, as })));
  if (dropped.length && outcome.main.length && !wide.length && !wishes.danger) found.push(el("p", { class: "note" }, without(drawing)));
  // "near me": nobody knows where that is before they let their phone say so.
  const here = document.getElementById("near-me");
  if (query.near && !outcome.place && here) found.push(el("p", { class: "note" }, button(say("nearMe"), () => here.click())));
  if (query.unknown) found.push(el("p", { class: "note" }, say("unknownZip", { zip: query.unknown })));
  const { maybe, place } = query;
  if (maybe) {
    const next = () => go(changed(state, { q: state.q.replace(query.typed, "").trim() + " " + places.label(maybe) }));
    found.push(el("p", { class: "note" }, button(say("asPlace", { place: places.label(maybe) }), next)));
  }
  const others = place ? query.others.slice(0, 5).filter((other) => other.kind === "state" || places.byKey.has(other.state)) : [];
  const words = !maybe && place !== null && (place.kind === "city" || place.kind === "county") && !/[,\d]/.test(state.q);
  if (others.length || words) {
    const choices = others.map((other) =>
      el("li", {}, button(places.label(other), () => go(changed(state, { q: (query.words + " " + places.label(other)).trim(), in: "" }))))
    );
    // Folded: most people mean the place that is shown.
    found.push(el("details", { class: "elsewhere", open: !outcome.main.length }, el("summary", {}, say("another")),
      others.length > 0 && el("ul", { class: "choices" }, ...choices),
      words && el("p", { class: "note" }, button(say("asWords", { typed: query.typed }), () => go(changed(state, { where: "no" }))))));
  }
  return found;
}

/** @param {{ kind?: string }} error @param {string} browse @param {Say} say @param {string} site @param {() => void} again @param {HTMLElement} into */
export function drawFailure(error, browse, say, site, again, into) {
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
