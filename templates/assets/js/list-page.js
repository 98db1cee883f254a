// @ts-check
// The page of a list: what the address says, drawn; every change goes back into the address, or, if the visitor asked for it,
// into this phone's storage. Needs in the page: #list with data-site (the root of entries' pages) and data-shards, and
// #list-status, an element [role=status].

import { format } from "./find/formats.js";
import { button, el } from "./find/element.js";
import { LONGEST_NAME, besides, emptyList, readList, tidy, LONGEST_NOTE, withList, writeList } from "./list/address.js";
import { HandOver } from "./list/hand-over.js";
import { keepingElement } from "./list/keeping.js";
import { keepList, keptList } from "./list/kept.js";
import { sayer } from "./list/messages.js";
import "./list/messages-page.js";
import { Rows } from "./list/rows.js";
import { writeStep } from "./list/steps.js";
import { title } from "./list/text.js";
import { listElement, nameOf } from "./list/view.js";

/** @typedef {import("./list/address.js").List} List */
/** @typedef {import("./list/rows.js").Found} Found */
/** @typedef {import("./list/view.js").Act} Act */

/** Writing pauses this long before the address is changed: browsers allow a hundred changes in half a minute. */
const PAUSE = 400;

class ListPage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.say = sayer();
    this.site = root.dataset.site || "/";
    this.rows = new Rows(root.dataset.shards || "");
    this.status = /** @type {HTMLElement} */ (document.getElementById("list-status"));
    this.heading = /** @type {HTMLElement} */ (document.querySelector("h1"));
    this.list = emptyList();
    this.kept = false;
    /** @type {(Found | null)[]} */
    this.found = [];
    /** @type {Set<string>} */
    this.open = new Set();
    /** @type {List | null} */
    this.before = null;
    this.failed = false;
    this.timer = 0;
    this.runs = 0;
    this.options = { noNames: false, withNotes: true, large: false, lines: false };
    this.over = new HandOver(
      this.say,
      () => ({ list: this.list, found: this.found, options: this.options }),
      () => this.draw()
    );
    this.undo = el("p", { class: "undo" });
    this.places = el("div", { id: "places" });
    this.naming = this.nameElement();
    this.keeping = el("div");
    this.keepStatus = el("p", { id: "keep-status", role: "status" });
    this.paper = el("div", { class: "paper" });
    this.root = root;
    addEventListener("hashchange", () => {
      if (/[#&]i=/.test(location.hash)) this.start();
    });
    // A note that was just written; but nothing once the visitor is on the way out.
    addEventListener("pagehide", () => {
      if (this.timer && !document.documentElement.classList.contains("leaving")) this.write();
    });
    this.address = "";
    addEventListener("beforeprint", () => this.beforePrint());
    addEventListener("afterprint", () => this.afterPrint());
    this.start();
  }

  /** What the address says; if it names no list, the one kept here. */
  start() {
    const given = readList(location.hash);
    const kept = keptList();
    this.kept = kept !== null && (!given.items.length || writeList(given) === writeList(kept));
    this.list = this.kept && kept ? kept : given;
    this.before = null;
    this.open.clear();
    this.write();
    this.load();
  }

  async load() {
    const run = ++this.runs;
    if (this.list.items.length) this.tell(this.say("loading"));
    this.found = this.list.items.map(() => null);
    this.failed = false;
    const found = await Promise.all(this.list.items.map(({ id }) => this.rows.get(id).catch(() => null)));
    if (run !== this.runs) return;
    this.failed = found.some((one) => one === null);
    this.found = found;
    this.merge();
    this.tell(this.failed ? this.say("failed") : "");
    this.draw();
  }

  /** An old and a new id of one entry are one place: the first of them stays. */
  merge() {
    const seen = new Set();
    const keep = this.list.items.map(({ id }, at) => {
      const row = this.found[at];
      const now = row && row !== "gone" ? row.id : id;
      const first = !seen.has(now);
      seen.add(now);
      return first;
    });
    if (keep.every(Boolean)) return;
    this.list.items = this.list.items.filter((_, at) => keep[at]);
    this.found = this.found.filter((_, at) => keep[at]);
    this.write();
  }

  /** @param {string} words @param {boolean} [aloud] only for those who listen: others see it */
  tell(words, aloud = false) {
    this.status.classList.toggle("visually-hidden", aloud);
    this.status.textContent = words;
  }

  /** Puts the list where it lives. */
  write() {
    clearTimeout(this.timer);
    this.timer = 0;
    if (this.kept) keepList(this.list);
    const to = location.pathname + (this.kept ? withList(besides(location.hash), emptyList()) : withList(location.hash, this.list));
    if (to === location.pathname + location.hash) return;
    if (this.kept) history.replaceState(history.state, "", to);
    else writeStep(to, this.list);
  }

  draw() {
    const { list, found, say, options } = this;
    const count = list.items.length;
    document.title = title(count, say);
    document.body.classList.toggle("no-names", options.noNames);
    document.body.classList.toggle("large-print", options.large);
    this.heading.textContent = options.noNames ? title(count, say) : list.name || say("myList");
    const number = document.querySelector("a[data-list] span");
    if (number) number.textContent = count ? "\u00a0(" + count + ")" : "";
    this.keepStatus.textContent = "";
    const body = count
      ? listElement({
          items: list.items,
          found,
          open: this.open,
          say,
          site: this.site,
          noNames: options.noNames,
          withNotes: options.withNotes,
          act: (act, id) => this.act(act, id),
          write: (id, note) => this.writeNote(id, note),
        })
      : el("p", { class: "notice" }, say("empty"));
    const again = this.failed ? el("p", {}, button(say("again"), () => this.load())) : null;
    this.places.replaceChildren(...(again ? [again, body] : [body]));
    this.naming.hidden = !count;
    this.over.element.hidden = !count;
    this.over.refresh();
    this.paper.replaceChildren(...this.paperLines());
    this.drawKeeping();
    // All at once, when all of it is known: nothing moves under a finger.
    if (!this.places.isConnected) this.root.replaceChildren(this.undo, this.places, this.paper, this.naming, this.over.element, this.keeping, this.keepStatus);
  }

  drawKeeping() {
    this.keeping.replaceChildren(
      keepingElement({
        say: this.say,
        list: this.list,
        kept: this.kept,
        tell: (words) => (this.keepStatus.textContent = words),
        turn: (kept) => {
          this.kept = kept;
          this.write();
          this.drawKeeping();
          const next = document.getElementById(kept ? "forget" : "keep");
          if (next) next.focus();
        },
        fresh: () => {
          this.change({ items: [], name: "" }, this.say("cleared"));
          this.focusUndo();
        },
        more: this.site + "search/",
      })
    );
  }

  /** What only paper needs. */
  paperLines() {
    const { say, options } = this;
    const made = [];
    if (options.lines) {
      const line = (/** @type {string} */ words, rows = 1) => el("div", {}, el("dt", {}, words), ...Array.from({ length: rows }, () => el("dd")));
      made.push(el("dl", { class: "blanks" }, line(say("forName")), line(say("forDate")), line(say("nextSteps"), 4), line(say("whoToCall"), 2)));
    }
    const date = format(Date.now(), document.documentElement.lang || "en", { year: "numeric", month: "short", day: "numeric" });
    made.push(el("p", { class: "printed" }, say("printedOn", { date })));
    return made;
  }

  nameElement() {
    const { say } = this;
    const input = /** @type {HTMLInputElement} */ (el("input", { id: "list-name", maxlength: String(LONGEST_NAME), autocomplete: "off", "aria-describedby": "list-name-hint" }));
    input.addEventListener("input", () => {
      this.list.name = tidy(input.value, LONGEST_NAME);
      this.heading.textContent = this.options.noNames ? title(this.list.items.length, say) : this.list.name || say("myList");
      this.later();
    });
    this.nameInput = input;
    return el("p", { class: "own naming" }, el("label", { for: "list-name" }, say("name")), input, el("small", { id: "list-name-hint" }, say("nameHint")));
  }

  later() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.write();
      this.over.refresh();
    }, PAUSE);
  }

  /** @param {string} id @param {string} note */
  writeNote(id, note) {
    const item = this.list.items.find((one) => one.id === id);
    if (!item) return;
    item.note = tidy(note, LONGEST_NOTE);
    const shown = this.places.querySelector('[data-id="' + id + '"] .note-text');
    if (shown instanceof HTMLElement) {
      shown.hidden = !item.note || !this.options.withNotes || this.options.noNames;
      shown.textContent = item.note && this.say("noteShown", { note: item.note });
    }
    this.later();
  }

  /** @param {Act} act @param {string} id */
  act(act, id) {
    const { items } = this.list;
    const at = items.findIndex((item) => item.id === id);
    const name = this.options.noNames ? this.say("place", { number: at + 1 }) : nameOf(this.found[at], items[at], this.say);
    if (act === "note") {
      if (!this.open.delete(id)) this.open.add(id);
      this.draw();
      this.focus(id, this.open.has(id) ? "textarea" : "[data-act=note]");
      return;
    }
    if (act === "remove") {
      this.change({ items: items.filter((item) => item.id !== id), name: this.list.name }, this.say("removed", { name }));
      this.focusUndo();
      return;
    }
    const to = at + (act === "up" ? -1 : 1);
    if (to < 0 || to >= items.length) return;
    for (const all of [items, this.found]) all.splice(to, 0, .../** @type {any[]} */ (all.splice(at, 1)));
    this.before = null;
    this.undo.replaceChildren();
    this.write();
    this.draw();
    this.tell(this.say("moved", { name, number: to + 1, count: items.length }), true);
    const other = act === "up" ? "down" : "up";
    this.focus(id, "[data-act=" + act + "]:not([disabled])") || this.focus(id, "[data-act=" + other + "]");
  }

  /** Takes places away, and offers to undo it. @param {List} next @param {string} words */
  change(next, words) {
    const before = this.list;
    const known = new Map(before.items.map(({ id }, at) => [id, this.found[at]]));
    this.before = before;
    this.list = next;
    this.found = next.items.map(({ id }) => known.get(id) || null);
    const back = button(this.say("undo"), () => {
      this.list = before;
      this.before = null;
      this.undo.replaceChildren();
      this.found = before.items.map(({ id }) => known.get(id) || null);
      this.write();
      this.draw();
      this.tell(this.say("undone"));
      this.heading.setAttribute("tabindex", "-1");
      this.heading.focus();
    });
    this.undo.replaceChildren(el("span", {}, words + " "), back);
    this.write();
    this.draw();
    this.tell(words, true);
  }

  focusUndo() {
    const back = this.undo.querySelector("button");
    if (back) back.focus();
  }

  /** @param {string} id @param {string} part @returns {boolean} whether there was something to give the focus to */
  focus(id, part) {
    const found = this.places.querySelector('[data-id="' + id + '"] ' + part);
    if (found instanceof HTMLElement) found.focus();
    return found !== null;
  }

  /** Browsers print the address at the foot of each page: without names it must not hold them. */
  beforePrint() {
    if (!this.options.noNames || this.address) return;
    this.address = location.hash;
    history.replaceState(history.state, "", location.pathname);
  }

  afterPrint() {
    if (!this.address) return;
    history.replaceState(history.state, "", location.pathname + this.address);
    this.address = "";
  }
}

const root = document.getElementById("list");
if (root) new ListPage(root);
