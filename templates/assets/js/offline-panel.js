// @ts-check
// Saving a state, step by step: how large it is, how far it is, what became of it; and the page of all that is saved.

import { format } from "./find/formats.js";
import { button, el } from "./find/element.js";
import "./offline/messages-panel.js";
import { savesOf } from "./offline/names.js";
import { NotSaved, editions, remove, removeAll, save } from "./offline/saving.js";

/** @typedef {import("./offline/messages.js").Say} Say */
/** @typedef {import("./offline/names.js").Save} Save */
/** @typedef {import("./offline/saving.js").Edition} Edition */
/** @typedef {{ base: string, folder: string, language: string, state: string, place: string }} Place */

/** Above so many bytes a visitor may leave out the pages of single listings. */
const LARGE = 5e6;

const language = () => document.documentElement.lang || "en";

/** @param {number} bytes */
const size = (bytes) =>
  new Intl.NumberFormat(language(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(Math.max(0.1, bytes / 1e6)) + "\u00a0MB";

/** @param {number} at */
const dateOf = (at) => format(at, language(), { year: "numeric", month: "short", day: "numeric" });

/** @param {HTMLElement} box @returns {{ base: string, folder: string, language: string }} */
function placeOf(box) {
  const base = box.dataset.root || "/";
  return { base, folder: (box.dataset.base || base).slice(base.length), language: language() };
}

/** What pages will say when they come from this phone. @param {Say} say */
function saidOn(say) {
  const date = dateOf(Date.now());
  return { offline: say("offline", { date }), slow: say("slow", { date }), missing: say("missing"), label: say("label"), link: say("whatIsSaved") };
}

/** What is shown of one state, and said of it: one of these stands on a state's page, and one for each save on the page of all. */
class Panel {
  /** @param {HTMLElement} box @param {Say} say @param {Place} place @param {(words: string) => void} changed told of what was done */
  constructor(box, say, place, changed) {
    this.say = say;
    this.place = place;
    this.changed = changed;
    this.status = el("p", { role: "status" });
    this.body = el("div");
    /** @type {Save | undefined} */
    this.save = undefined;
    box.replaceChildren(this.body, this.status);
  }

  /** @param {import("./offline/messages.js").Key} key @param {Record<string, string | number>} [values] */
  words(key, values = {}) {
    return this.say(key, Object.assign({ place: this.place.place }, values));
  }

  /** @param {(Node | string | null)[]} content */
  show(...content) {
    this.body.replaceChildren(...content.filter((one) => one !== null));
  }

  /** @param {(HTMLElement | null)[]} all */
  buttons(...all) {
    return el("p", { class: "buttons" }, ...all.flatMap((one) => (one ? [one, " "] : [])));
  }

  /** As it is now: saved, or to be saved. @param {boolean} [newer] whether the site has a newer edition */
  async draw(newer = false) {
    const { base, state, language } = this.place;
    const saves = await savesOf(base);
    this.save = saves.find(({ kept }) => kept.state === state && kept.language === language);
    if (!this.save) {
      this.show(this.buttons(button(this.words("save"), () => this.ask())));
      return;
    }
    const { record } = this.save;
    const all = el("a", { class: "more", href: base + this.place.folder + "offline/" }, this.say("whatIsSaved"));
    this.show(
      el("p", {}, el("b", {}, this.words("done")), " ", this.words("savedOn", { date: dateOf(record.date), size: size(record.bytes) })),
      record.whole ? null : el("p", {}, this.say("listsOnly")),
      record.lost ? el("p", { class: "notice" }, this.say("someLost", { count: record.lost })) : null,
      newer ? el("p", { class: "notice" }, this.words("newer")) : null,
      this.buttons(
        newer || record.lost ? button(this.words("update"), () => this.start(record.whole)) : null,
        button(this.words("remove"), () => this.remove(), { class: "second" })
      ),
      document.body.contains(this.body) && document.querySelector("[data-offline='']") ? null : el("p", {}, all)
    );
  }

  /** Whether the site has a newer edition than the one saved. Without a network nobody can tell. */
  async check() {
    await this.draw();
    if (!this.save || document.documentElement.dataset.saved) return;
    const known = await editions(this.place.base, this.place.folder).catch(() => /** @type {Record<string, Edition>} */ ({}));
    const now = known[this.place.state];
    if (this.save && now && now[0] !== this.save.record.edition) await this.draw(true);
  }

  /** How large it is, before anything is fetched. */
  async ask() {
    this.status.textContent = this.say("asking");
    /** @type {Edition | undefined} */
    let edition;
    try {
      edition = (await editions(this.place.base, this.place.folder))[this.place.state];
    } catch (_) {
      // Said below.
    }
    if (!edition) {
      this.status.textContent = this.say("lost");
      return this.draw();
    }
    this.status.textContent = "";
    const [, lists, listsSent, all, allSent] = edition;
    const large = all > LARGE && lists < all;
    const name = "how-much";
    const choice = (/** @type {string} */ value, /** @type {string} */ words, checked = false) =>
      el("label", { class: "choice" }, el("input", { type: "radio", name, value, checked }), " " + words);
    const choices = el("fieldset", {}, el("legend", {}, this.words("large")),
      choice("lists", this.words("lists", { size: size(lists), sent: size(listsSent) }), true), el("br"),
      choice("all", this.words("all", { size: size(all), sent: size(allSent) })));
    const now = button(this.say("saveNow"), () => {
      const chosen = /** @type {HTMLInputElement | null} */ (choices.querySelector("input:checked"));
      this.start(!large || (chosen !== null && chosen.value === "all"));
    });
    this.show(
      large ? choices : el("p", {}, this.words("size", { size: size(all), sent: size(allSent) })),
      el("p", {}, this.words("traces")),
      this.buttons(now, button(this.say("notNow"), () => this.draw(), { class: "second" }))
    );
    now.focus();
  }

  /** @param {boolean} whole */
  async start(whole) {
    const stop = new AbortController();
    const bar = el("progress", { max: "100", value: "0", "aria-label": this.words("saving") });
    const share = el("span", {}, "");
    const cancel = button(this.say("cancel"), () => stop.abort());
    this.show(el("p", {}, this.words("saving") + " ", bar, " ", share), this.buttons(cancel));
    cancel.focus();
    let before = 0;
    const tell = (/** @type {number} */ done, /** @type {number} */ of) => {
      const percent = of ? Math.floor((100 * done) / of) : 0;
      bar.setAttribute("value", String(percent));
      share.textContent = this.say("part", { percent });
      // A screen reader is told now and then, not a thousand times.
      if (Math.floor(percent / 25) > before) {
        before = Math.floor(percent / 25);
        this.status.textContent = this.say("part", { percent });
      }
    };
    let words;
    try {
      await save(Object.assign({ whole, said: saidOn(this.say) }, this.place), tell, stop.signal);
      words = this.words("done");
    } catch (error) {
      words = this.say(error instanceof NotSaved ? error.reason : "refused");
    }
    await this.draw();
    this.tell(words);
  }

  async remove() {
    if (this.save) await remove(this.place.base, this.save.name);
    await this.draw();
    this.tell(this.words("removed"));
  }

  /** @param {string} words */
  tell(words) {
    this.status.textContent = words;
    const next = this.body.querySelector("button");
    if (next) next.focus();
    this.changed(words);
  }
}

/** @param {HTMLElement} box @param {Say} say @param {boolean} asked whether the visitor asked what saving would cost */
export async function panel(box, say, asked) {
  const place = Object.assign({ state: box.dataset.offline || "", place: box.dataset.place || "" }, placeOf(box));
  const made = new Panel(box, say, place, () => {});
  await (asked ? made.ask() : made.check());
}

/** All that is saved, in every language. @param {HTMLElement} box @param {Say} say */
export async function shelf(box, say) {
  const here = placeOf(box);
  const status = el("p", { role: "status" });
  const list = el("div");
  const draw = async () => {
    const saves = await savesOf(here.base).catch(() => []);
    if (!saves.length) {
      list.replaceChildren(el("p", {}, say("nothing")));
      return;
    }
    const sections = saves.map(({ kept, record }) => {
      const section = el("div");
      const place = { base: here.base, folder: record.folder, language: kept.language, state: kept.state, place: record.place };
      new Panel(section, say, place, drawAnew).check();
      const heading = el("h2", { lang: kept.language === here.language ? undefined : kept.language });
      heading.append(el("a", { href: here.base + record.folder + kept.state + "/" }, record.place));
      return el("section", { class: "saved" }, heading, section);
    });
    const all = button(say("removeAll"), async () => {
      await removeAll(here.base);
      await drawAnew(say("removedAll"));
    }, { id: "remove-all" });
    list.replaceChildren(...sections, el("p", { class: "buttons" }, all));
  };
  /** @param {string} words what was done */
  const drawAnew = async (words) => {
    await draw();
    status.textContent = words;
    const next = list.querySelector("button, a");
    if (next instanceof HTMLElement) next.focus();
  };
  await draw();
  box.replaceChildren(list, status);
}
