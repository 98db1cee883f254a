// @ts-check
// The form that writes a listing, on the visitor's own device. Needs in the page: #add-form with data-base, data-root, data-forge, data-email,
// data-phone and perhaps data-fictional, empty but for what is shown without scripts. Stores nothing.

import { button, el } from "./find/element.js";
import { changes } from "./form/changes.js";
import { check, slugOf } from "./form/check.js";
import { forgeOf } from "./form/forge.js";
import { speaker } from "./form/messages.js";
import { previewOf } from "./form/preview.js";
import { finished, isSecret, secretsOf } from "./form/questions.js";
import { Send } from "./form/send.js";
import { Sheet } from "./form/sheet.js";
import { cleaned, fieldAt, isFilled, termOf, valueAt } from "./form/table.js";
import { entryText } from "./form/yaml.js";
import { hash } from "./list/pages.js";

/** @typedef {import("./form/table.js").Table} Table */
/** @typedef {import("./form/table.js").Values} Values */
/** @typedef {import("./form/rules.js").Problem} Problem */

export { check, cleaned, entryText, finished, secretsOf };

const ENTRIES = "content/entries/";

/** @param {string} url @returns {Promise<any>} */
async function json(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(url);
  return answer.json();
}

class AddForm {
  /** @param {HTMLElement} root @param {Table} table */
  constructor(root, table) {
    const words = (/** @type {string} */ id) => {
      const block = document.getElementById(id);
      return block ? JSON.parse(block.textContent || "{}") : {};
    };
    this.root = root;
    this.table = table;
    this.site = root.dataset.base || "/";
    this.entries = (root.dataset.root || "/") + "add/form/entries/";
    this.own = words("form-words");
    this.searchWords = words("search-words");
    this.say = speaker(this.own);
    this.today = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    /** The listing that is mended. @type {{ id: string, path: string, entry: Values } | null} */
    this.old = null;
    this.dirty = false;
    this.all = false;
    this.timer = 0;
    const ways = { forge: forgeOf(root.dataset.forge || ""), email: root.dataset.email || "", phone: root.dataset.phone || "" };
    this.intro = el("div", { class: "form-intro" });
    const questions = el("form", { novalidate: true, autocomplete: "off", id: "questions" });
    const end = el("section", { id: "send" });
    this.send = new Send(end, this.say, ways, () => this.ready());
    this.sheet = new Sheet(questions, table, this.say, this.own, () => this.changed(), this.today);
    root.replaceChildren(this.intro, questions, end, el("p", {}, this.emptying()));
    questions.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ready();
    });
    questions.addEventListener("focusout", (event) => this.left(/** @type {Element} */ (event.target)));
    addEventListener("hashchange", () => this.begin());
    addEventListener("beforeunload", (event) => this.leaving(event));
    addEventListener("pagehide", () => this.clear());
    this.begin();
  }

  async begin() {
    const asked = /^#edit=([a-z]{2}\/[a-z0-9-]{1,80})$/.exec(location.hash);
    this.old = null;
    this.intro.replaceChildren();
    if (asked) await this.fetchOld(asked[1]);
    this.clear();
  }

  /** @param {string} id */
  async fetchOld(id) {
    const folder = this.entries;
    try {
      const files = (await json(folder + "files.json"))[id.slice(0, 2)];
      const found = files && (await json(folder + id.slice(0, 2) + "/" + (hash(id) % files) + ".json"))[id];
      if (!found) throw new Error(id);
      this.old = { id, path: found[0], entry: found[1] };
      this.intro.replaceChildren(el("p", { class: "notice" }, this.say("editing", { name: found[1].name })));
    } catch (_) {
      this.intro.replaceChildren(el("p", { class: "notice" }, this.say("notThere", { id })));
    }
  }

  /** The form as it was at the beginning; nothing of what was typed is left. */
  clear() {
    clearTimeout(this.timer);
    this.dirty = false;
    this.all = false;
    const { old } = this;
    /** @type {Values} */
    const blank = { contact: { phones: [{}] }, provenance: { sources: [{ retrieved: this.today }] } };
    this.sheet.fill(old ? JSON.parse(JSON.stringify(old.entry)) : blank, old ? old.id.slice(0, 2) : "", old ? old.id.slice(3) : "");
    this.send.status.textContent = "";
    this.draw();
  }

  emptying() {
    const words = this.say("startOver");
    const press = button(words, () => {
      if (press.textContent === words) press.textContent = this.say("startOverSure");
      else {
        this.clear();
        press.textContent = words;
        scrollTo(0, 0);
      }
    }, { class: "second", id: "start-over" });
    press.addEventListener("blur", () => (press.textContent = words));
    return press;
  }

  /** @param {Event} event */
  leaving(event) {
    if (document.documentElement.classList.contains("leaving")) {
      // Whoever leaves fast must not be asked anything, and must leave nothing behind.
      this.old = null;
      this.clear();
    } else if (this.dirty) {
      event.preventDefault();
      event.returnValue = false;
    }
  }

  changed() {
    this.dirty = true;
    // What was said of handing over, and the address beside it, were about the text as it was.
    this.send.status.textContent = "";
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.draw(), 250);
  }

  /** @param {Element} target a question that somebody has left */
  left(target) {
    const field = target.closest("[data-path]");
    if (!field) return;
    this.sheet.touched.add(field.getAttribute("data-path") || "");
    this.draw();
  }

  entry() {
    const { sheet, table } = this;
    return cleaned(table.fields, finished(sheet.values, sheet.state));
  }

  slug() {
    return this.sheet.slug || slugOf(this.sheet.values.name || "");
  }

  /** @param {Values} entry @returns {Problem[]} with the places as they stand in the form */
  problems(entry) {
    const { sheet, table } = this;
    const setting = { table, state: sheet.state, slug: this.slug(), today: this.today, secrets: secretsOf(sheet.values), fictional: this.root.dataset.fictional !== undefined };
    return check(entry, setting).map((problem) => Object.assign({}, problem, { at: asTyped(sheet.values, problem.at) }));
  }

  draw() {
    clearTimeout(this.timer);
    const entry = this.entry();
    const problems = this.problems(entry);
    this.sheet.show(problems, this.all);
    const page = { site: this.site, language: document.documentElement.lang || "en", now: Date.now(), words: this.searchWords };
    this.send.card.replaceChildren(entry.name ? previewOf(entry, this.ref(), this.table, page) : el("p", { class: "hint" }, this.say("previewEmpty")));
    // A text that must not be handed over is not shown for copying either.
    this.send.text.value = problems.some(({ code }) => /^(ADDRESS|PRIVACY)-/.test(code)) ? "" : entryText(this.table.fields, entry);
    if (this.all) this.summary(problems);
    else this.send.problems.replaceChildren();
    const told = this.told(entry);
    this.send.changed.replaceChildren(...(told ? [el("h3", {}, this.say("changed")), told.length ? el("ul", {}, ...told.map((one) => el("li", {}, one))) : el("p", {}, this.say("changedNothing")), ...(this.hidesNow(entry) ? [el("p", { class: "notice" }, this.say("wasPublic"))] : [])] : []));
    return problems;
  }

  ref() {
    return (this.sheet.state || "us") + "/" + (this.slug() || "-");
  }

  /** @param {Values} entry @returns {string[] | null} */
  told(entry) {
    if (!this.old) return null;
    const before = cleaned(this.table.fields, this.old.entry);
    const { sheet } = this;
    return changes(before, entry).map(([path, old, now]) => {
      // What is hidden now must not leave by way of the e-mail that says what changed.
      const said = isSecret(path, old, sheet.values) ? this.say("takenOut") : this.called(path, old) + " → " + this.called(path, now);
      return asked(sheet.named(path)) + said;
    });
  }

  /** A value in the words of its list. @param {string} path @param {string} text as `changes` gives it */
  called(path, text) {
    const field = fieldAt(this.table, path);
    const words = (/** @type {string} */ key) => (termOf(this.table, (field && field.list) || "", key) || [])[1] || key;
    return field && field.kind === "choice" ? text.split(", ").map(words).join(", ") || "–" : text || "–";
  }

  /** Whether an address that everybody could read is hidden now. @param {Values} entry */
  hidesNow(entry) {
    const seen = (/** @type {Values} */ one) => valueAt(one, "location.visibility") === "public" && valueAt(one, "location.street");
    return Boolean(this.old && seen(this.old.entry) && !seen(entry));
  }

  /** @param {Problem[]} problems */
  summary(problems) {
    const { say, sheet } = this;
    const title = problems.length === 0 ? say("problemsNone") : problems.length === 1 ? say("problemsOne") : say("problemsMany", { count: problems.length });
    const items = problems.map((problem) => {
      const place = sheet.placeOf(problem.at);
      const path = (place && place.getAttribute("data-path")) || "";
      const words = (path ? asked(sheet.named(path)) : "") + say(problem.key, problem.words);
      return el("li", {}, place ? button(words, () => show(place), { class: "link" }) : words);
    });
    this.send.problems.replaceChildren(el("h3", {}, title), problems.length ? el("ul", {}, ...items) : "");
  }

  /** What may be handed over; null, with the problems shown, while something is wrong. @returns {import("./form/send.js").Draft | null} */
  ready() {
    this.all = true;
    const problems = this.draw();
    if (problems.length) {
      this.send.problems.focus();
      return null;
    }
    const entry = this.entry();
    const path = ENTRIES + (this.old ? this.old.path : this.ref() + ".yaml");
    // What was handed over need not be asked about again.
    this.dirty = false;
    return { text: entryText(this.table.fields, entry), path, name: entry.name, id: this.ref(), changes: this.told(entry) };
  }
}

/** A question before what is said of it. @param {string} words */
const asked = (words) => words + (/\?$/.test(words) ? " " : ": ");

/** The path of a group before empty ones were taken out. @param {Values} values @param {string} at */
function asTyped(values, at) {
  /** @type {any} */
  let here = values;
  return at.split(".").map((part) => {
    let real = part;
    if (Array.isArray(here) && /^\d+$/.test(part)) {
      const filled = here.map((one, n) => (isFilled(one) ? n : -1)).filter((n) => n >= 0);
      real = String(filled[Number(part)]);
    }
    here = here && typeof here === "object" ? here[real] : undefined;
    return real;
  }).join(".");
}

/** @param {HTMLElement} place */
function show(place) {
  for (let one = /** @type {Element | null} */ (place); one; one = one.parentElement) if (one instanceof HTMLDetailsElement) one.open = true;
  const inside = place.querySelector("details");
  if (inside && !place.classList.contains("list")) inside.open = true;
  const control = place.querySelector("input, select, textarea, button");
  if (control instanceof HTMLElement) control.focus();
}

/** @param {HTMLElement} root */
function start(root) {
  const failed = () => {
    const say = speaker({});
    root.replaceChildren(el("p", { class: "notice" }, say("failed")), button(say("again"), () => location.reload()));
  };
  json((root.dataset.base || "/") + "add/form/fields.json").then((table) => new AddForm(root, table), failed);
}

const root = document.getElementById("add-form");
if (root) start(root);
