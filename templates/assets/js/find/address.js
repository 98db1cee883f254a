// @ts-check
// The state of the page in the address, behind the "#": a browser never sends that part to a server, so what somebody looks for
// stays between them and whom they send the link. Back, reload and sharing work as with "?". A place found by "near me" is never
// in it. An address with "?" (a form without scripts, a link from a state's page) is read once and rewritten.

import { GROUPS } from "./groups.js";

/**
 * q: what was typed. in: a state's key. where: "no" keeps every word a word. radius: miles, 0 as usual. soon: open or starting
 * soon. year: checked within a year.
 * @typedef {{ q: string, in: string, where: string, radius: number, soon: boolean, year: boolean, chosen: import("./groups.js").Chosen }} State
 */

export const RADII = [5, 10, 25, 50, 100];
const MOST_CHOICES = 40;

/** @returns {State} */
export function emptyState() {
  return { q: "", in: "", where: "", radius: 0, soon: false, year: false, chosen: new Map() };
}

/** @param {string} text after "#" or "?" @returns {State} whatever is not understood is left out */
export function readState(text) {
  const given = new URLSearchParams(text);
  const state = emptyState();
  state.q = (given.get("q") || "").slice(0, 200).trim();
  state.in = /^[a-z]{2}$/.test(given.get("in") || "") ? String(given.get("in")) : "";
  state.where = given.get("where") === "no" ? "no" : "";
  state.radius = RADII.indexOf(Number(given.get("radius"))) >= 0 ? Number(given.get("radius")) : 0;
  state.soon = given.get("soon") === "1";
  state.year = given.get("year") === "1";
  for (const group of GROUPS) {
    const keys = new Set(given.getAll(group).join(",").split(",").filter((key) => /^[a-z0-9_]{1,40}$/.test(key)));
    if (keys.size) state.chosen.set(group, Array.from(keys).slice(0, MOST_CHOICES));
  }
  return state;
}

/** @param {State} state @returns {string} without "#", "" for a page on which nothing was asked */
export function writeState(state) {
  const parts = new URLSearchParams();
  if (state.q) parts.set("q", state.q);
  if (state.in) parts.set("in", state.in);
  if (state.where) parts.set("where", state.where);
  if (state.radius) parts.set("radius", String(state.radius));
  if (state.soon) parts.set("soon", "1");
  if (state.year) parts.set("year", "1");
  for (const group of GROUPS) {
    const keys = state.chosen.get(group);
    if (keys && keys.length) parts.set(group, keys.join(","));
  }
  return parts.toString().replace(/%2C/g, ",");
}

/** The list that is gathered (list/address.js) goes along with every search. @param {string} hash @returns {string} without "#" */
export function carried(hash) {
  return hash.replace(/^#/, "").split("&").filter((part) => /^(?:i|t|n\d{1,3})=/.test(part)).join("&");
}

/** @param {State} state @returns {boolean} whether anything was asked */
export function isAsked(state) {
  return Boolean(state.q || state.in || state.soon || state.year || state.chosen.size);
}

/** @param {State} state @param {Partial<State>} change @returns {State} */
export function changed(state, change) {
  return Object.assign({}, state, { chosen: new Map(state.chosen) }, change);
}

/** @param {State} state @param {string} group @param {string} key @returns {State} with one choice more or less */
export function toggled(state, group, key) {
  const next = changed(state, {});
  const keys = (state.chosen.get(group) || []).filter((one) => one !== key);
  if (keys.length === (state.chosen.get(group) || []).length) keys.push(key);
  if (keys.length) next.chosen.set(group, keys);
  else next.chosen.delete(group);
  return next;
}

/** Where all there is in a state can be looked through. @param {string} site @param {string} states those the site is for, "" for all
 * @returns {(state: string) => string} */
export function browsing(site, states) {
  const own = states.split(" ");
  return (state) => site + (state && (!states || own.indexOf(state) >= 0) ? state : states && own.length === 1 ? states : "states") + "/";
}
