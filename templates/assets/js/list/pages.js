// @ts-check
// Where all about an entry stands: a page of its own or, on a site without those, a place on a page of several entries. A page
// that leads to entries says in data-pages on how many pages those of each state stand ("ky:32 oh:64"); none is named where each
// has its own.

/** FNV-1a, 32 bits: the same in hashing.py. @param {string} text @returns {number} */
export function hash(text) {
  let made = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) made = Math.imul(made ^ text.charCodeAt(i), 0x01000193);
  return made >>> 0;
}

/** @param {string} site where the pages of this language begin @param {string} id @returns {string} as bundles.py has it */
export function pageOf(site, id) {
  const told = document.querySelector("[data-pages]");
  const state = id.slice(0, 2);
  const count = told && new RegExp("\\b" + state + ":(\\d+)").exec(told.getAttribute("data-pages") || "");
  return site + (count ? state + "/listings/" + ((hash(id) % Number(count[1])) + 1) + "/#" + id.slice(3) : id + "/");
}

/** @param {HTMLAnchorElement} link @returns {string} the id of the entry whose place on a page of several it leads to, or "" */
export function placeOf(link) {
  const found = /\/([a-z]{2})\/listings\/\d+\/$/.exec(link.pathname);
  const slug = /^#([a-z0-9-]+)(?:&|$)/.exec(link.hash);
  return found && slug ? found[1] + "/" + slug[1] : "";
}
