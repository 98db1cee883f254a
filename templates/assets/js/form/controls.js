// @ts-check
// One field as an element: its question, its hint, its control, a place for what is wrong. What is typed goes into the values at
// once, by way of `set`.

import { el } from "../find/element.js";

/** @typedef {import("./table.js").Field} Field */
/** @typedef {import("./messages.js").Say} Say */
/**
 * @typedef {{ say: Say, label: (path: string) => string, hint: (path: string, field: Field | null) => string, options: (field: Field, path: string) => string[][],
 *   get: (path: string) => any, set: (path: string, value: any) => void, needed: (path: string, field: Field | null) => boolean }} Maker
 */

/** @param {string} path */
export const idOf = (path) => "f-" + path.replace(/[.@]/g, "-");
const RADIOS = ["type", "location.visibility"];
const LONG = 9;
/** From so many letters on, a text gets more than one line to be written in. */
const TALL = 200;

/** @type {Record<string, Record<string, string>>} */
const INPUTS = {
  date: { type: "date" },
  time: { type: "time" },
  phone: { type: "tel" },
  email: { type: "email", autocapitalize: "off" },
  url: { type: "url", autocapitalize: "off" },
  zip: { inputmode: "numeric" },
  integer: { inputmode: "numeric" },
  number: { inputmode: "text" },
};

/** @param {string} path @param {Field} field @param {Maker} maker @returns {HTMLElement} */
export function fieldElement(path, field, maker) {
  const { say, label } = maker;
  const id = idOf(path);
  const needed = maker.needed(path, field);
  const words = [label(path), needed && el("span", { class: "needed" }, " (" + say("needed") + ")")];
  const hint = hintOf(path, field, maker);
  const error = el("p", { class: "error", id: id + "-error", hidden: true });
  const described = (hint ? id + "-hint " : "") + id + "-error";
  const options = maker.options(field, path);
  const many = Boolean(field.many) && options.length > 0;
  if (many || RADIOS.indexOf(path) >= 0) {
    const boxes = choices(path, options, many, maker);
    const inside = el("fieldset", { id, tabindex: "-1", "aria-describedby": described }, el("legend", {}, ...words), hint, boxes, error);
    return el("div", { class: "field", "data-path": path }, options.length > LONG && many ? folded(path, inside, boxes, maker) : inside);
  }
  const control = options.length ? select(id, path, options, maker) : typed(id, path, field, maker);
  control.setAttribute("aria-describedby", described);
  if (needed) control.setAttribute("aria-required", "true");
  return el("div", { class: "field", "data-path": path }, el("label", { for: id }, ...words), hint, control, error);
}

/** @param {string} path @param {Field} field @param {Maker} maker */
function hintOf(path, field, maker) {
  const lines = field.many && !maker.options(field, path).length && field.kind !== "record" ? maker.say("oneLine") : "";
  const most = field.most && field.most >= 60 && field.most < 1000 && !field.many ? maker.say("fewerLetters", { most: field.most }) : "";
  const words = [maker.hint(path, field), lines, field.most && field.most >= TALL ? most : ""].filter(Boolean).join(" ");
  return words ? el("p", { class: "hint", id: idOf(path) + "-hint" }, words) : null;
}

/** @param {string} id @param {string} path @param {string[][]} options @param {Maker} maker @returns {HTMLElement} */
function select(id, path, options, maker) {
  const chosen = String(maker.get(path) || "");
  const known = options.some(([key]) => key === chosen) || !chosen ? options : options.concat([[chosen, chosen]]);
  const control = /** @type {HTMLSelectElement} */ (el("select", { id }, el("option", { value: "" }, maker.say("choose")), ...known.map(([key, words]) => el("option", { value: key }, words))));
  control.value = chosen;
  control.addEventListener("change", () => maker.set(path, control.value));
  return control;
}

/** @param {string} id @param {string} path @param {Field} field @param {Maker} maker @returns {HTMLElement} */
function typed(id, path, field, maker) {
  const value = maker.get(path);
  const text = Array.isArray(value) ? value.join("\n") : String(value === undefined ? "" : value);
  const tall = field.many || field.kind === "paragraphs" || (field.kind === "text" && (field.most || 0) >= TALL);
  const rows = field.kind === "paragraphs" ? "6" : "3";
  const control = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (
    tall ? el("textarea", { id, rows }) : el("input", Object.assign({ id, type: "text" }, INPUTS[field.kind])));
  control.setAttribute("autocomplete", "off");
  if (field.kind !== "text" && field.kind !== "paragraphs") control.setAttribute("spellcheck", "false");
  control.value = text;
  control.addEventListener("input", () => {
    // A date that is typed by half has no value; it must not pass for none.
    const said = control.validity.badInput ? "?" : control.value;
    maker.set(path, field.many ? said.split("\n").map((one) => one.trim()).filter(Boolean) : said);
  });
  return control;
}

/** @param {string} path @param {string[][]} options @param {boolean} many @param {Maker} maker @returns {HTMLElement} */
function choices(path, options, many, maker) {
  const chosen = () => [].concat(maker.get(path) || []);
  const items = options.map(([key, words, meaning], n) => {
    const id = idOf(path) + "-" + n;
    const box = /** @type {HTMLInputElement} */ (el("input", { type: many ? "checkbox" : "radio", id, name: idOf(path), value: key }));
    box.checked = chosen().indexOf(/** @type {never} */ (key)) >= 0;
    box.addEventListener("change", () => {
      const kept = options.map((one) => one[0]).filter((one) => (one === key ? box.checked : chosen().indexOf(/** @type {never} */ (one)) >= 0));
      maker.set(path, many ? kept : key);
    });
    return el("li", {}, box, el("label", { for: id }, words, !many && meaning && el("small", {}, meaning)));
  });
  return el("ul", { class: many ? "boxes" : "radios" }, ...items);
}

/** A long list behind its question, which says how many are chosen. @param {string} path @param {HTMLElement} inside @param {HTMLElement} boxes @param {Maker} maker */
function folded(path, inside, boxes, maker) {
  const summary = el("summary", {}, maker.label(path));
  const count = () => {
    const chosen = boxes.querySelectorAll(":checked").length;
    summary.textContent = maker.label(path) + (chosen ? " (" + chosen + ")" : "");
  };
  count();
  boxes.addEventListener("change", count);
  const legend = /** @type {Element} */ (inside.querySelector("legend"));
  legend.classList.add("visually-hidden");
  return el("details", {}, summary, inside);
}
