// @ts-check
// Saves one state: fetches what its manifest (generator/site/offline.py) lists into a cache of its own, checks each file against
// its fingerprint, and calls it a save only at the very end, so that what is there is whole and of one edition.

import { RECORD_VERSION, leavingName, lockName, nameOf, recordPath, savesOf } from "./names.js";
import { ourNames } from "./ours.js";

/** @typedef {import("./names.js").Save} Save */
/** @typedef {import("./names.js").Record_} Record_ */
/** base: the site's root; folder: of the language; whole: with a page for each listing.
 * @typedef {{ base: string, folder: string, language: string, state: string, place: string, whole: boolean, said: Record_["said"] }} Wish */
/** edition, then bytes kept and bytes sent of the lists alone, and of all. @typedef {[string, number, number, number, number]} Edition */
/** @typedef {{ path: string, bytes: number, print: string, needed: boolean }} File */
/** @typedef {{ edition: string, files: File[] }} Manifest */
/** @typedef {"full" | "lost" | "changed" | "busy" | "cancelled" | "refused"} Reason */

const VERSION = 1;
const AT_ONCE = 6;
/** More lost files than one in so many, and it is no save. */
const FEW = 20;
const BUNDLE = "offline/search.json";
/** Headers that a saved file keeps. */
const KEPT_HEADERS = ["Content-Type", "Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options", "Permissions-Policy", "Cross-Origin-Opener-Policy"];

export class NotSaved extends Error {
  /** @param {Reason} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

export const canSave = () => "serviceWorker" in navigator && "caches" in self && "crypto" in self && !!crypto.subtle;

/** @param {string} base @param {string} folder @returns {Promise<Record<string, Edition>>} @throws {Error} without a network */
export async function editions(base, folder) {
  const answer = await fetch(base + folder + "offline/editions.json", { cache: "reload" });
  const content = await answer.json();
  return content.v === VERSION ? content.states : {};
}

/** @param {Wish} wish @returns {Promise<Manifest>} */
async function manifest({ base, folder, state, whole }) {
  const answer = await fetch(base + folder + "offline/" + state + ".json", { cache: "reload" });
  const content = await answer.json();
  if (content.v !== VERSION) throw new NotSaved("changed");
  /** @type {File[]} */
  const files = [];
  for (const group of ["core", "state"].concat(whole ? "places" : [])) {
    for (const [under, rows] of content.groups[group].files) {
      for (let i = 0; i < rows.length; i += 3) files.push({ path: under + rows[i], bytes: rows[i + 1], print: rows[i + 2], needed: group === "core" });
    }
  }
  return { edition: content.edition, files };
}

/** @param {ArrayBuffer} bytes @returns {Promise<string>} as offline.py has it */
async function fingerprint(bytes) {
  const made = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).subarray(0, 5);
  return btoa(String.fromCharCode.apply(null, Array.from(made))).slice(0, 6).replace(/\+/g, "-").replace(/\//g, "_");
}

/** @param {unknown} error */
const isFull = (error) => /** @type {any} */ (error).name === "QuotaExceededError";

/** @param {string} base @returns {Promise<void>} takes our worker away when there is nothing for it to serve */
async function rest(base) {
  if ((await ourNames(base)).length) return;
  const one = await navigator.serviceWorker.getRegistration(base);
  if (one && new URL(one.scope).pathname === base) await one.unregister();
}

/** Ready once it is active. @param {string} base */
async function register(base) {
  const made = await navigator.serviceWorker.register(base + "sw.js", { scope: base, updateViaCache: "none" });
  const worker = made.installing || made.waiting;
  if (made.active || !worker) return;
  await new Promise((resolve, reject) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") resolve(null);
      if (worker.state === "redundant") reject(new NotSaved("refused"));
    });
    if (worker.state === "activated") resolve(null);
  });
}

/** @param {string} base */
export async function removeAll(base) {
  await Promise.all((await ourNames(base)).map((name) => caches.delete(name)));
  await rest(base);
}

/** @param {string} base @param {string} name */
export async function remove(base, name) {
  await caches.delete(name);
  await rest(base);
}

/**
 * Saves what is wished; what was saved of it before stays until the new is whole.
 * @param {Wish} wish
 * @param {(done: number, of: number) => void} tell bytes
 * @param {AbortSignal} signal
 * @returns {Promise<Record_>}
 * @throws {NotSaved}
 */
export async function save(wish, tell, signal) {
  const { locks } = /** @type {any} */ (navigator);
  if (!locks) return alone(wish, tell, signal);
  return locks.request(lockName(wish.base), { ifAvailable: true }, (/** @type {unknown} */ lock) => {
    if (!lock) throw new NotSaved("busy");
    return alone(wish, tell, signal);
  });
}

/** @param {Wish} wish @param {(done: number, of: number) => void} tell @param {AbortSignal} signal @returns {Promise<Record_>} */
async function alone(wish, tell, signal) {
  const { base, state, language } = wish;
  const kept = { state, language, at: Date.now() };
  const name = nameOf(base, kept);
  // A visitor who leaves while it is being saved leaves nothing behind.
  const leave = () => caches.delete(name);
  addEventListener("pagehide", leave);
  try {
    if ((await ourNames(base)).indexOf(leavingName(base)) >= 0) throw new NotSaved("busy");
    const cache = await caches.open(name);
    await register(base);
    const before = (await savesOf(base)).find((one) => one.kept.state === state && one.kept.language === language);
    const old = before && { cache: await caches.open(before.name), files: before.record.files };
    /** What this cache has: path -> fingerprint. @type {Record<string, string>} */
    const have = {};
    let record = await attempt(wish, cache, kept.at, have, old, tell, signal);
    // The site was changed meanwhile: once it is begun anew, and what stayed the same is not fetched again.
    if (!record) record = await attempt(wish, cache, kept.at, have, old, tell, signal);
    if (!record) throw new NotSaved("changed");
    if (signal.aborted) throw new NotSaved("cancelled");
    // Deleted from elsewhere: by the quick exit in another window.
    if (!(await caches.has(name))) throw new NotSaved("cancelled");
    await cache.put(recordPath(base), new Response(JSON.stringify(record), { headers: { "Content-Type": "application/json" } }));
    removeEventListener("pagehide", leave);
    if (before) await caches.delete(before.name);
    return record;
  } catch (error) {
    removeEventListener("pagehide", leave);
    await caches.delete(name);
    await rest(base);
    if (error instanceof NotSaved) throw error;
    throw new NotSaved(signal.aborted ? "cancelled" : isFull(error) ? "full" : error instanceof TypeError ? "lost" : "refused");
  }
}

/**
 * @param {Wish} wish
 * @param {Cache} cache
 * @param {number} at
 * @param {Record<string, string>} have grows
 * @param {{ cache: Cache, files: Record<string, string> } | undefined} old
 * @param {(done: number, of: number) => void} tell
 * @param {AbortSignal} signal
 * @returns {Promise<Record_ | null>} null where the site changed while it was being saved
 */
async function attempt(wish, cache, at, have, old, tell, signal) {
  const { base, folder, language, state, place, whole, said } = wish;
  const { edition, files } = await manifest(wish);
  const of = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const { storage } = navigator;
  const room = storage && storage.estimate ? await storage.estimate() : {};
  if (room.quota !== undefined && room.usage !== undefined && room.quota - room.usage < of) throw new NotSaved("full");
  let done = 0;
  const prints = new Map(files.map((file) => [file.path, file.print]));
  for (const path of Object.keys(have)) {
    if (prints.get(path) === have[path]) continue;
    delete have[path];
    await cache.delete(base + path);
  }
  /** @type {File[]} */
  let lost = [];
  /** @param {File[]} some */
  const fetchAll = async (some) => {
    const queue = some.slice().reverse();
    lost = [];
    const one = async () => {
      for (let file = queue.pop(); file; file = queue.pop()) {
        if (signal.aborted) throw new NotSaved("cancelled");
        if (have[file.path] || (await take(base, file, cache, old, signal))) {
          have[file.path] = file.print;
          done += file.bytes;
          tell(done, of);
        } else {
          lost.push(file);
          // Without a network there is no use in trying a thousand more.
          if (lost.length > Math.max(5, files.length / FEW)) queue.length = 0;
        }
      }
    };
    const stop = (/** @type {unknown} */ error) => {
      queue.length = 0;
      throw error;
    };
    await Promise.all(Array.from({ length: AT_ONCE }, () => one().catch(stop)));
  };
  await fetchAll(files);
  const many = lost.length > Math.max(5, files.length / FEW);
  if (lost.length && !many) await fetchAll(lost);
  if (lost.length) {
    const now = (await editions(base, folder))[state];
    if (now && now[0] !== edition) return null;
    if (many || lost.some(({ needed }) => needed)) throw new NotSaved("lost");
  }
  return { v: RECORD_VERSION, state, language, folder, place, edition, whole, date: at, bytes: done, files: have, lost: lost.length, said };
}

/**
 * One file into the cache: from what was saved before, if it is the same, else from the network.
 * @param {string} base
 * @param {File} file
 * @param {Cache} cache
 * @param {{ cache: Cache, files: Record<string, string> } | undefined} old
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} false where it cannot be had as it should be
 */
async function take(base, { path, print }, cache, old, signal) {
  const url = base + path;
  const known = old && old.files[path] === print && path !== BUNDLE && (await old.cache.match(url));
  if (known) {
    await cache.put(url, known);
    return true;
  }
  let answer;
  let bytes;
  try {
    answer = await fetch(url, { cache: "reload", credentials: "omit", signal });
    bytes = await answer.arrayBuffer();
  } catch (error) {
    if (signal.aborted) throw new NotSaved("cancelled");
    return false;
  }
  if (!answer.ok || answer.redirected || (await fingerprint(bytes)) !== print) return false;
  if (path === BUNDLE) {
    const all = JSON.parse(new TextDecoder().decode(bytes));
    const headers = { "Content-Type": "application/json" };
    await Promise.all(Object.keys(all).map((inside) => cache.put(base + "search/index/" + inside, new Response(all[inside], { headers }))));
    return true;
  }
  /** @type {Record<string, string>} */
  const headers = {};
  for (const header of KEPT_HEADERS) {
    const value = answer.headers.get(header);
    if (value !== null) headers[header] = value;
  }
  await cache.put(url, new Response(bytes, { headers }));
  return true;
}

