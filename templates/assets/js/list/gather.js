// @ts-check
// "Add to my list", on every page. Without this script the buttons are not shown. What works on a list is fetched where there is one,
// when somebody reads on, or with the first tap: most searches gather none.

import { KEY } from "./forget.js";
import { label } from "./label.js";

/** @type {Promise<typeof import("../gather-list.js")> | null} */
let asked = null;
const results = document.getElementById("results");
const empty = () => asked || label(() => false);
const watch = results && new MutationObserver(empty);

/** @returns {Promise<typeof import("../gather-list.js")>} */
function list() {
  if (!asked) {
    asked = import("../gather-list.js");
    // A browser may remember that a script could not be fetched; the next tap tries again all the same.
    asked.catch(() => (asked = null));
    asked.then(() => watch && watch.disconnect()).catch(() => {});
  }
  return asked;
}

/** @returns {boolean} */
function isKept() {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch (_) {
    return false;
  }
}

/** @param {Event} event @returns {Element | null} the button that it happened to */
const buttonOf = ({ target }) => (target instanceof Element ? target.closest("button.add") : null);

// Who reads on may soon tap one; a finger that comes down on one will.
// The form's preview, which comes later, is nothing to gather.
if (results || document.querySelector("button.add")) addEventListener("scroll", () => list().catch(() => {}), { once: true, passive: true });
document.addEventListener("pointerdown", (event) => buttonOf(event) && list().catch(() => {}));
document.addEventListener("click", (event) => {
  const place = buttonOf(event);
  if (place) list().then(({ toggle }) => toggle(place)).catch(() => {});
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) list().then(({ shownAgain }) => shownAgain()).catch(() => {});
});
for (const kind of ["hashchange", "storage"]) addEventListener(kind, () => /[#&]i=/.test(location.hash) || isKept() ? list() : null);
const [way] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
const ready = () => document.documentElement.classList.add("gathers");
if (/[#&]i=/.test(location.hash) || isKept() || (way && way.type === "back_forward")) list().then(ready, ready);
else ready();
empty();
if (watch) watch.observe(/** @type {HTMLElement} */ (results), { childList: true, subtree: true });
