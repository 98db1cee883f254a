// @ts-check
// "Keep this list on this phone": asked for by a button, taken back by another.

import { button, el } from "../find/element.js";
import { forgetList } from "./forget.js";
import { keepList, keptList } from "./kept.js";

/** @typedef {import("./address.js").List} List */
/** @typedef {import("./messages.js").Say} Say */

/**
 * @param {{ say: Say, list: List, kept: boolean, tell: (words: string) => void, turn: (kept: boolean) => void, fresh: () => void, more: string }} setting
 *   turn: from now on the list is kept, or is not; fresh: begin a new one; more: where more places are found
 * @returns {HTMLElement}
 */
export function keepingElement({ say, list, kept, tell, turn, fresh, more }) {
  const other = kept ? null : keptList();
  const parts = [];
  if (kept) {
    const forget = button(say("forget"), () => {
      forgetList();
      turn(false);
      tell(say("forgotten"));
    }, { id: "forget" });
    parts.push(el("p", {}, say("keptHint")), el("p", { class: "buttons" }, forget));
  } else {
    const keep = button(say("keep"), () => {
      const done = keepList(list);
      if (done) turn(true);
      tell(say(done ? "keptNow" : "notKept"));
    }, { id: "keep" });
    if (list.items.length) parts.push(el("p", {}, say("keepHint")), other && el("p", {}, say("keepReplaces")), el("p", { class: "buttons" }, keep));
    if (other) parts.push(el("p", {}, el("a", { class: "more", href: location.pathname, "data-alone": true }, say("openKept"))));
  }
  const again = [el("a", { class: "button second", href: more }, say("more"))];
  if (list.items.length) again.push(button(say("fresh"), fresh, { id: "fresh", class: "second" }));
  return el("section", { class: "keeping", "aria-labelledby": "keeping" },
    el("h2", { id: "keeping" }, say("keepHeading")), ...parts,
    el("p", { class: "buttons" }, ...again), list.items.length ? el("p", {}, el("small", {}, say("freshHint"))) : null);
}
