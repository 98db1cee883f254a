// @ts-check
// Where a list that somebody asked to keep is kept, and how it goes. Small, for the quick exit needs it.

const script = /** @type {HTMLScriptElement | null} */ (document.querySelector('script[src$="assets/js/exit.js"]'));

/** The path of the site's root. */
export const ROOT = script ? new URL(script.src).pathname.replace(/assets\/js\/exit\.js$/, "") : "/";

/** Each site of one origin has its own. */
export const KEY = ROOT + "list";

export function forgetList() {
  try {
    localStorage.removeItem(KEY);
  } catch (_) {
    // A browser that lets us store nothing has nothing to forget.
  }
}
