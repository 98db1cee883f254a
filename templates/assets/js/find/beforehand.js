// @ts-check
// What a search box leads to is fetched while somebody still types in it: the search page, its scripts, the search for words. On a slow
// phone that is half a second less to wait after the submitting. Nothing of what is typed goes along, and whoever searches would
// fetch the same files.

/** What is fetched stays in the browser's cache for as long as the host says. @param {string} page address of the search page @param {string} words of the script that looks for words */
async function fetchAhead(page, words) {
  const [html] = await Promise.all([fetch(page).then((answer) => answer.text()), fetch(words)]);
  await Promise.all((html.match(/<script type="module" src="[^"]+"/g) || []).map((named) => fetch(named.split('"')[3])));
}

/**
 * Once somebody is in the box; but whoever saves data gets nothing that was not asked for.
 * @param {HTMLFormElement} form
 * @param {string} words
 */
export function whileTyping(form, words) {
  const { connection = null } = /** @type {any} */ (navigator);
  if (connection && connection.saveData) return;
  // Whoever searches meets a failure, too.
  form.addEventListener("focusin", () => fetchAhead(form.action.split(/[?#]/)[0], words).catch(() => {}), { once: true });
}
