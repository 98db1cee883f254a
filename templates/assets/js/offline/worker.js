// @ts-check
// The service worker, at the site's root as sw.js. It is registered when a visitor asks to save a state, and goes with the last one.
// It never keeps anything by itself: pages ask the network first, and come from what was saved only where that fails or is slow.

import { FORGET, halves, leavingName, recordPath, savesOf } from "./names.js";
import { ourNames } from "./ours.js";

/** @typedef {import("./names.js").Save} Save */

const worker = /** @type {any} */ (self);
const base = new URL(worker.registration.scope).pathname;
/** So long a page may take, if it is saved. */
const PATIENCE = 4000;
/** Pages that came from a save: what they need comes from the same one, so that old and new never mix. @type {Map<string, string>} */
const opened = new Map();

/** Deletes what is ours: nothing else of this origin. What is cut off is finished at the next start. */
async function forget() {
  const marker = leavingName(base);
  await caches.open(marker);
  await Promise.all((await ourNames(base)).filter((name) => name !== marker).map((name) => caches.delete(name)));
  await caches.delete(marker);
  await worker.registration.unregister();
}

let tidied = false;

/** Finishes what was cut off, and goes if there is nothing left to serve. */
async function tidy() {
  tidied = true;
  const names = await ourNames(base);
  if (names.indexOf(leavingName(base)) >= 0) return forget();
  const dead = await halves(base);
  await Promise.all(dead.map((name) => caches.delete(name)));
  if (dead.length === names.length) await worker.registration.unregister();
}

/** @param {string} path @param {Save[]} saves @returns {Promise<{ save: Save, answer: Response } | null>} */
async function find(path, saves) {
  for (const save of saves) {
    const answer = path !== recordPath(base) && (await (await caches.open(save.name)).match(path, { ignoreVary: true }));
    if (answer) return { save, answer };
  }
  return null;
}

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => "&#" + sign.charCodeAt(0) + ";");

/**
 * A saved page that says so, above its main part.
 * @param {{ save: Save, answer: Response }} found
 * @param {Save[]} saves
 * @param {"offline" | "slow" | "missing"} why
 */
async function told({ save, answer }, saves, why) {
  const { said, folder } = save.record;
  const states = saves.map(({ kept }) => kept.state).filter((state, i, all) => all.indexOf(state) === i);
  const line = '<aside class="notice saved-note" aria-label="' + escaped(said.label) + '">' + escaped(said[why]) + ' <a href="' +
    escaped(base + folder) + 'offline/">' + escaped(said.link) + "</a></aside>\n";
  const text = (await answer.text())
    .replace(/<html\b/, (html) => html + ' data-saved="' + escaped(states.join(" ")) + '"')
    .replace(/<main\b/, (main) => line + main);
  return new Response(text, { status: 200, headers: answer.headers });
}

/** @param {any} event @param {string} path */
async function page(event, path) {
  const saves = await savesOf(base);
  if (!saves.length || !tidied) event.waitUntil(tidy());
  if (!saves.length) return fetch(event.request);
  const network = fetch(event.request);
  const found = await find(path, saves);
  if (!found) {
    try {
      return await network;
    } catch (error) {
      const near = saves.filter(({ record }) => path.slice(base.length, base.length + record.folder.length) === record.folder);
      near.sort((a, b) => b.record.folder.length - a.record.folder.length);
      const instead = await find(base + (near[0] || saves[0]).record.folder + "offline/", near.concat(saves));
      if (!instead) throw error;
      opened.set(event.resultingClientId, instead.save.name);
      return told(instead, saves, "missing");
    }
  }
  const slow = new Promise((resolve) => setTimeout(resolve, PATIENCE, "slow"));
  const answer = await Promise.race([network.catch(() => "offline"), slow]);
  if (answer instanceof Response && answer.status < 500) return answer;
  network.catch(() => {});
  opened.set(event.resultingClientId, found.save.name);
  return told(found, saves, answer === "slow" ? "slow" : "offline");
}

/** What a page needs. @param {any} event @param {string} path */
async function file(event, path) {
  const from = opened.get(event.clientId);
  const ordered = async () => (await savesOf(base)).sort((a, b) => Number(b.name === from) - Number(a.name === from));
  if (from) {
    const found = await find(path, await ordered());
    if (found) return found.answer;
  }
  try {
    return await fetch(event.request);
  } catch (error) {
    const found = from ? null : await find(path, await ordered());
    if (found) return found.answer;
    throw error;
  }
}

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (/** @type {any} */ event) => {
  if (event.data === FORGET) event.waitUntil(forget());
});
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || pathname.slice(0, base.length) !== base) return;
  const isPage = request.mode === "navigate";
  // What is being saved, and what is asked for past all caches, must come from the network.
  if (!isPage && request.cache === "reload") return;
  event.respondWith(isPage ? page(event, pathname) : file(event, pathname));
});
