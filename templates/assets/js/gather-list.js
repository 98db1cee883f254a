// @ts-check
// A list that is gathered, on every page: fetched by list/gather.js where there is one. It stands behind the "#" of the address and goes
// along on every link of this site; a list that the visitor asked to keep on this phone needs no address.

import { MOST, emptyList, idOf, readList, withList, writeList } from "./list/address.js";
import { ROOT } from "./list/forget.js";
import { keepList, keptList } from "./list/kept.js";
import { label, nameFor } from "./list/label.js";
import { placeOf } from "./list/pages.js";
import { arrive, writeStep } from "./list/steps.js";

/** @typedef {import("./list/address.js").List} List */

const door = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-list]"));
/** The page of the list has its own ways to change it. */
const onListPage = document.getElementById("list") !== null;

const inAddress = () => /[#&]i=/.test(location.hash);

/** @returns {List} */
function current() {
  return inAddress() ? readList(location.hash) : keptList() || emptyList();
}

/** Whether the list lives in this phone's storage. */
const isKept = () => !inAddress() && keptList() !== null;

/** @param {List} list */
function write(list) {
  if (isKept()) keepList(list);
  else writeStep(location.pathname + location.search + withList(location.hash, list), list);
}

/** The link to the list, wherever it lives. @param {List} list */
function listLink(list) {
  return door ? door.pathname + (isKept() ? "" : withList("", list)) : "";
}

/** @param {Element} place an "Add to my list" button @returns {string} the id of the entry that it stands for */
function idFor(place) {
  const own = place.getAttribute("data-id");
  const card = place.closest(".card");
  const link = card && card.querySelector("h3 a, h2 a");
  if (own || !card) return own || idOf(location.pathname);
  return link instanceof HTMLAnchorElement ? idOf(link.pathname) || placeOf(link) : "";
}

function show() {
  const list = current();
  const ids = new Set(list.items.map(({ id }) => id));
  const count = list.items.length;
  if (door && !onListPage) {
    const number = door.querySelector("span");
    if (number) number.textContent = count ? "\u00a0(" + count + ")" : "";
  }
  label((place) => ids.has(idFor(place)));
}

/** Puts an entry on the list, or takes it off. @param {Element} place its button */
export function toggle(place) {
  const id = idFor(place);
  const list = current();
  const at = list.items.findIndex((item) => item.id === id);
  const full = at < 0 && list.items.length >= MOST;
  if (at >= 0) list.items.splice(at, 1);
  else if (!full) list.items.push({ id, note: "" });
  write(list);
  show();
  import("./gather-said.js").then(({ said }) => said({
    place, full, name: nameFor(place), on: at < 0, count: list.items.length, href: listLink(list), kept: isKept(),
    keep: () => {
      const now = current();
      if (!keepList(now)) return "";
      history.replaceState(history.state, "", location.pathname + location.search + withList(location.hash, emptyList()));
      return listLink(now);
    },
  }));
}

/** Lets the list go along, but not on a link that leads to another list. @param {Event} event */
function carry(event) {
  const target = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(target instanceof HTMLAnchorElement) || target.origin !== location.origin) return;
  const page = target.pathname.slice(0, ROOT.length) === ROOT && /(?:\/|\.html)$/.test(target.pathname);
  const here = target.pathname === location.pathname && target.hash.length > 1;
  if (!page || here || target.hasAttribute("data-alone") || !inAddress() || /[#&]i=/.test(target.hash)) return;
  target.hash = withList(target.hash, readList(location.hash));
}

/** Brings a list back that a jump within the page, or a step back to before it grew, left behind. @param {string} old */
function bringBack(old) {
  const cut = old.indexOf("#");
  const list = readList(cut < 0 ? "" : old.slice(cut));
  if (!list.items.length || (onListPage && inAddress())) return;
  if (writeList(list) === writeList(readList(location.hash))) return;
  writeStep(location.pathname + location.search + withList(location.hash, list), list);
  show();
}

/** "#monday&i=…": the jump first, which browsers make only to the whole of what stands behind the "#". */
function jump() {
  const first = location.hash.slice(1).split("&")[0];
  if (!inAddress() || !first || first.indexOf("=") >= 0 || !document.getElementById(first)) return;
  const hash = location.hash;
  location.replace("#" + first);
  history.replaceState(history.state, "", location.pathname + location.search + hash);
}

/** The browser shows the page as it kept it, perhaps from before the list grew. */
export function shownAgain() {
  if (!keptList() && arrive(true) && onListPage) location.reload();
  else show();
}

for (const kind of ["click", "auxclick", "contextmenu"]) document.addEventListener(kind, carry, true);
addEventListener("hashchange", (event) => bringBack(event.oldURL));
addEventListener("storage", show);
const results = document.getElementById("results");
if (results) new MutationObserver(show).observe(results, { childList: true, subtree: true });
const [way] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
if (!keptList()) arrive(Boolean(way) && way.type === "back_forward");
jump();
show();
