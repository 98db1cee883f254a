// @ts-check
// The states that are saved on this phone: fetched when the network fails while somebody searches.

import { savesOf } from "./offline/names.js";

/** @param {string} root the path of the site's root @returns {Promise<string[]>} */
export async function statesSaved(root) {
  return (await savesOf(root)).map(({ kept }) => kept.state).filter((state, i, all) => all.indexOf(state) === i);
}
