// @ts-check
// A list as plain text: whole, and short for a text message.

/** @typedef {import("./rows.js").Found} Found */
/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("./address.js").List} List */
/** @typedef {import("./messages.js").Say} Say */
/**
 * found: what is known of each of the list's items, null where it could not be loaded. crisis: the lines at the top of the page.
 * @typedef {{ list: List, found: (Found | null)[], say: Say, noNames: boolean, withNotes: boolean, crisis: string, link: string }} Told
 */

/** Above this many characters of an address a phone's messages or mail may cut it (measured with none; RFC 6068 names no limit). */
export const LONGEST_ADDRESS = 1800;

/** Numbers to show: without names no word to text, for "RECOVERY" is one. @param {Row} row @param {boolean} noNames */
export function phonesOf(row, noNames) {
  const plain = row.phones.filter(([, , word]) => !word);
  return noNames && plain.length ? plain : row.phones;
}

/** @param {[string, string, string]} phone @param {Say} say */
export function phoneWords([number, href, word], say) {
  if (word) return say("textWord", { word, number });
  return say(href.slice(0, 4) === "sms:" ? "text" : "call", { number });
}

/** @param {Row} row @param {Say} say @param {boolean} noNames @returns {string[]} */
export function whereLines(row, say, noNames) {
  const lines = [noNames ? "" : row.place, [row.street, row.city].filter(Boolean).join(", ")].filter(Boolean);
  if (row.asks) lines.push(say("askAddress"));
  return lines;
}

/** @param {number} count @param {Say} say */
export function title(count, say) {
  return count === 0 ? say("titleNone") : count === 1 ? say("titleOne") : say("titleMany", { count });
}

/** @param {Told} told @returns {string} */
export function wholeText({ list, found, say, noNames, withNotes, crisis, link }) {
  const blocks = [!noNames && list.name ? list.name : title(list.items.length, say)];
  list.items.forEach(({ id, note }, at) => {
    const row = found[at];
    const lines = [];
    if (row === "gone" || row === null) {
      if (noNames) return;
      lines.push(say(row === null ? "unknown" : "gone", { id }));
    } else {
      lines.push(noNames ? say("place", { number: at + 1 }) : row.name);
      if (!noNames && row.what) lines.push(row.what);
      if (!noNames) lines.push(...row.notices);
      for (const phone of phonesOf(row, noNames)) lines.push(phoneWords(phone, say));
      lines.push(...whereLines(row, say, noNames), ...row.when);
      if (!noNames && row.facts) lines.push(row.facts);
      if (!noNames && row.web) lines.push(row.web);
    }
    if (withNotes && note && !noNames) lines.push(say("noteShown", { note }));
    blocks.push((noNames ? "" : at + 1 + ". ") + lines.join("\n"));
  });
  if (crisis) blocks.push(crisis);
  if (link && !noNames) blocks.push(link);
  return blocks.join("\n\n");
}

/** Names and first numbers, for a text message. @param {Told} told @returns {string} */
export function shortText({ list, found, say, noNames, link }) {
  const lines = [];
  list.items.forEach(({ id }, at) => {
    const row = found[at];
    if (row === "gone" || row === null) {
      if (!noNames) lines.push(at + 1 + ". " + say(row === null ? "unknown" : "gone", { id }));
      return;
    }
    const phone = phonesOf(row, noNames)[0];
    const number = phone ? (phone[2] ? phoneWords(phone, say) : phone[0]) : row.city;
    lines.push([at + 1 + ".", noNames ? "" : row.name, number].filter(Boolean).join(" "));
  });
  if (link && !noNames) lines.push(link);
  return lines.join("\n");
}
