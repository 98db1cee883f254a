// @ts-check
// Ways to give a list to somebody: paper, text, a message, a code. Each makes its text when it is pressed, on this device.

import { button, el } from "../find/element.js";
import { bare, writeList } from "./address.js";
import { MOST_BYTES, qrCode } from "./qr.js";
import { LONGEST_ADDRESS, shortText, title, wholeText } from "./text.js";

/** @typedef {import("./address.js").List} List */
/** @typedef {import("./messages.js").Say} Say */
/** @typedef {import("./text.js").Told} Told */
/** @typedef {{ noNames: boolean, withNotes: boolean, large: boolean, lines: boolean }} Options */
/** @typedef {{ list: List, found: Told["found"], options: Options }} Now */

/** The link of a list, on this site. @param {List} list @param {boolean} withNotes */
export function linkOf(list, withNotes) {
  const text = writeList(withNotes ? list : bare(list));
  return location.origin + location.pathname + (text && "#" + text);
}

/** The lines at the top of this page, in a row. */
function crisisWords() {
  const links = Array.from(document.querySelectorAll(".strip .first a"));
  return links.map((link) => (link.textContent || "").trim()).join(" · ");
}

export class HandOver {
  /** @param {Say} say @param {() => Now} now @param {() => void} changed an option was changed */
  constructor(say, now, changed) {
    this.say = say;
    this.now = now;
    this.status = el("p", { id: "hand-over-status", role: "status" }); // beside the buttons: the top of the page is screens away
    this.code = el("div", { id: "qr" });
    this.qrButton = button(say("qr"), () => this.toggleCode(), { "aria-expanded": "false", "aria-controls": "qr" });
    this.byHand = el("div", { id: "by-hand" });
    const share = /** @type {any} */ (navigator).share;
    const buttons = [
      button(say("print"), () => window.print()),
      button(say("copy"), () => this.copy(this.whole(), say("copied"))),
      button(say("copyLink"), () => this.copy(this.told().link, say("linkCopied"))),
      button(say("sms"), () => this.sms()),
      button(say("mail"), () => this.mail()),
      share ? button(say("share"), () => this.share()) : null,
      this.qrButton,
    ];
    const option = (/** @type {keyof Options} */ key, /** @type {string} */ words, hint = "") => {
      const box = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox", id: "option-" + key, "aria-describedby": hint && "hint-" + key }));
      box.checked = now().options[key];
      box.addEventListener("change", () => {
        now().options[key] = box.checked;
        changed();
      });
      return el("div", { class: "option" }, el("label", { for: "option-" + key }, box, el("span", {}, words)), hint && el("small", { id: "hint-" + key }, hint));
    };
    this.element = el("section", { class: "hand-over", "aria-labelledby": "hand-over" },
      el("h2", { id: "hand-over" }, say("handOver")),
      el("fieldset", {}, el("legend", {}, say("options")),
        option("withNotes", say("withNotes")),
        option("noNames", say("noNames"), say("noNamesHint")),
        option("large", say("large")),
        option("lines", say("lines"))),
      el("p", { class: "buttons" }, ...buttons),
      this.status,
      this.byHand,
      this.code
    );
  }

  /** @param {string} words */
  tell(words) {
    this.status.textContent = words;
  }

  /** @returns {Told} */
  told() {
    const { list, found, options } = this.now();
    const { noNames, withNotes } = options;
    return { list, found, say: this.say, noNames, withNotes, crisis: crisisWords(), link: linkOf(list, withNotes) };
  }

  whole() {
    return wholeText(this.told());
  }

  /** @param {string} text @param {string} done */
  async copy(text, done) {
    this.tell("");
    this.byHand.replaceChildren();
    try {
      await navigator.clipboard.writeText(text);
      this.tell(done);
    } catch (_) {
      const area = /** @type {HTMLTextAreaElement} */ (el("textarea", { rows: "6", readonly: true, id: "copy-by-hand" }));
      area.value = text;
      this.byHand.replaceChildren(el("label", { for: "copy-by-hand" }, this.say("notCopied")), area);
      area.focus();
      area.select();
    }
  }

  /** Leads to the phone's own app. @param {string} href */
  lead(href) {
    const link = /** @type {HTMLAnchorElement} */ (el("a", { href }));
    link.click();
  }

  sms() {
    const told = this.told();
    const address = (/** @type {string} */ body) => "sms:?&body=" + encodeURIComponent(body);
    const href = address(shortText(told));
    if (href.length <= LONGEST_ADDRESS || told.noNames) return this.lead(href);
    this.tell(this.say("smsLong"));
    this.lead(address(told.link));
  }

  mail() {
    const told = this.told();
    const subject = "mailto:?subject=" + encodeURIComponent(title(told.list.items.length, this.say)) + "&body=";
    const address = (/** @type {string} */ body) => subject + encodeURIComponent(body.replace(/\n/g, "\r\n"));
    const href = address(wholeText(told));
    if (href.length <= LONGEST_ADDRESS) return this.lead(href);
    this.tell(this.say("mailLong"));
    this.lead(address(shortText(told)));
  }

  async share() {
    const told = this.told();
    const text = wholeText(Object.assign(told, { link: "" }));
    const link = linkOf(told.list, told.withNotes);
    try {
      await navigator.share(Object.assign({ title: title(told.list.items.length, this.say), text }, told.noNames ? {} : { url: link }));
    } catch (_) {
      // Closed without sharing: nothing to say.
    }
  }

  toggleCode() {
    if (this.code.firstChild) this.hideCode();
    else this.showCode();
  }

  hideCode() {
    this.code.replaceChildren();
    this.qrButton.textContent = this.say("qr");
    this.qrButton.setAttribute("aria-expanded", "false");
  }

  async showCode() {
    const { link } = this.told();
    const { say } = this;
    if (link.length > MOST_BYTES) {
      this.hideCode();
      this.tell(say("qrLong"));
      return;
    }
    try {
      const svg = await qrCode(link, say("qrLabel"));
      this.code.replaceChildren(el("figure", {}, svg, el("figcaption", {}, say("qrHint"))));
      this.qrButton.textContent = say("qrHide");
      this.qrButton.setAttribute("aria-expanded", "true");
    } catch (_) {
      this.tell(say("qrFailed"));
    }
  }

  /** After the list was changed: a code that is shown is that of the list as it is. */
  refresh() {
    this.tell("");
    this.byHand.replaceChildren();
    if (this.code.firstChild) this.showCode();
  }
}
