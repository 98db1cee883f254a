// @ts-check
// Draws the places of a list. Nothing here changes the list: what a button does is asked of `act`.

import { button, el } from "../find/element.js";
import { LONGEST_NOTE } from "./address.js";
import { pageOf } from "./pages.js";
import { phoneWords, phonesOf, whereLines } from "./text.js";

/** @typedef {import("./address.js").Item} Item */
/** @typedef {import("./rows.js").Found} Found */
/** @typedef {import("./messages.js").Say} Say */
/** @typedef {"up" | "down" | "note" | "remove"} Act */
/**
 * open: ids whose note is being written. site: where entries' pages are. act: what a button does; write: a note was changed.
 * @typedef {{ items: Item[], found: (Found | null)[], open: Set<string>, say: Say, site: string, noNames: boolean, withNotes: boolean,
 *   act: (act: Act, id: string) => void, write: (id: string, note: string) => void }} Shown
 */

/** @param {Found | null} found @param {Item} item @param {Say} say what an item is called */
export function nameOf(found, item, say) {
  if (found === "gone") return say("gone", { id: readable(item.id) });
  return found === null ? say("unknown", { id: readable(item.id) }) : found.name;
}

/** "ky/riverbend-recovery-center" as words. @param {string} id */
export function readable(id) {
  return id.slice(3).replace(/-/g, " ") + " (" + id.slice(0, 2).toUpperCase() + ")";
}

/** @param {Shown} shown @returns {HTMLElement} */
export function listElement(shown) {
  const { items, found } = shown;
  return el("ol", { class: "cards mine" }, ...items.map((item, at) => itemElement(shown, item, found[at], at)));
}

/** @param {Shown} shown @param {Item} item @param {Found | null} found @param {number} at */
function itemElement(shown, item, found, at) {
  const { say, site, noNames, withNotes } = shown;
  const name = nameOf(found, item, say);
  const known = found !== "gone" && found !== null ? found : null;
  const heading = known && !noNames ? el("a", { href: pageOf(site, known.id), lang: known.lang || false }, name) : noNames && known ? say("place", { number: at + 1 }) : name;
  const body = [];
  if (found === "gone") body.push(el("p", {}, say(item.note ? "goneNote" : "goneWhy")));
  if (known && !noNames) {
    body.push(el("p", { class: "facts" }, [known.what, known.facts].filter(Boolean).join(" · ")));
    for (const notice of known.notices) body.push(el("p", { class: "notice" }, notice));
    if (item.id !== known.id) body.push(el("p", { class: "notice" }, say("renamed")));
  }
  if (known) {
    const phones = phonesOf(known, noNames).map((phone) => el("a", { href: phone[1] }, phoneWords(phone, say)));
    if (phones.length) body.push(el("p", { class: "phones" }, ...phones));
    for (const line of whereLines(known, say, noNames)) body.push(el("p", {}, line));
    for (const line of known.when) body.push(el("p", { class: "hours" }, line));
    if (!noNames && known.web) body.push(el("p", { class: "web" }, known.web));
  }
  const note = withNotes && item.note && !noNames ? say("noteShown", { note: item.note }) : "";
  body.push(el("p", { class: "note-text", hidden: !note }, note));
  if (known && !noNames) body.push(el("p", { class: "trust" }, known.trust));
  const label = noNames && known ? say("place", { number: at + 1 }) : name;
  return el("li", { class: "card" + (found === "gone" ? " gone" : ""), "data-id": item.id }, el("h2", {}, heading), ...body, ...controls(shown, item, label, at));
}

/** @param {Shown} shown @param {Item} item @param {string} name @param {number} at */
function controls({ items, open, say, act, write }, item, name, at) {
  const make = (/** @type {Act} */ what, /** @type {string} */ words, /** @type {string} */ label, off = false) => {
    const made = button(words, () => act(what, item.id), { "data-act": what, "aria-label": label });
    if (off) made.setAttribute("disabled", "");
    return made;
  };
  const note = make("note", say("note"), say("noteOf", { name }));
  note.setAttribute("aria-expanded", String(open.has(item.id)));
  const row = el("p", { class: "own" },
    make("up", say("up"), say("upOf", { name }), at === 0),
    make("down", say("down"), say("downOf", { name }), at === items.length - 1),
    note,
    make("remove", say("remove"), say("removeOf", { name }))
  );
  if (!open.has(item.id)) return [row];
  const area = /** @type {HTMLTextAreaElement} */ (el("textarea", { rows: "2", maxlength: String(LONGEST_NOTE), id: "note-" + at, "aria-describedby": "note-hint-" + at }));
  area.value = item.note;
  area.addEventListener("input", () => write(item.id, area.value));
  return [row, el("p", { class: "own note-box" },
    el("label", { for: "note-" + at }, say("noteFor", { name })), area, el("small", { id: "note-hint-" + at }, say("noteHint")))];
}
