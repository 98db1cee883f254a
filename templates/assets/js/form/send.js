// @ts-check
// The end of the form: the card, what is left to mend, the text of the file, and the ways to hand it over.

import { button, el } from "../find/element.js";
import { LONGEST_URL, editFile, mailTo, newFile } from "./forge.js";

/** @typedef {import("./messages.js").Say} Say */
/**
 * What is handed over now. `changes` are lines "question: old → new", null for a new listing.
 * @typedef {{ text: string, path: string, name: string, id: string, changes: string[] | null }} Draft
 */
/** @typedef {{ forge: import("./forge.js").Forge | null, email: string, phone: string }} Ways */

export class Send {
  /** @param {HTMLElement} root @param {Say} say @param {Ways} ways @param {() => Draft | null} ready gives null, and says why, while something must be mended */
  constructor(root, say, ways, ready) {
    this.say = say;
    this.ways = ways;
    this.ready = ready;
    this.card = el("div", { id: "preview" });
    this.problems = el("div", { id: "problems", tabindex: "-1" });
    this.status = el("p", { role: "status", id: "sent" });
    this.text = /** @type {HTMLTextAreaElement} */ (el("textarea", { id: "yaml", readonly: true, rows: "12", spellcheck: "false" }));
    this.changed = el("div", { id: "changes" });
    const { forge, email, phone } = ways;
    const buttons = [
      forge && this.press(say("openForge", { host: forge.host }), (draft) => this.toForge(draft), "open-forge"),
      email && this.press(say("mail"), (draft) => this.toMail(draft), "mail"),
      this.press(say("copy"), (draft) => this.copy(draft.text), "copy"),
      this.press(say("download"), (draft) => this.save(draft), "download"),
    ].filter(Boolean);
    buttons.slice(1).forEach((one) => /** @type {HTMLElement} */ (one).classList.add("second"));
    root.replaceChildren(
      el("h2", {}, say("preview")), this.card, this.changed,
      el("p", {}, button(say("check"), () => ready(), { id: "check" })), this.problems,
      el("h2", {}, say("send")),
      el("p", {}, say("sendWhat"), " ", forge && say("sendForge", { host: forge.host })),
      ...(forge || email || phone ? [] : [el("p", {}, say("nobody"))]),
      el("p", { class: "buttons" }, ...buttons),
      phone ? el("p", {}, el("a", { href: "tel:" + phone.replace(/[^0-9+]/g, "") }, say("phone", { number: phone }))) : "",
      this.status,
      el("details", {}, el("summary", {}, say("yourText")), el("label", { for: "yaml", class: "visually-hidden" }, say("yourText")), this.text)
    );
  }

  /** @param {string} words @param {(draft: Draft) => void} act @param {string} id */
  press(words, act, id) {
    const pressed = () => {
      this.status.textContent = "";
      const draft = this.ready();
      if (draft) act(draft);
    };
    return button(words, pressed, { id });
  }

  /** @param {Draft} draft */
  toForge({ text, path, changes }) {
    const forge = this.ways.forge;
    if (!forge) return;
    const { url, whole } = changes ? { url: editFile(forge, path), whole: false } : newFile(forge, path, text);
    const words = [];
    // Also where the address has the text: it can be lost on the way through a sign-in, and is pasted then.
    this.copy(text);
    if (!whole) {
      if (changes) words.push(this.say("pasteEdit"));
      else words.push(this.say(forge.kind === "github" ? "tooLong" : "copyFirst", { host: forge.host }), this.say("pasteNew", { path }));
    }
    if (url.length < LONGEST_URL) {
      words.push(this.say("opened", { host: forge.host }));
      open(url, "_blank", "noopener,noreferrer");
    }
    // Some apps open no page for a script, and say nothing.
    const here = el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, this.say("openedNot"));
    this.status.append(words.join(" "), " ", url.length < LONGEST_URL ? here : "");
  }

  /** @param {Draft} draft */
  toMail({ text, name, id, changes }) {
    const { email } = this.ways;
    const url = mailTo(email, name + " (" + id + ")", changes ? changes.join("\n") : text);
    if (url) location.href = url;
    else this.copy(text, this.say("mailLong", { address: email }));
  }

  /** @param {string} text @param {string} [also] */
  copy(text, also = "") {
    const done = () => this.status.prepend(this.say("copied") + " ", also && also + " ");
    const failed = () => {
      const details = this.text.closest("details");
      if (details) details.open = true;
      this.text.focus();
      this.text.select();
      if (document.execCommand("copy")) done();
      else this.status.prepend(this.say("notCopied") + " ", also && also + " ");
    };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, failed);
    else failed();
  }

  /** @param {Draft} draft */
  save({ text, path }) {
    const url = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
    const link = el("a", { href: url, download: path.slice(path.lastIndexOf("/") + 1) });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }
}
