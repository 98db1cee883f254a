// @ts-check
// The search page: takes over the form, keeps the state behind the "#", runs the engine, draws. Needs in the page: a form
// [role=search] with an input named q, #results with data-base (the site's root) and perhaps data-scope (a state), and an
// element [role=status].

import { browsing, carried, changed, isAsked, readState, writeState } from "./find/address.js";
import { formState } from "./find/box.js";
import { readCard } from "./find/card.js";
import { button, el } from "./find/element.js";
import { Engine } from "./find/engine.js";
import { speaker } from "./find/messages.js";
import { draw, drawFailure, headline, listed } from "./find/view.js";

/** @typedef {import("./find/address.js").State} State */
/** @typedef {import("./find/outcome.js").Outcome} Outcome */
/** @typedef {import("./find/places.js").Place} Place */
/** @typedef {import("./find/order.js").Ranked} Ranked */

const PAGE = 10;
/** Keys with which one moves over the page. */ const MOVES = /^(?:Tab|End|Page|Arrow| $)/;
/** Cards looked at, at once, for what is open now. */ const LOOK = 50;

export class SearchPage {
  /** @param {HTMLElement} results */
  constructor(results) {
    const words = document.getElementById("search-words");
    this.say = speaker(words ? JSON.parse(words.textContent || "{}") : {});
    this.language = document.documentElement.lang || "en";
    this.site = results.dataset.base || "/";
    /** Where scripts and the index are, which all languages share. */
    this.root = results.dataset.root || this.site;
    this.scope = results.dataset.scope || "";
    this.browse = browsing(this.site, results.dataset.states || "");
    this.form = /** @type {HTMLFormElement} */ (document.querySelector("main form[role=search]") || document.querySelector("form[role=search]"));
    this.input = /** @type {HTMLInputElement} */ (this.form.querySelector("[name=q]"));
    this.status = /** @type {HTMLElement} */ (document.querySelector("[role=status]"));
    this.chips = el("div", { id: "chips" });
    const filters = document.getElementById("filters") || el("div", { id: "filters" });
    this.list = el("div", { id: "result-list" });
    this.saved = (document.documentElement.dataset.saved || "").split(" ").filter(Boolean);
    this.end = el("div", {});
    this.guided = results.dataset.guides !== undefined;
    /** Stops the watch over who comes near the end of the list. @type {() => void} */
    this.unwatch = () => {};
    /** @type {import("./find/view.js").Drawing | null} */
    this.drawn = null;
    results.replaceChildren(this.chips, filters, this.list, this.end);
    const start = document.getElementById("search-start");
    this.engine = this.newEngine(start && JSON.parse(start.textContent || "{}"));
    /** Why "near me" did not work, beside the box. */
    this.failed = el("p", { class: "notice", id: "near-failed" });
    /** Whether this engine has found anything, or begun with what the page knew: either may be older than the index. */
    this.kept = this.engine.start !== null;
    this.summary = el("summary", {}, this.say("filters"));
    this.filters = /** @type {HTMLDetailsElement} */ (el("details", { class: "filters", hidden: true }, this.summary));
    filters.replaceChildren(this.filters);
    /** @type {Promise<import("./search-filters.js").Panel> | null} */
    this.panel = null;
    /** @type {Outcome | null} */
    this.outcome = null;
    this.filters.addEventListener("toggle", () => this.showFilters());
    this.state = readState("");
    /** @type {Place | null} */
    this.near = null;
    this.runs = 0;
    this.shown = PAGE;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.input.addEventListener("input", () => import("./search-typing.js").then(({ typed }) => typed(this)).catch(() => {}));
    addEventListener("popstate", () => this.fromAddress());
    this.nearButton();
    this.fromAddress();
  }

  renew() {
    this.engine = this.newEngine();
    this.kept = false;
    this.panel = null;
    this.outcome = null;
    this.filters.replaceChildren(this.summary);
  }

  /** @param {any} [start] what start.json says, if the page knows */
  newEngine(start) {
    return new Engine({ base: this.root + "search/index/", language: this.language, only: this.saved, start });
  }

  fromAddress() {
    const typed = location.hash.length > 1;
    this.state = readState((typed ? location.hash : location.search).slice(1));
    if (!this.state.in && !this.state.q && this.scope) this.state.in = this.scope;
    // What came as "?" (a form without scripts) is moved behind the "#", so that a reload sends it to nobody.
    if (location.search) history.replaceState(null, "", addressOf(this.state));
    this.near = null;
    this.input.value = this.state.q;
    // A list's "Filter these listings" leads here.
    const unfold = /[#&]filters=1/.test(location.hash);
    if (unfold) {
      history.replaceState(null, "", location.pathname + hashOf(this.state));
      this.filters.open = true;
    }
    this.run(false);
  }

  submit() {
    const asked = formState(this.form);
    const scope = asked.in || this.scope || this.state.in;
    const same = asked.q === this.state.q && this.state.where === "";
    this.near = null;
    this.go(same ? changed(this.state, {}) : Object.assign(asked, { in: scope }), true);
  }

  /** @param {State} next @param {boolean} [focus] */
  go(next, focus = false) {
    const same = hashOf(next) === hashOf(this.state);
    this.state = next;
    this.input.value = next.q;
    if (!same) history.pushState(null, "", addressOf(next));
    this.run(focus || !document.activeElement || !this.filters.contains(document.activeElement));
  }

  /** @param {boolean} focus whether the focus goes to the results @returns {Promise<void>} */
  async run(focus) {
    const run = ++this.runs;
    this.unwatch();
    this.shown = PAGE;
    this.failed.remove();
    const asked = isAsked(this.state) || this.near !== null;
    if (!asked) {
      this.status.textContent = "";
      this.list.replaceChildren();
      this.chips.replaceChildren();
      this.filters.hidden = true;
      return;
    }
    this.status.textContent = this.say("searching");
    this.list.removeAttribute("data-whole");
    try {
      const outcome = await this.engine.run(this.state, this.near);
      const drawing = await this.collect(outcome);
      if (run !== this.runs) return;
      this.draw(drawing);
      this.status.textContent = headline(drawing);
      this.outcome = outcome;
      this.kept = true;
      this.showFilters();
    } catch (error) {
      if (run !== this.runs) return;
      const { kind, file = "" } = /** @type {any} */ (error);
      // A deployment may have come since the index was opened: once it is opened anew. Without a connection, what is saved is.
      const anew = this.kept && (kind === "damaged" || kind === "missing");
      const { controller = null } = navigator.serviceWorker || {};
      const cut = controller && !this.saved.length && (kind === "network" || error instanceof TypeError);
      if (cut) this.saved = await import("./search-saved.js").then(({ statesSaved }) => statesSaved(this.root)).catch(() => []);
      if (anew || (cut && this.saved.length)) {
        this.renew();
        return this.run(focus);
      }
      // A browser may remember that a script could not be fetched; the address keeps what was asked.
      const again = error instanceof TypeError ? () => location.reload() : () => this.run(true);
      // Of the state whose file could not be had, there is a page that needs no script.
      const [lacking] = /^[a-z]{2}(?=[./])/.exec(file) || [this.state.in];
      drawFailure(/** @type {any} */ (error), this.browse(lacking), this.say, this.site, again, this.list);
      this.sayFailed();
      if (!(error instanceof TypeError) && /** @type {any} */ (error).kind === undefined) throw error;
    }
    const heading = document.getElementById("results-heading");
    if (focus && heading) heading.focus();
  }

  async showFilters() {
    const { state, outcome } = this;
    let count = Number(state.soon) + Number(state.year);
    state.chosen.forEach((keys) => (count += keys.length));
    this.summary.textContent = count ? this.say("filtersOn", { count }) : this.say("filters");
    this.filters.hidden = false;
    if (!this.filters.open || !outcome) return;
    if (!this.panel) {
      this.panel = import("./search-filters.js").then(
        ({ Panel }) => new Panel(this.filters, this.engine, this.say, this.language, (next) => this.go(next))
      );
      this.panel.catch(() => (this.panel = null));
    }
    await (await this.panel).show(state, outcome);
  }

  /** @param {import("./find/view.js").Drawing} drawing */
  draw(drawing) {
    draw(drawing, this.list);
    this.chips.replaceChildren(...drawing.chips);
    this.addBelow(drawing);
  }

  /** Fetches what is shown of an outcome. @param {Outcome} outcome @returns {Promise<import("./find/view.js").Drawing>} */
  async collect(outcome) {
    const { state } = this;
    const { view } = outcome;
    const places = await this.engine.places();
    const wishes = await places.phrases.wishes(outcome.query.words);
    const setting = {
      say: this.say,
      language: this.language,
      labels: places.labels,
      zones: places.zones,
      site: this.site,
      browse: this.browse,
      now: this.engine.now(),
      times: /** @type {typeof import("./search-times.js") | null} */ (null),
      medicine: wishes.medicine,
    };
    /** @type {import("./find/view.js").Cards} */
    const cards = async (all, from, start, end) => {
      const list = all.slice(start, end);
      const found = await from.index.cards(list.map(({ doc }) => doc));
      const shown = found.map(({ ref, card }, i) => ({ card: readCard(ref, card), miles: list[i].miles }));
      if (!setting.times && shown.some(({ card }) => card.schedules.length)) setting.times = await import("./search-times.js");
      return shown;
    };
    const times = state.soon && (await import("./search-times.js"));
    if (times) setting.times = times;
    // What else is shown is fetched at once with the list.
    const guides = outcome.dropped.length && outcome.main.length && this.guided ? import("./search-below.js").then(({ guidesInstead }) => guidesInstead(outcome)).catch(() => []) : [];
    const named = outcome.nation ? cards(outcome.named, outcome.nation, 0, PAGE) : [];
    const instead = cards(outcome.instead, outcome.insteadView, 0, PAGE);
    let main, more;
    let { total } = outcome;
    if (times) {
      const soon = [];
      let at = 0;
      for (; at < outcome.main.length && soon.length < this.shown; at += LOOK) {
        const some = await cards(outcome.main, view, at, at + LOOK);
        soon.push(...some.filter(({ card }) => times.isSoon(card.schedules, setting)));
      }
      main = soon.slice(0, this.shown);
      more = at < outcome.main.length || soon.length > this.shown;
      total = soon.length;
    } else {
      main = await cards(outcome.main, view, 0, this.shown);
      more = outcome.total > main.length;
    }
    /** @type {import("./find/view.js").Drawing} */
    const drawing = {
      state, outcome, main, total, more, places, setting, cards,
      wide: [], wishes,
      guides: await guides,
      named: await named,
      instead: await instead,
      items: { main: [], named: [], instead: [] },
      names: state.chosen.size ? await this.engine.labels() : {},
      nothing: null,
      chips: [],
      go: (next) => this.go(next, true),
      showMore: () => import("./search-more.js").then(({ showMore }) => showMore(this, outcome)).catch(() => this.sayFailed()),
    };
    const asked = outcome.place && main.length ? await places.phrases.fellowships(outcome.dropped) : [];
    if (asked.length) {
      const sought = { outcome: Object.assign({}, outcome, { query: Object.assign({}, outcome.query, { words: asked.join(" ") }), dropped: [] }) };
      drawing.wide = await import("./search-below.js").then(({ wideHelp }) => wideHelp(this.engine, Object.assign({}, drawing, sought))).catch(() => []);
    }
    const found = main.length || drawing.named.length;
    if (!found || state.chosen.size || state.soon || state.year) {
      // All at once: one after the other would be three waits.
      const [{ chips, nothing, without }, wide, table] = await Promise.all([
        import("./search-more.js"),
        found ? [] : import("./search-below.js").then(({ wideHelp }) => wideHelp(this.engine, drawing)),
        found ? null : this.engine.store.get("neighbors.json"),
      ]);
      drawing.chips = chips(drawing);
      if (table) {
        drawing.wide = wide;
        const hidden = await without(this.engine, state, outcome);
        drawing.nothing = nothing(drawing, hidden, (outcome.place && table.neighbors[outcome.place.state]) || []);
      }
    }
    for (const block of /** @type {("main" | "named" | "instead")[]} */ (["main", "named", "instead"])) drawing.items[block] = await listed(drawing[block], setting);
    return drawing;
  }

  /** Help without a distance and guides stand below the list: looked for when somebody comes near. @param {import("./find/view.js").Drawing} drawing */
  addBelow(drawing) {
    const { runs } = this;
    const stale = () => runs !== this.runs || drawing !== this.drawn;
    this.drawn = drawing;
    const guides = () => {
      this.list.setAttribute("data-whole", "");
      if (!this.guided || drawing.guides.length) return;
      this.atTheEnd(() => import("./search-below.js").then(({ addGuides }) => addGuides(drawing, this.list)).catch(() => {}));
    };
    if (drawing.nothing || drawing.wide.length || !drawing.outcome.place) return guides();
    this.atTheEnd(async () => {
      /** @type {HTMLElement[]} */
      let found;
      try {
        found = await import("./search-below.js").then(({ wideHelp }) => wideHelp(this.engine, drawing));
      } catch (error) {
        found = [el("p", { class: "notice" }, this.say("failed"))];
      }
      if (stale()) return;
      this.list.append(...found);
      guides();
    });
  }

  /** For who comes near the end of the list, or leaves the search box by keys with which one may jump there. @param {() => void} act */
  atTheEnd(act) {
    this.unwatch();
    const now = () => {
      this.unwatch();
      act();
    };
    const moved = (/** @type {KeyboardEvent} */ { key, target }) => MOVES.test(key) && !this.form.contains(/** @type {Node} */ (target)) && now();
    const watch = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && now(), { rootMargin: "100%" });
    this.unwatch = () => {
      watch.disconnect();
      removeEventListener("keydown", moved);
    };
    watch.observe(this.end);
    addEventListener("keydown", moved);
  }

  sayFailed() {
    this.status.textContent = this.say("failed");
  }

  nearButton() {
    if (!("geolocation" in navigator)) return;
    const hint = el("p", { class: "hint", id: "near-hint" }, this.say("nearMeHint"));
    const act = () => import("./search-more.js").then(({ findMe }) => findMe(this)).catch(() => this.sayFailed());
    const ask = button(this.say("nearMe"), act, { id: "near-me", "aria-describedby": "near-hint" });
    this.form.append(el("p", { class: "near" }, ask), hint);
  }
}

/** @param {State} state */
const hashOf = (state) => writeState(state).replace(/^(?=.)/, "#");

/** @param {State} state */
function addressOf(state) {
  const text = [writeState(state), carried(location.hash)].filter(Boolean).join("&");
  return location.pathname + (text && "#" + text);
}

const results = document.getElementById("results");
if (results) new SearchPage(results);
