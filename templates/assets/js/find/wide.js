// @ts-check
// Help without a distance, in a block of its own: what reaches the whole state or more, by phone and online. It stands below the
// list, so it is looked for when somebody comes near, or where nothing is found.

import { notFor } from "../search/serves.js";
import { el } from "./element.js";
import "./messages-below.js";
import { withoutPlace } from "./order.js";
import { listed } from "./view.js";

/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("./outcome.js").Wide} Wide */
/** @typedef {import("./view.js").Drawing} Drawing */

const SHOWN = 5;

/**
 * For people of the place's state: what reaches all of it, what others have that serves it, and the nation's.
 * @param {Engine} engine
 * @param {Drawing} drawing
 * @returns {Promise<Wide>}
 */
async function look(engine, { state, outcome, places }) {
  const { query, place } = outcome;
  if (!place) return { view: outcome.view, list: [] };
  const scopes = engine.scopes([place.state], places);
  if (places.nationwide && scopes.indexOf("us") < 0) scopes.push("us");
  const view = await engine.openFor(scopes, query.words, places);
  const others = notFor(view.index, place.state);
  const wide = await engine.ranked(view, query.words, (doc) => !view.isLocal(doc) && !others[doc], state, { order: withoutPlace, most: SHOWN });
  // Such help is worth showing where it has what was asked, not where it shares one word of three with it.
  return { view, list: wide.dropped.length > outcome.dropped.length && outcome.main.length ? [] : wide.list };
}

/**
 * @param {Engine} engine
 * @param {Drawing} drawing
 * @returns {Promise<HTMLElement[]>} the block; none where it holds nothing
 */
export async function wideHelp(engine, drawing) {
  const { places, setting, setting: { say, times }, outcome: { place }, state: { soon }, cards } = drawing;
  const { view, list } = await look(engine, drawing);
  const all = await cards(list, view, 0, SHOWN);
  const wide = soon && times ? all.filter(({ card }) => times.isSoon(card.schedules, setting)) : all;
  if (!wide.length) return [];
  const state = place && place.kind !== "near" && places.byKey.get(place.state);
  const title = state ? say("wideState", { place: state.name }) : say("wide");
  return [el("section", { "aria-labelledby": "wide" }, el("h2", { id: "wide" }, title), el("ol", { class: "cards" }, ...(await listed(wide, setting))))];
}
