// @ts-check
// A day or a moment in words.

/**
 * Written without the browser's own tables of languages, which take an old phone longer to open than all else that is drawn.
 * @param {string} date as "2026-11-03"
 * @param {import("./messages.js").Say} say
 * @returns {string} "" for no date
 */
export function dateWords(date, say) {
  const [year, month, day] = date.split("-").map(Number);
  const name = say("months").split(" ")[month - 1];
  return name && day ? say("date", { year, month: name, day }) : "";
}
