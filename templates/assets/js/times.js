// @ts-check
// What only the device can say: what is open now, when it is next, what that is in the visitor's own time, and how old
// a check is. Pages hold rules and dates alone; without this script they stand there in words.
import { currentOccurrence, nextOccurrence } from "./occurrences.js";
import { DAY, HERE, LOCALE, allRules, clock, dayWords, differs, timeWords } from "./moments.js";
import { say } from "./page/messages.js";

/** @typedef {import("./moments.js").Rule} Rule */
/** @typedef {import("./occurrences.js").Occurrence} Occurrence */

/** What to say of one listing's rules. @param {Rule[]} rules @param {number} now */
function words(rules, now) {
  for (const rule of rules) {
    if (rule.always_open) return say("openAlways");
    const going = currentOccurrence(rule, now);
    if (going && going.ends !== null) {
      return say(rule.kind === "meeting" ? "meetingUntil" : "openUntil", { time: timeWords(going.ends, rule.timezone) });
    }
  }
  /** @type {{ rule: Rule, found: Occurrence } | null} */
  let first = null;
  for (const rule of rules) {
    const found = nextOccurrence(rule, now);
    if (found && (!first || found.starts < first.found.starts)) first = { rule, found };
  }
  if (!first) return "";
  const { rule, found } = first;
  const day = dayWords(found.starts, now, rule.timezone);
  return say(rule.kind === "meeting" ? "nextMeeting" : "nextOpen", { day, time: timeWords(found.starts, rule.timezone) });
}

/** How old a check is, where that matters: up to half a year nothing is said. @param {string} iso @param {number} now
 * @param {boolean} call whether there is a number to call first */
function age(iso, now, call) {
  const days = Math.floor((now - Date.parse(`${iso}T00:00:00Z`)) / DAY);
  if (days <= 180) return "";
  if (days <= 365) return say(call ? "halfYear" : "halfYearCheck");
  const years = Math.floor(days / 365);
  if (years === 1) return say(call ? "overYear" : "overYearCheck");
  return say(call ? "years" : "yearsCheck", { years });
}

/** Lines that are open now come first; where none is, the page says so. @param {Record<string, Rule[]>} all @param {number} now */
function openFirst(all, now) {
  let open = 0;
  let closed = 0;
  for (const list of document.querySelectorAll(".lines")) {
    const lines = Array.from(list.children);
    const isOpen = (/** @type {Element} */ line) =>
      (all[line.getAttribute("data-rules") || ""] || []).some((rule) => rule.always_open || currentOccurrence(rule, now));
    const first = lines.filter(isOpen);
    open += first.length;
    closed += lines.filter((line) => line.hasAttribute("data-rules")).length - first.length;
    if (first.length && first.length < lines.length) list.prepend(...first);
  }
  const none = document.getElementById("all-closed");
  if (none) none.hidden = open > 0 || closed === 0;
}

function show() {
  const now = Date.now();
  const all = allRules();
  for (const place of document.querySelectorAll("[data-rules]")) {
    const rules = all[place.getAttribute("data-rules") || ""] || [];
    const line = place.querySelector(".now");
    if (line) line.textContent = words(rules, now);
    const own = place.querySelector(".yours");
    const next = own && rules.length ? nextOccurrence(rules[0], now) : null;
    if (own && next && differs(next.starts, rules[0].timezone)) {
      const day = new Intl.DateTimeFormat(LOCALE, { weekday: "short" }).format(next.starts);
      own.textContent = say("yourTime", { day, time: clock(next.starts, HERE) });
    }
  }
  openFirst(all, now);
  for (const place of document.querySelectorAll("[data-checked]")) {
    const iso = place.getAttribute("data-checked");
    const text = iso && place.getAttribute("data-kind") === "checked" ? age(iso, now, !place.hasAttribute("data-no-number")) : "";
    if (text) {
      const note = document.createElement("b");
      note.className = "stale";
      note.textContent = text;
      (place.querySelector("span") || place).append(" ", note);
    }
  }
}

show();
