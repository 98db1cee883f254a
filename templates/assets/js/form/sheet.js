// @ts-check
// The whole form: sections, groups that repeat, what is asked now, and where a problem is shown.

import { button, el } from "../find/element.js";
import { fieldElement, idOf } from "./controls.js";
import "./messages-hints.js";
import "./messages-labels.js";
import { saidAs } from "./messages.js";
import { ALSO_NEEDED, FIRST, NOT_NEEDED, QUIET, SECTIONS, isAsked } from "./questions.js";
import { fieldAt, isFilled, setValue, valueAt } from "./table.js";

/** @typedef {import("./table.js").Field} Field */
/** @typedef {import("./table.js").Table} Table */
/** @typedef {import("./table.js").Values} Values */
/** @typedef {import("./rules.js").Problem} Problem */
/** @typedef {import("./messages.js").Say} Say */

/** Where a problem is shown that belongs to no single question. @type {Record<string, string>} */
const HOME_OF = { contact: "contact.phones", location: "@state", service_area: "service_area.scope", provenance: "provenance.sources" };
/** @type {Field} */
const PSEUDO = { key: "", kind: "text", help: "" };

export class Sheet {
  /** @param {HTMLElement} root @param {Table} table @param {Say} say @param {Record<string, string>} own @param {() => void} changed @param {string} today */
  constructor(root, table, say, own, changed, today) {
    this.root = root;
    this.table = table;
    this.say = say;
    this.changed = changed;
    this.today = today;
    /** @type {Values} */
    this.values = {};
    this.state = "";
    this.slug = "";
    /** @type {Set<string>} */
    this.touched = new Set();
    this.label = (/** @type {string} */ path) => saidAs(own, keyOf(path)) || path;
    /** @type {import("./controls.js").Maker} */
    this.maker = {
      say,
      label: this.label,
      hint: (path, field) => saidAs(own, "h" + keyOf(path).slice(1)) || (QUIET.indexOf(bare(path)) >= 0 ? "" : hint(field)),
      options: (field, path) => this.options(field, path),
      get: (path) => (path === "@state" ? this.state : path === "@slug" ? this.slug : path === "location.visibility" ? this.visibility() : valueAt(this.values, path)),
      set: (path, value) => this.set(path, value),
      needed: (path, field) => ALSO_NEEDED.indexOf(bare(path)) >= 0 || Boolean(field && field.required && NOT_NEEDED.indexOf(bare(path)) < 0 && path !== "provenance.consent.listing" && !/^provenance\.verified\.|^service_area\./.test(path)),
    };
  }

  /** @param {Values} values @param {string} state @param {string} slug */
  fill(values, state, slug) {
    this.values = values;
    this.state = state;
    this.slug = slug;
    this.nowhere = Boolean(state) && isFilled(values) && !isFilled(values.location);
    this.touched.clear();
    this.root.replaceChildren(...SECTIONS.map((section) => this.section(section)));
    this.refresh();
  }

  /** What a question is called away from its place: "Phone number 1, Number". @param {string} path @returns {string} */
  named(path) {
    const group = /^(.*?)\.(\d+)\./.exec(path);
    const within = group ? this.say("oneOf", { what: this.label(group[1]), number: Number(group[2]) + 1 }) + ", " : "";
    return within + this.label(path);
  }

  visibility() {
    return this.nowhere ? "-" : valueAt(this.values, "location.visibility");
  }

  /** @param {string} path @param {any} value */
  set(path, value) {
    if (path === "@state") {
      this.state = value;
    } else if (path === "@slug") this.slug = value;
    else if (path === "location.visibility") {
      this.nowhere = value === "-";
      setValue(this.values, path, value === "-" ? "" : value);
    } else setValue(this.values, path, value);
    if (path === "type") this.again("subtype");
    if (path === "@state") this.zones();
    this.refresh();
    this.changed();
  }

  /** @param {string} path */
  again(path) {
    const old = this.at(path);
    const field = fieldAt(this.table, path);
    if (old && field) old.replaceWith(fieldElement(path, field, this.maker));
  }

  zones() {
    (this.values.schedule || []).forEach((/** @type {Values} */ one, /** @type {number} */ n) => {
      if (!one.timezone) setValue(this.values, "schedule." + n + ".timezone", this.zone());
      this.again("schedule." + n + ".timezone");
    });
  }

  zone() {
    const state = this.table.states.find((one) => one[0] === this.state);
    return state ? state[3][0] : "";
  }

  /** What can be chosen: [key, words, meaning]. @param {Field} field @param {string} path @returns {string[][]} */
  options(field, path) {
    const states = this.table.states;
    if (path === "@state") return [["us", this.say("nationwide")], ...states.map((one) => [one[0], one[1]])];
    if (field.kind === "state") return states.map((one) => [one[2], one[1]]);
    if (field.kind === "boolean") return [["true", this.say("yes")], ["false", this.say("no")]];
    if (/^schedule\.\d+\.timezone$/.test(path)) {
      const own = states.filter((one) => one[0] === this.state).map((one) => one[3]);
      /** @type {string[]} */
      const all = /** @type {any} */ ([]).concat(...own, ...states.map((one) => one[3]));
      return Array.from(new Set(all)).map((zone) => [zone, zone.replace(/_/g, " ")]);
    }
    if (field.kind !== "choice") return [];
    const terms = this.table.lists[field.list || ""] || [];
    if (path === "subtype") return terms.filter((term) => term[3] === this.values.type);
    return path === "location.visibility" ? [...terms, ["-", this.say("nowhere")]] : terms;
  }

  /** @param {import("./questions.js").Section} section */
  section({ id, fold, fields }) {
    const inside = fields.map((path) => this.question(path));
    const title = this.label("section." + id);
    if (fold) return el("details", { class: "section", "data-section": id }, el("summary", {}, el("h2", {}, title)), ...inside);
    return el("section", { class: "section", "data-section": id, "aria-labelledby": "s-" + id }, el("h2", { id: "s-" + id }, title), ...inside);
  }

  /** @param {string} path @returns {HTMLElement} */
  question(path) {
    const field = fieldAt(this.table, path) || PSEUDO;
    return field.kind === "record" && field.many ? this.list(path, field) : fieldElement(path, field, this.maker);
  }

  /** A group that repeats. @param {string} path @param {Field} field @returns {HTMLElement} */
  list(path, field) {
    const all = valueAt(this.values, path) || [];
    const what = this.label(path);
    const add = button(this.say("add", { what }), () => this.add(path, field), { class: "second", id: idOf(path) });
    const hint = this.maker.hint(path, null);
    return el("div", { class: "list", "data-path": path },
      hint && el("p", { class: "hint" }, hint),
      ...all.map((/** @type {Values} */ _one, /** @type {number} */ n) => this.group(path, field, n)),
      el("p", { class: "error", id: idOf(path) + "-error", hidden: true }),
      el("p", {}, add));
  }

  /** @param {string} path @param {Field} field @param {number} n */
  group(path, field, n) {
    const first = FIRST[bare(path)];
    const rows = leaves(field.fields || [], path + "." + n);
    const shown = rows.filter((row) => !first || first.indexOf(row.slice((path + "." + n).length + 1)) >= 0);
    const rest = rows.filter((row) => shown.indexOf(row) < 0);
    const what = this.label(path);
    return el("fieldset", { class: "group" },
      el("legend", {}, this.say("oneOf", { what, number: n + 1 })),
      ...shown.map((row) => this.question(row)),
      rest.length > 0 && el("details", {}, el("summary", {}, this.say("moreOf")), ...rest.map((row) => this.question(row))),
      button(this.say("remove", { what, number: n + 1 }), () => this.remove(path, field, n), { class: "second" }));
  }

  /** @param {string} path @param {Field} field */
  add(path, field) {
    const all = valueAt(this.values, path) || [];
    setValue(this.values, path, [...all, this.fresh(path)]);
    this.redraw(path, field);
    const groups = /** @type {Element} */ (this.at(path)).querySelectorAll(":scope > .group");
    const control = groups[groups.length - 1].querySelector("input, select, textarea, fieldset[tabindex]");
    if (control instanceof HTMLElement) control.focus();
    this.changed();
  }

  /** @param {string} path @returns {Values} */
  fresh(path) {
    if (path === "provenance.sources") return { retrieved: this.today };
    if (path === "schedule" && this.zone()) return { timezone: this.zone() };
    return {};
  }

  /** @param {string} path @param {Field} field @param {number} n */
  remove(path, field, n) {
    setValue(this.values, path, valueAt(this.values, path).filter((/** @type {any} */ _one, /** @type {number} */ m) => m !== n));
    this.redraw(path, field);
    const add = document.getElementById(idOf(path));
    if (add) add.focus();
    this.changed();
  }

  /** @param {string} path @param {Field} field */
  redraw(path, field) {
    const old = this.at(path);
    if (old) old.replaceWith(this.list(path, field));
    this.refresh();
  }

  /** @param {string} path @returns {HTMLElement | null} */
  at(path) {
    return this.root.querySelector('[data-path="' + path + '"]');
  }

  /** Shows what is asked now, and no section that has nothing to ask. */
  refresh() {
    for (const one of this.root.querySelectorAll("[data-path]")) {
      const path = one.getAttribute("data-path") || "";
      if (one instanceof HTMLElement) one.hidden = !isAsked(path, this.values, this.state);
    }
    for (const one of this.root.querySelectorAll(".section")) {
      if (one instanceof HTMLElement) one.hidden = !one.querySelector("[data-path]:not([hidden])");
    }
  }

  /** The question a problem belongs to. @param {string} at @returns {HTMLElement | null} */
  placeOf(at) {
    for (let path = at; path; path = path.slice(0, Math.max(0, path.lastIndexOf(".")))) {
      const found = this.at(HOME_OF[path] || path);
      if (found) return found;
    }
    return null;
  }

  /**
   * Writes problems beside their questions: all of them, or only those of questions that somebody has been at.
   * @param {Problem[]} problems
   * @param {boolean} all
   */
  show(problems, all) {
    /** @type {Map<Element, Problem>} */
    const by = new Map();
    for (const problem of problems) {
      const place = this.placeOf(problem.at);
      if (place && !by.has(place) && (all || this.touched.has(problem.at))) by.set(place, problem);
    }
    for (const place of this.root.querySelectorAll("[data-path]")) this.mark(place, by.get(place));
  }

  /** @param {Element} place @param {Problem | undefined} problem */
  mark(place, problem) {
    const path = place.getAttribute("data-path") || "";
    const error = document.getElementById(idOf(path) + "-error");
    const control = document.getElementById(idOf(path));
    if (!error) return;
    const said = problem ? this.say(problem.key, problem.words) : "";
    if (error.dataset.said === said + (problem && problem.mended)) return;
    error.dataset.said = said + (problem && problem.mended);
    error.hidden = !problem;
    error.replaceChildren(said);
    if (control && control.matches("input, select, textarea")) {
      if (problem) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
    if (problem && problem.mended && problem.at === path) {
      const mended = problem.mended;
      const also = this.beside(path, problem.also || {});
      const more = also.map((one) => one[1]).join(" ");
      const words = more ? this.say("useBoth", { text: mended, more }) : this.say("useThis", { text: mended });
      error.append(" ", button(words, () => this.mend(path, mended, also), { class: "second" }));
    }
  }

  /** What else was written, by the path of its own question; what has an answer already is left alone. @param {string} path @param {Record<string, string>} also @returns {string[][]} */
  beside(path, also) {
    const group = path.slice(0, path.lastIndexOf(".") + 1);
    return Object.keys(also).map((key) => [group + key, also[key]]).filter(([at]) => fieldAt(this.table, at) && !isFilled(valueAt(this.values, at)));
  }

  /** @param {string} path @param {string} text @param {string[][]} also */
  mend(path, text, also) {
    const field = fieldAt(this.table, path);
    if (!field || field.many) return;
    for (const [at, more] of also) {
      this.set(at, more);
      this.again(at);
    }
    this.set(path, text);
    this.again(path);
    this.refresh();
    this.changed();
    const control = document.getElementById(idOf(path));
    if (control) control.focus();
  }
}

/** The path without numbers, as labels are kept. @param {string} path */
function bare(path) {
  return path.replace(/\.\d+/g, "");
}

/** The key of a question's words. @param {string} path */
function keyOf(path) {
  const key = bare(path).replace("@", "at_").replace(/\./g, "__");
  return path.indexOf("section.") === 0 ? "s_" + path.slice(8) : "q_" + key;
}

/** @param {Field | null} field */
function hint(field) {
  return field && field.kind !== "choice" && field.kind !== "boolean" ? field.help : "";
}

/** The questions of a group: groups within that do not repeat are opened. @param {Field[]} fields @param {string} before @returns {string[]} */
function leaves(fields, before) {
  return [].concat(.../** @type {any} */ (fields.map((field) =>
    field.kind === "record" && !field.many ? leaves(field.fields || [], before + "." + field.key) : [before + "." + field.key])));
}
