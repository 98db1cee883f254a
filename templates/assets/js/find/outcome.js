// @ts-check
// What a search is asked for and what it gives: the shapes that the engine and those who draw share. Types alone: no page
// imports it, so none loads it.

/** @typedef {import("../search/columns.js").Columns} Columns */
/** @typedef {import("../search/opened.js").Opened} Index */
/** @typedef {import("./order.js").Ranked} Ranked */
/** @typedef {import("./parse.js").Query} Query */
/** @typedef {import("./places.js").Place} Place */

/** away: miles to each document. names: the order of names, where the order of documents is not that among equals.
 * @typedef {{ order: (a: Ranked, b: Ranked) => number, most: number, away?: Float64Array | null, names?: Promise<Int32Array> | null }} Asked */
/** index: a SearchIndex where words are looked for. isLocal: has a distance. @typedef {{ index: Index, columns: Columns, isLocal: (doc: number) => boolean }} View */
/** @typedef {{ view: View, list: Ranked[] }} Wide */
/**
 * only: states, where no others could be looked at. main: the list, in order. matched: found by words and
 * place, filters aside. total: of main, which may hold only its best. radius: miles, 0 without a circle. widened: the circle was
 * empty, these are the nearest. dropped: words that nothing has. read: words that were taken for others. named: entries anywhere that
 * are called what was typed, from the index nation. instead: where nothing has the words, the nearest of any kind.
 * @typedef {{ query: Query, place: Place | null, view: View, only: string[], main: Ranked[], total: number, matched: Uint8Array, radius: number,
 *   widened: boolean, dropped: string[], read: { typed: string, as: string }[], named: Ranked[], nation: View | null, instead: Ranked[], insteadView: View }} Outcome
 */

export {};
