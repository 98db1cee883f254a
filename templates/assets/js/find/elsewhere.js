// @ts-check
// Other readings of what was typed: fetched when somebody unfolds "Another place?".

import { changed } from "./address.js";
import { button, el } from "./element.js";

/**
 * @param {import("./view.js").Drawing} drawing
 * @param {import("./places.js").Place[]} others places of the same name
 * @param {boolean} words whether what was typed may be no place at all
 * @returns {HTMLElement[]}
 */
export function elsewhere({ state, outcome: { query }, places, go, setting: { say } }, others, words) {
  const choices = others.map((other) =>
    el("li", {}, button(places.label(other), () => go(changed(state, { q: (query.words + " " + places.label(other)).trim(), in: "" }))))
  );
  const asWords = () => button(say("asWords", { typed: query.typed }), () => go(changed(state, { where: "no" })));
  return [...(others.length ? [el("ul", { class: "choices" }, ...choices)] : []), ...(words ? [el("p", { class: "note" }, asWords())] : [])];
}
