// @ts-check
// Guides that answer what was typed, in a block of their own: below all else, or before it where they are about words that no
// listing has ("how to become a peer specialist"). Their words stand in a small file that #results names in data-guides.

import { el } from "./element.js";
import { tokens } from "./tokens.js";

/** title: of the block. stop: words that mean nothing here. guides: name, address, words it is about, words of its questions. */
/** @typedef {{ title: string, stop: string[], guides: { name: string, href: string, about: string[], asked: string[], lang?: string }[] }} Guides */

const MOST = 3;
const ENOUGH = 0.7;

/** @param {string[]} words @param {string} word @returns {boolean} */
function has(words, word) {
  return words.some((one) => one === word || (word.length > 3 && one.length > 3 && (one.startsWith(word) || word.startsWith(one))));
}

/** The guides for what was typed, the best first. @param {string} text @param {Guides} known @returns {Guides["guides"]} */
export function guidesFor(text, { stop, guides }) {
  const words = tokens(text).map(({ word }) => word).filter((word) => stop.indexOf(word) < 0);
  const scored = guides.map((guide) => {
    const about = words.filter((word) => has(guide.about, word)).length;
    const asked = words.filter((word) => has(guide.asked, word) || has(guide.about, word)).length;
    // The title's words come first: who is called so is meant before who speaks of it.
    const early = guide.about.findIndex((one) => has(words, one)) / 100;
    return { guide, score: about && asked >= words.length * ENOUGH ? about * 3 + asked - early : 0 };
  });
  return scored.filter(({ score }) => score).sort((one, other) => other.score - one.score).slice(0, MOST).map(({ guide }) => guide);
}

/** @returns {Promise<Guides>} */
async function known() {
  const answer = await fetch(/** @type {HTMLElement} */ (document.getElementById("results")).dataset.guides || "");
  return answer.json();
}

/** @param {Guides["guides"]} found @param {string} title @returns {HTMLElement[]} the block; none where it holds nothing */
function block(found, title) {
  const links = found.map(({ name, href, lang }) => el("li", {}, el("a", { href, lang }, name)));
  return links.length ? [el("section", { id: "guides" }, el("h2", {}, title), el("ul", { class: "links" }, ...links))] : [];
}

/** @param {import("./outcome.js").Outcome} outcome @returns {Promise<HTMLElement[]>} guides about what no listing has */
export async function guidesInstead({ query, dropped }) {
  const all = await known();
  const lacking = tokens(dropped.join(" ")).filter(({ word }) => all.stop.indexOf(word) < 0);
  const found = guidesFor(query.words, all).filter(({ about }) => lacking.some(({ word }) => has(about, word)));
  return block(found, all.title);
}

/** @param {import("./view.js").Drawing} drawing @param {HTMLElement} into @returns {Promise<void>} */
export async function addGuides({ outcome }, into) {
  const last = into.lastChild;
  const all = await known();
  const found = block(guidesFor(outcome.query.words, all), all.title);
  if (into.lastChild === last) into.append(...found);
}
