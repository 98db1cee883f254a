// @ts-check
// What a search will surely need is asked for while somebody types, so that less is left to wait for. The same files as a search
// asks for, from this site alone: what is typed stays on the device. Nothing is looked for and nothing shown, and what may turn
// out not to be needed (the tables of the whole country, spelling, cards) is left alone.

import { formState } from "./box.js";
import { USUAL_RADIUS } from "./order.js";

/** @typedef {import("../search/index.js").SearchIndex} SearchIndex */

/** Milliseconds without a letter after which something is asked for. */
const PAUSE = 250;
/** Words on their way to others ask for files that nobody needs: at most so many times before a search. */
const MOST = 3;
const SHORTEST = 3;
/** A place near so many states is left to the search, which looks again. */
const STATES = 4;

let timer = 0;
let left = MOST;
let run = -1;

/** Whoever pays for each byte, or waits for it, gets no more than was asked for. @returns {boolean} */
function thrifty() {
  const { connection = null } = /** @type {any} */ (navigator);
  return connection !== null && (connection.saveData || /2g|3g/.test(connection.effectiveType));
}

/** A letter was typed. @param {import("../search-page.js").SearchPage} page */
export function typed(page) {
  clearTimeout(timer);
  if (page.runs !== run) {
    run = page.runs;
    left = MOST;
  }
  // Whoever searches will meet a failure, too.
  if (left && !thrifty()) timer = setTimeout(() => look(page).catch(() => {}), PAUSE);
}

/** @param {import("../search-page.js").SearchPage} page */
async function look({ engine, form, scope, state }) {
  const asked = formState(form);
  asked.in = asked.in || scope || state.in;
  if (asked.q.length < SHORTEST || asked.q === state.q) return;
  left--;
  const places = await engine.places();
  const { place, words } = await engine.read(asked, places);
  const home = places.byKey.get(asked.in);
  const there = place || (home ? places.ofState(home) : null);
  if (!there) return;
  const radius = [USUAL_RADIUS, 50, 100].find((miles) => miles >= there.reach) || 100;
  const keys = there.kind === "state" ? [] : places.touching(there.lat, there.lon, radius);
  if (keys.length > STATES) return;
  const { index } = await engine.openFor(engine.scopes([there.state].concat(keys), places), words, places);
  // The page's script fetches what words need; this one has no copy of it.
  if (words) await /** @type {SearchIndex} */ (index).sooner(words, await places.phrases.of(words, index.compounds));
}
