// @ts-check
// Puts first what takes place now and in the rest of the visitor's day; the week below stays as it is, and without this
// script it is all there is.
import "./times.js";
import { currentOccurrence, nextOccurrence } from "./occurrences.js";
import { DAY, allRules, dayNumber, dayWords, timeWords } from "./moments.js";
import { say } from "./page/messages.js";

/** @typedef {import("./moments.js").Rule} Rule */
/** @typedef {import("./occurrences.js").Occurrence} Occurrence */
/** @typedef {{ item: Element, rule: Rule, found: Occurrence, now: boolean }} Due */

const MOST = 30;

/** Every meeting once, with what goes on now or comes next, by time. @param {number} now @returns {Due[]} */
function due(now) {
  const all = allRules();
  /** @type {Map<string, Due>} */
  const by = new Map();
  for (const item of document.querySelectorAll(".meetings [data-rules]")) {
    const key = item.getAttribute("data-rules") || "";
    const rule = (all[key] || [])[0];
    if (!rule || by.has(key)) continue;
    const going = currentOccurrence(rule, now);
    const found = going || nextOccurrence(rule, now);
    if (found) by.set(key, { item, rule, found, now: Boolean(going) });
  }
  return [...by.values()].sort((one, other) => one.found.starts - other.found.starts);
}

/** @param {Due} one @param {number} now */
function row({ item, rule, found, now: going }, now) {
  const made = /** @type {Element} */ (item.cloneNode(true));
  made.removeAttribute("data-rules");
  const time = made.querySelector("b");
  const moment = going && found.ends !== null ? found.ends : found.starts;
  const said = timeWords(moment, rule.timezone);
  // The day is the visitor's: a meeting of tomorrow elsewhere may begin tonight here.
  const day = dayWords(found.starts, now);
  if (time) time.textContent = going ? say("meetingUntil", { time: said }) : say("dayAndTime", { day: day[0].toUpperCase() + day.slice(1), time: said });
  for (const old of made.querySelectorAll(".yours")) old.remove();
  if (going) made.classList.add("going");
  return made;
}

function show() {
  const now = Date.now();
  const today = document.getElementById("today");
  if (today) {
    const all = due(now);
    const day = dayNumber(now);
    const rest = all.filter((one) => one.now || dayNumber(one.found.starts) === day);
    const next = all.filter((one) => !one.now && one.found.starts - now < 7 * DAY).slice(0, 5);
    const list = today.querySelector("ul");
    const heading = today.querySelector("h2");
    if (!rest.length && heading) heading.textContent = say("noMoreToday");
    if (list) list.append(...(rest.length ? rest.slice(0, MOST) : next).map((one) => row(one, now)));
    today.hidden = !(rest.length || next.length);
  }
  const key = new Intl.DateTimeFormat("en-US", { weekday: "short" }).format(now).toLowerCase();
  for (const link of document.querySelectorAll(`[data-day="${key}"]`)) link.append(" " + say("isToday"));
}

show();
