// @ts-check
// What + where in one box. The rule, in the order in which it decides:
//
// 1. A ZIP is a place. So is "city, ST", "city ST", "city state" where that state has that city, and "county ST".
// 2. A state's name is a place wherever it stands, but a longer name that it is a part of wins ("Oklahoma City"). Its code is one
//    alone, after a comma, at the end, or in capitals at the beginning; codes that are words as well (in, me, or, hi, ok, oh, ...)
//    at the end only in capitals or after a city of theirs.
//    In small letters at the beginning ("ny detox") it is one where nothing else is a place, unless it often means something else.
// 3. After "in", "near", "around", "en", "cerca de" any known name is a place; but not where these are part of what is looked for
//    ("drop in center"), nor after "de" and a word that is not the vocabulary's ("St. Vincent de Paul", but "grupo de Miami"): there
//    it is offered.
// 4. A name of a city or county is a place at the end of the query, or else at its beginning, or else between words that are
//    the vocabulary's ("sober living Dallas methadone").
// 5. But a weak name (place_files.py, weak_names: "hope", "mobile", "reading") is so only where 1 or 3 say it, or where nothing
//    else was typed and it is no phrase of the vocabulary ("weed"). Otherwise it stays a word, and the place is offered as a choice
//    beside the results.
// 6. What is no place is what is looked for, and words of a place are looked for too where that helps to find a name.
// 7. "Tonight" and "today" are in no listing: they are left out, but not from "Just for Today".

import { LONGEST_NAME } from "./places.js";
import { ARTICLES, COMMON, PREPOSITIONS, broken, skip, tokens, withoutMoments, wordsIn } from "./tokens.js";

/** @typedef {import("./places.js").Places} Places */
/** @typedef {import("./places.js").Place} Place */
/** @typedef {import("./tokens.js").Token} Token */
/**
 * words: what is looked for. place: where. others: places of the same name. maybe: a weak name that was kept as a word.
 * unknown: a ZIP that no table has. loose: the place may just as well be part of a name. near: "near me" was typed.
 * @typedef {{ text: string, words: string, place: Place | null, others: Place[], typed: string, maybe: Place | null, unknown: string,
 *   loose: boolean, near: boolean }} Query
 */

const WORD_CODES = new Set(["in", "me", "or", "hi", "ok", "oh", "la", "ma", "pa", "de", "co", "al", "id", "as", "mi", "fm", "va", "ca", "ga"]);
/** Mount, multiple sclerosis, northeast, mental health: at the beginning rather these. */
const OTHER_CODES = new Set(["mt", "ms", "ne", "mh"]);
const SIDES = new Set(["north", "south", "east", "west"]);
const NEAR_ME = /\b(?:near ?me|nearby|close to me|around me|around here|near here|cerca de m[ií]|cerca de aqu[ií])(?![\p{L}\p{N}])/giu;

/**
 * @param {string} typed
 * @param {Places} places
 * @param {string} [home] a state whose cities are meant first
 * @returns {Promise<Query>}
 */
export async function parse(typed, places, home = "") {
  const text = withoutMoments(typed);
  const near = NEAR_ME.test(text);
  NEAR_ME.lastIndex = 0;
  const list = tokens(near ? text.replace(NEAR_ME, " ") : text);
  const looking = boundIn(list, places);
  looking.catch(() => {}); // whoever waits for it meets the failure, too
  /** @type {ReadonlySet<number>} */
  let bound = new Set();
  /** @type {(start: number, end: number, spots: Place[], loose?: boolean) => Query} */
  const split = (start, end, spots, loose = false) => {
    // "in Newark": the preposition belongs to the place.
    let from = start;
    while (from && PREPOSITIONS.has(list[from - 1].word) && !list[from - 1].comma && !bound.has(from - 1)) from--;
    const rest = list.slice(0, from).concat(list.slice(end));
    return {
      text,
      words: rest.map((token) => token.text).join(" "),
      place: spots[0] || null,
      others: spots.slice(1),
      typed: list.slice(start, end).map((token) => token.text).join(" "),
      maybe: null,
      unknown: "",
      loose: loose && rest.length > 0,
      near,
    };
  };
  let unknown = "";
  for (let i = list.length - 1; i >= 0; i--) {
    if (!/^\d{5}$/.test(list[i].word)) continue;
    const place = await places.zip(list[i].word);
    bound = await looking;
    if (place) {
      // "Louisville KY 40202": the ZIP says it all.
      const [from, to] = await around(list, i, place.state, places);
      return split(from, to, [place]);
    }
    unknown = list[i].word;
  }
  const state = await findState(list, places, home);
  bound = await looking;
  const found = state
    ? split(state.start, state.end, state.spots, state.loose)
    : (await findCity(list, places, home, split, bound)) || split(list.length, list.length, []);
  found.unknown = found.place ? "" : unknown;
  return found;
}

/**
 * The prepositions that are part of what is looked for ("drop in center" is nothing in Center), or of a name ("Vincent de Paul").
 * @param {Token[]} list @param {Places} places @returns {Promise<ReadonlySet<number>>} where they stand
 */
async function boundIn(list, places) {
  const found = new Set();
  await Promise.all(list.map(async ({ word }, i) => {
    if (!i || !PREPOSITIONS.has(word)) return;
    const before = list[i - 1].word;
    const said = word !== "de" || COMMON.has(before) || PREPOSITIONS.has(before) || (await places.phrases.known(wordsIn(list, 0, i)))[i - 1];
    if (!said || (await places.phrases.begins(wordsIn(list, i - 1, list.length))) > 1) found.add(i);
  }));
  return found;
}

/**
 * The city and state beside a ZIP, which say nothing new.
 * @param {Token[]} list
 * @param {number} at
 * @param {string} state
 * @param {Places} places
 */
async function around(list, at, state, places) {
  let [from, to] = [at, at + 1];
  const isState = (/** @type {number} */ i) => i >= 0 && i < list.length && list[i].word === state;
  if (isState(from - 1)) from--;
  else if (isState(to)) to++;
  if (from < at) {
    const city = await cityBefore(list, from, state, places);
    if (city) from = city.start;
  }
  return [from, to];
}

/**
 * A state, and the city before or after it; or the place whose name begins or ends with a state's.
 * @param {Token[]} list
 * @param {Places} places
 * @param {string} home
 * @returns {Promise<{ start: number, end: number, spots: Place[], loose?: boolean } | null>}
 */
async function findState(list, places, home) {
  for (let end = list.length; end; end--) {
    for (let start = Math.max(0, end - LONGEST_NAME); start < end; start++) {
      const state = broken(list, start, end) ? undefined : places.called.get(wordsIn(list, start, end).join(" "));
      if (!state) continue;
      const code = end - start === 1 && list[start].word === state.key;
      const city = await cityBefore(list, start, state.key, places);
      if (city && (!code || end === list.length || list[start].upper || list[start - 1].comma || !WORD_CODES.has(state.key))) {
        return { start: city.start, end, spots: [city.spot] };
      }
      if (code && !codeCounts(list, start)) continue;
      const longer = code ? null : await longerName(list, start, end, places);
      if (longer) {
        const loose = longer.start === 0 && longer.end < list.length;
        return { start: longer.start, end: longer.end, spots: inOrder(longer.spots, home), loose };
      }
      const after = start === 0 ? await cityAfter(list, end, state.key, places) : null;
      if (after) return { start, end: after.end, spots: [after.spot] };
      const spots = [places.ofState(state)];
      if (saysState(list, end)) return { start, end: end + 1, spots };
      if (!code) {
        const same = await places.named(places.full(wordsIn(list, start, end)));
        // "New York" and "Washington" are cities as well; New York is in the state it is named like.
        if (same && !same.weak) {
          if (same.spots[0].state === state.key) spots.unshift(same.spots[0]);
          else spots.push(same.spots[0]);
        }
        if (state.key === "wa" && places.byKey.has("dc")) spots.push(places.ofState(/** @type {any} */ (places.byKey.get("dc"))));
      }
      return { start, end, spots };
    }
  }
  return null;
}

/**
 * The longest name of a place that holds a state's name and more: "Oklahoma City", "Washington Court House", "Fort Washington".
 * "East Texas" is a part of Texas, and a "Michigan center" one in Michigan, though towns are called so.
 * @param {Token[]} list
 * @param {number} start
 * @param {number} end
 * @param {Places} places
 */
async function longerName(list, start, end, places) {
  /** @type {[number, number][]} */
  const spans = [];
  for (let from = Math.max(0, start - 2); from <= start; from++) {
    for (let to = Math.min(list.length, from + LONGEST_NAME); to >= end; to--) {
      const first = from < start && (skip(list, from, to) || SIDES.has(list[from].word));
      const whole = to - from === list.length;
      if (to - from === end - start || broken(list, from, to) || (!whole && (first || (to > end && COMMON.has(list[to - 1].word))))) continue;
      spans.push([from, to]);
    }
  }
  spans.sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
  await Promise.all(spans.map(([from, to]) => places.shard(places.full(wordsIn(list, from, to)))));
  for (const [from, to] of spans) {
    const named = await places.named(places.full(wordsIn(list, from, to)));
    if (named && (!named.weak || to - from === list.length)) return { start: from, end: to, spots: named.spots };
  }
  return null;
}

/** @param {Token[]} list @param {number} at @returns {boolean} whether two letters here mean a state */
function codeCounts(list, at) {
  const token = list[at];
  const allUpper = list.length > 1 && list.every((one) => one.upper || /^\d/.test(one.word));
  if (list.length === 1 || (at > 0 && list[at - 1].comma)) return true;
  if (token.upper && !allUpper && (at === 0 || at === list.length - 1)) return true;
  return at === list.length - 1 && !WORD_CODES.has(token.word);
}

/**
 * The longest name of a city or county of a state that ends here.
 * @param {Token[]} list
 * @param {number} end
 * @param {string} state
 * @param {Places} places
 */
async function cityBefore(list, end, state, places) {
  for (let start = Math.max(0, end - LONGEST_NAME); start < end; start++) {
    if (broken(list, start, end) || skip(list, start, end, true)) continue;
    const named = await places.named(places.full(wordsIn(list, start, end)));
    const spot = named && named.spots.find((one) => one.state === state);
    if (spot) return { start, spot };
  }
  return null;
}

/** @param {Token[]} list @param {number} start @param {string} state @param {Places} places */
async function cityAfter(list, start, state, places) {
  for (let end = Math.min(list.length, start + LONGEST_NAME); end > start; end--) {
    if (broken(list, start, end) || skip(list, start, end, true)) continue;
    const named = await places.named(places.full(wordsIn(list, start, end)));
    const spot = named && named.spots.find((one) => one.state === state);
    if (spot) return { end, spot };
  }
  return null;
}

/**
 * A city or county with no state beside it.
 * @param {Token[]} list
 * @param {Places} places
 * @param {string} home
 * @param {(start: number, end: number, spots: Place[], loose?: boolean) => Query} split
 * @param {ReadonlySet<number>} bound prepositions that lead to no place
 * @returns {Promise<Query | null>}
 */
async function findCity(list, places, home, split, bound) {
  /** @type {[number, number, boolean][]} start, end, said to be a place */
  const spans = [];
  list.forEach((token, i) => {
    if (!PREPOSITIONS.has(token.word) || bound.has(i) || i + 1 === list.length) return;
    for (let end = Math.min(list.length, i + 1 + LONGEST_NAME); end > i + 1; end--) spans.push([i + 1, end, true]);
  });
  for (let start = Math.max(0, list.length - LONGEST_NAME); start < list.length; start++) spans.push([start, list.length, false]);
  for (let end = Math.min(list.length - 1, LONGEST_NAME); end > 0; end--) spans.push([0, end, false]);
  const inName = (/** @type {number} */ at) => bound.has(at) && list[at].word === "de";
  const some = spans.filter(([start, end, said]) => !broken(list, start, end) && (said || !(skip(list, start, end) || inName(end))));
  // "Havre de Grace" is not in Grace: what has a preposition in its name comes before what one leads to.
  const holds = (/** @type {[number, number, boolean]} */ [start, end, said]) => !said && list.slice(start, end).some(({ word }) => PREPOSITIONS.has(word));
  const asked = some.filter(holds).concat(some.filter((span) => !holds(span)));
  // All tables at once: one after the other they would cost a slow phone a second each.
  await Promise.all(asked.map(([start, end]) => places.shard(places.full(wordsIn(list, start, end)))));
  /** @type {Query | null} */
  let maybe = null;
  for (const [start, end, said] of asked) {
    const named = await places.named(places.full(wordsIn(list, start, end)));
    if (!named) continue;
    const spots = inOrder(named.spots, home);
    // On Hawaii's page "Big Island Substance Abuse Council" is no town of Virginia: what begins with a place elsewhere and is more than
    // everyday words is rather a name.
    const aName = home !== "" && !said && start === 0 && end < list.length && spots[0].state !== home && !list.slice(end).every(({ word }) => COMMON.has(word));
    // "in Home" is a town of Pennsylvania, "in home therapy" is not, nor "detox at home".
    const meant = said && ((end === list.length && list[start - 1].word !== "at") || /^\p{Lu}/u.test(list[start].text));
    // "Gay", "weed", "veteran" alone are rather what the vocabulary calls so than towns.
    const alone = end - start === list.length && !(named.weak && (await places.phrases.begins(wordsIn(list, start, end))) === end);
    // "St. Vincent de Paul", but "dentista de Miami" as well: the place is offered.
    const rather = !said && inName(start - 1);
    if (!rather && ((!named.weak && !aName) || meant || alone || (end < list.length && list[end - 1].comma))) {
      return split(start, end, spots, !said && start === 0 && end < list.length);
    }
    if (!maybe) {
      maybe = split(list.length, list.length, []);
      maybe.maybe = spots[0];
      maybe.typed = list.slice(start, end).map((token) => token.text).join(" ");
    }
  }
  return (await cityBetween(list, places, home, split)) || (await stateFirst(list, places, split)) || maybe;
}

/**
 * A state's code in small letters before what is looked for, and its city: "ny detox", "tx dallas detox".
 * @param {Token[]} list
 * @param {Places} places
 * @param {(start: number, end: number, spots: Place[], loose?: boolean) => Query} split
 * @returns {Promise<Query | null>}
 */
async function stateFirst(list, places, split) {
  const state = list.length > 1 ? places.byKey.get(list[0].word) : undefined;
  if (!state || WORD_CODES.has(state.key) || OTHER_CODES.has(state.key)) return null;
  const city = await cityAfter(list, 1, state.key, places);
  return city ? split(0, city.end, [city.spot]) : split(0, saysState(list, 1) ? 2 : 1, [places.ofState(state)]);
}

/** @param {Token[]} list @param {number} at @returns {boolean} "Washington state rehab", but not "Austin State Hospital" */
function saysState(list, at) {
  return at < list.length && list[at].word === "state" && (at + 1 === list.length || COMMON.has(list[at + 1].word));
}

/**
 * A city or county in the middle, all about it being words of the vocabulary: between other words a name is rather a person's or
 * a house's ("Saint Mary Dallas House").
 * @param {Token[]} list
 * @param {Places} places
 * @param {string} home
 * @param {(start: number, end: number, spots: Place[], loose?: boolean) => Query} split
 * @returns {Promise<Query | null>}
 */
async function cityBetween(list, places, home, split) {
  if (list.length < 3) return null;
  const known = await places.phrases.known(wordsIn(list, 0, list.length));
  const other = list.map(({ word }, i) => (known[i] || COMMON.has(word) || PREPOSITIONS.has(word) ? -1 : i)).filter((i) => i >= 0);
  const [first, end] = [other[0], other[other.length - 1] + 1];
  const start = first > 1 && ARTICLES.has(list[first - 1].word) && (await places.named(places.full(wordsIn(list, first - 1, end)))) ? first - 1 : first;
  if (!other.length || start === 0 || end === list.length || end - start > LONGEST_NAME || broken(list, start, end)) return null;
  const named = await places.named(places.full(wordsIn(list, start, end)));
  return named && !named.weak ? split(start, end, inOrder(named.spots, home)) : null;
}

/** @param {Place[]} spots @param {string} home */
function inOrder(spots, home) {
  const here = spots.filter((spot) => spot.state === home);
  return here.length ? here : spots;
}
