// @ts-check
// The filters as a form: fetched when somebody first opens it, and its data with it. A change searches at once; the focus stays
// where it was.

import { RADII, changed, toggled } from "./find/address.js";
import { el } from "./find/element.js";
import { DAYS, PARTS, countsOf, filterName } from "./find/filters.js";
import { GROUPS } from "./find/groups.js";
import "./find/messages-more.js";
import { dayNumber } from "./find/order.js";

/** @typedef {import("./find/address.js").State} State */
/** @typedef {import("./find/outcome.js").Outcome} Outcome */
/** @typedef {import("./find/engine.js").Engine} Engine */
/** @typedef {import("./find/messages.js").Say} Say */
/** @typedef {import("./find/messages.js").Key} Key */

export class Panel {
  /**
   * @param {HTMLDetailsElement} details
   * @param {Engine} engine
   * @param {Say} say
   * @param {string} language
   * @param {(next: State) => void} go
   */
  constructor(details, engine, say, language, go) {
    this.engine = engine;
    this.say = say;
    this.language = language;
    this.go = go;
    this.body = el("div", { class: "filter-groups" });
    this.details = details;
    details.append(this.body);
    /** @type {{ state: State, outcome: Outcome } | null} */
    this.current = null;
    /** Groups that are folded out. @type {Set<string>} */
    this.unfolded = new Set(["kind"]);
  }

  /** @param {State} state @param {Outcome} outcome */
  show(state, outcome) {
    this.current = { state, outcome };
    return this.fill();
  }

  async fill() {
    if (!this.details.open || !this.current) return;
    const { state, outcome } = this.current;
    const [names, facets] = await Promise.all([this.engine.labels(), this.engine.facets(outcome.view)]);
    if (!this.current || this.current.outcome !== outcome) return;
    const { columns } = outcome.view;
    const since = state.year ? dayNumber(this.engine.now()) - 365 : 0;
    const counts = countsOf(facets, state.chosen, outcome.matched, (doc) => columns.checked[doc] >= since);
    const focused = document.activeElement && this.body.contains(document.activeElement) ? document.activeElement.id : "";
    /** @type {HTMLElement[]} */
    const groups = [];
    if (outcome.place && outcome.place.kind !== "state") groups.push(this.distance(state, outcome));
    groups.push(el("p", {}, this.box("soon", this.say("soonOnly"), state.soon, () => this.go(changed(state, { soon: !state.soon })))));
    groups.push(el("p", {}, this.box("year", this.say("yearOnly"), state.year, () => this.go(changed(state, { year: !state.year })))));
    for (const group of GROUPS) {
      const found = counts.get(group);
      const drawn = found && this.group(state, group, found, names);
      if (drawn) groups.push(drawn);
    }
    this.body.replaceChildren(...groups);
    const again = focused && document.getElementById(focused);
    if (again) again.focus();
  }

  /** @param {State} state @param {Outcome} outcome */
  distance(state, outcome) {
    const select = /** @type {HTMLSelectElement} */ (el("select", { id: "filter-radius" }));
    const now = state.radius || RADII.find((miles) => miles >= outcome.radius) || RADII[RADII.length - 1];
    for (const miles of RADII) select.append(el("option", { value: String(miles), selected: miles === now }, this.say("miles", { miles })));
    select.addEventListener("change", () => this.go(changed(state, { radius: Number(select.value) })));
    return el("p", {}, el("label", { for: "filter-radius" }, this.say("distance")), " ", select);
  }

  /**
   * @param {State} state
   * @param {string} group
   * @param {Map<string, number>} counts
   * @param {Record<string, any>} names
   */
  group(state, group, counts, names) {
    const chosen = state.chosen.get(group) || [];
    const order = group === "day" ? DAYS : group === "part" ? PARTS : group === "peer" ? ["yes"] : Object.keys(names[group] || {});
    const keys = order.filter((key) => counts.has(key) || chosen.indexOf(key) >= 0);
    if (!keys.length) return null;
    const boxes = keys.map((key) => {
      const count = counts.get(key) || 0;
      const on = chosen.indexOf(key) >= 0;
      const name = filterName(group, key, names, this.say, this.language);
      return el("li", {}, this.box(group + "-" + key, name, on, () => this.go(toggled(state, group, key)), count));
    });
    const title = this.say(/** @type {Key} */ ("group_" + group));
    const fold = /** @type {HTMLDetailsElement} */ (
      el("details", { open: chosen.length > 0 || this.unfolded.has(group) },
        el("summary", {}, title),
        el("fieldset", {}, el("legend", { class: "visually-hidden" }, title), el("ul", { class: "boxes" }, ...boxes)))
    );
    fold.addEventListener("toggle", () => (fold.open ? this.unfolded.add(group) : this.unfolded.delete(group)));
    return fold;
  }

  /**
   * @param {string} id
   * @param {string} name
   * @param {boolean} on
   * @param {() => void} act
   * @param {number} [count]
   */
  box(id, name, on, act, count) {
    const box = el("input", { type: "checkbox", id: "filter-" + id, checked: on, disabled: count === 0 && !on });
    box.addEventListener("change", act);
    return el("label", {}, box, " ", name, count === undefined ? null : el("span", { class: "count" }, " (" + count + ")"));
  }
}

