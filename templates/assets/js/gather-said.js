// @ts-check
// What is said when a place was put on the list or taken off: fetched with the first tap.

import { button, el } from "./find/element.js";
import { sayer } from "./list/messages.js";

/**
 * on: whether it was put on; keep: keeps the list on this phone and gives the link to it, "" if the browser does not let us.
 * @typedef {{ place: Element, full: boolean, name: string, on: boolean, count: number, href: string, kept: boolean, keep: () => string }} Done
 */

const status = el("p", { class: "visually-hidden", role: "status" });
const note = el("div", { class: "gathered" });
document.body.append(status);

function away() {
  note.remove();
  document.documentElement.classList.remove("has-note");
}

/** @param {Done} done */
export function said({ place, full, name, on, count, href, kept, keep }) {
  const say = sayer();
  const words = full ? say("full", { count }) : say(on ? "added" : "takenOff", { name, count });
  setTimeout(() => (status.textContent = words), 50); // a region that was there before is read
  note.replaceChildren();
  if (!count) return away();
  const link = /** @type {HTMLAnchorElement} */ (el("a", { href, class: "more" }, say("myListCount", { count })));
  note.append(full ? el("p", {}, words) : "", link);
  if (!kept) {
    const hint = el("small", {}, say("onlyHere") + " ");
    const ask = button(say("keepShort"), () => {
      const to = keep();
      hint.textContent = say(to ? "keptNow" : "notKept");
      status.textContent = say(to ? "keptNow" : "notKept");
      if (to) link.href = to;
      link.focus();
      ask.remove();
    });
    note.append(hint, ask);
  }
  note.append(button(say("closeNote"), () => {
    away();
    /** @type {HTMLElement} */ (place).focus();
  }));
  document.documentElement.classList.add("has-note");
  const beside = place.closest("p") || place;
  beside.after(note);
}
