// @ts-check
// Which caches of this phone are this site's: all that a state's page must know before anybody saves.

/** @param {string} base the path of the site's root */
export const prefixOf = (base) => "recovery-site:" + base + ":";

/** @param {string} base @returns {Promise<string[]>} the names of all our caches, of this site alone */
export async function ourNames(base) {
  const prefix = prefixOf(base);
  return (await caches.keys()).filter((name) => name.slice(0, prefix.length) === prefix);
}
