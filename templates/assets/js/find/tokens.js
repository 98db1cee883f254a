// @ts-check
// A query taken apart into words, and which words never name a place.

import { wordsOf } from "../search/words.js";

/** text: as typed, which may hold several words ("al-anon"). comma: one follows.
 * @typedef {{ word: string, text: string, upper: boolean, comma: boolean }} Token */

/** @type {ReadonlySet<string>} */
const NONE = new Set();
export const PREPOSITIONS = new Set(["in", "near", "around", "at", "en", "de", "cerca"]);
/** "El Paso", "The Dalles": of what is COMMON these begin names all the same. */
export const ARTICLES = new Set(["el", "the"]);
const MOMENTS = /(\S+\s+)?\b(?:tonight|today|right now|open now|abierto ahora|this (?:morning|afternoon|evening)|esta (?:mañana|tarde|noche)|hoy(?: mismo)?|ahora mismo)(?![\p{L}\p{N}])/giu;
/** These never begin a place's name in a query, so no table is fetched to look. */
export const COMMON = new Set(
  ("aa al alanon alcohol alcoholics and anon anonymous ayuda center centers centro centros clinic clinica clinicas con counseling crisis detox drug drugs el " +
    "family for free gambling grief group groups grupo grupos help hiv housing inpatient job jobs lgbtq line living " +
    "meeting meetings medicaid mens men mental health metadona meth methadone mat na naloxona naloxone narcan nar needle " +
    "office online outpatient para peer program programas programs recovery rehab reunion reuniones services servicios smart sober " +
    "suboxone support teen terapeuta terapeutas the therapy transportation tratamiento treatment test veterans vivienda warmline women womens with y of").split(" ")
);

/**
 * @param {string} text
 * @returns {Token[]}
 */
export function tokens(text) {
  /** @type {Token[]} */
  const found = [];
  for (const chunk of text.match(/[,;]|[^\s,;]+/g) || []) {
    if (/[,;]/.test(chunk)) {
      if (found.length) found[found.length - 1].comma = true;
      continue;
    }
    const zip = /^(\d{5})(?:-\d{4})?$/.exec(chunk);
    const words = zip ? [zip[1]] : wordsOf(chunk, NONE);
    for (const word of words) {
      found.push({ word, text: words.length > 1 ? word : chunk, upper: chunk !== chunk.toLowerCase() && chunk === chunk.toUpperCase(), comma: false });
    }
  }
  return found;
}

/** @param {string} text @returns {string} without words for today, unless it says nothing else or they belong to a name */
export function withoutMoments(text) {
  const rest = text.replace(MOMENTS, (all, before = "") => (/^(?:for|por)\s/i.test(before) ? all : before)).replace(/\s+/g, " ").trim();
  return wordsOf(rest, NONE).length ? rest : text;
}

/** @param {Token[]} list @param {number} start @param {number} end */
export const wordsIn = (list, start, end) => list.slice(start, end).map((token) => token.word);

/** @param {Token[]} list @param {number} start @param {number} end @returns {boolean} whether a comma stands inside */
export const broken = (list, start, end) => list.slice(start, end - 1).some((token) => token.comma);

/**
 * @param {Token[]} list @param {number} start @param {number} end @param {boolean} [sure] whether a state beside it says that it is a place
 * @returns {boolean} whether these words are no name, so that no table is fetched to look
 */
export function skip(list, start, end, sure = end - start === list.length) {
  // "El Centro" is a town, "el centro" is the center.
  const name = end - start > 1 && ARTICLES.has(list[start].word) && (sure || !COMMON.has(list[start + 1].word));
  return (COMMON.has(list[start].word) && !name) || (end - start > 1 && PREPOSITIONS.has(list[start].word) && list[start].word !== "de");
}
