// @ts-check
// What saved states are called in this phone's storage. Each site of one origin has names of its own: they begin with its path.
// A cache is whole once it holds a record; a cache without one was cut off, and is thrown away.

import { ourNames, prefixOf } from "./ours.js";

/** state: "ky"; language: of its pages; at: when saving began, in milliseconds. @typedef {{ state: string, language: string, at: number }} Kept */
/**
 * folder: of the language ("" or "es/"); place: the state's name; edition: of the manifest; whole: with a page for each listing;
 * date: of saving; files: path -> fingerprint; lost: how many could not be fetched; said: what pages say when they come from here.
 * @typedef {{ v: number, state: string, language: string, folder: string, place: string, edition: string, whole: boolean, date: number,
 *   bytes: number, files: Record<string, string>, lost: number,
 *   said: { offline: string, slow: string, missing: string, label: string, link: string } }} Record_
 */
/** @typedef {{ name: string, kept: Kept, record: Record_ }} Save */

export const RECORD_VERSION = 1;
/** What the quick exit tells the worker. */
export const FORGET = "forget";

/** Without locks: a save that began longer ago and has no record was cut off. */
const LONGEST_SAVE = 3600000;

/** The cache whose being there says that all others are to be deleted. @param {string} base */
export const leavingName = (base) => prefixOf(base) + "leaving";
/** Where a cache holds its record. @param {string} base */
export const recordPath = (base) => base + "offline/record";

/** @param {string} base @param {Kept} kept */
export const nameOf = (base, { state, language, at }) => prefixOf(base) + [state, language, at].join(":");

/** @param {string} base @param {string} name @returns {Kept | null} */
export function readName(base, name) {
  const prefix = prefixOf(base);
  const found = name.slice(0, prefix.length) === prefix && /^([a-z]{2}):([\w-]+):(\d+)$/.exec(name.slice(prefix.length));
  return found ? { state: found[1], language: found[2], at: Number(found[3]) } : null;
}

/**
 * All that is saved whole, the newest first, one for each state and language; nothing while all is being deleted.
 * @param {string} base
 * @returns {Promise<Save[]>}
 */
export async function savesOf(base) {
  const names = await ourNames(base);
  if (names.indexOf(leavingName(base)) >= 0) return [];
  /** @type {Save[]} */
  const saves = [];
  for (const name of names) {
    const kept = readName(base, name);
    const answer = kept && (await (await caches.open(name)).match(recordPath(base)));
    const record = answer && (await answer.json());
    if (kept && record && record.v === RECORD_VERSION) saves.push({ name, kept, record });
  }
  saves.sort((a, b) => b.kept.at - a.kept.at);
  return saves.filter(({ kept }, i) => !saves.slice(0, i).some((one) => one.kept.state === kept.state && one.kept.language === kept.language));
}

/** The lock that a page holds while it saves. @param {string} base */
export const lockName = (base) => prefixOf(base) + "saving";

/** @param {string} base @returns {Promise<boolean | null>} whether a page is saving right now; null where the browser cannot tell */
async function isSaving(base) {
  const { locks } = /** @type {any} */ (navigator);
  return locks ? (await locks.query()).held.some((/** @type {{ name: string }} */ { name }) => name === lockName(base)) : null;
}

/** The names of caches that are no whole save, nor one being made: cut off, or replaced. @param {string} base @returns {Promise<string[]>} */
export async function halves(base) {
  const names = await ourNames(base);
  const whole = (await savesOf(base)).map(({ name }) => name);
  const saving = await isSaving(base);
  return names.filter((name) => {
    const kept = readName(base, name);
    if (!kept || name === leavingName(base)) return name !== leavingName(base);
    return whole.indexOf(name) < 0 && !(saving === null ? Date.now() - kept.at < LONGEST_SAVE : saving);
  });
}
