// @ts-check
// "Save this state on this phone", on the page of a state, and the page of what is saved. Nothing is asked for, and no worker
// is there, until the button is pressed. Needs in the page: an element with data-offline (a state's key, or "" on the page of
// what is saved), data-root, data-base (the root of the language's pages) and data-place (the state's name).

import { button } from "./find/element.js";
import { sayer } from "./offline/messages.js";
import { ourNames } from "./offline/ours.js";

const box = /** @type {HTMLElement | null} */ (document.querySelector("[data-offline]"));

/** @param {HTMLElement} place */
async function start(place) {
  const say = sayer();
  const state = place.dataset.offline || "";
  const base = place.dataset.root || "/";
  const load = () => import("./offline-panel.js");
  const known = "serviceWorker" in navigator && "caches" in self && !!crypto.subtle;
  if (!known) {
    if (!state) place.textContent = say("cannot");
    return;
  }
  if (!state) return (await load()).shelf(place, say);
  // A browser in a private window may refuse to say what it holds.
  const names = await ourNames(base).catch(() => []);
  if (names.length) return (await load()).panel(place, say, false);
  const ask = button(say("save", { place: place.dataset.place || "" }), () => load().then(({ panel }) => panel(place, say, true)));
  place.replaceChildren(ask);
}

if (box) start(box);
