// @ts-check
/**
 * When a schedule takes place, on the visitor's own device.
 *
 * The same rules as generator/directory/occurrences.py, which states and sources them; a test proves the two equal in
 * a real browser. Moments are milliseconds since 1970 (UTC), times of day minutes after midnight, days whole numbers
 * since 1970-01-01. No moment is read from the clock here: the caller says what "now" is.
 */

/**
 * @typedef {{ date: string, start?: number, note?: string }} ScheduleException
 *
 * As generator/directory/schedule_data.py writes it; what is empty is absent.
 * @typedef {{
 *   kind?: string, days?: string[], start?: number, end?: number, duration_minutes?: number, timezone?: string,
 *   repeat?: string, weeks?: string[], anchor?: string, starts_on?: string, ends_on?: string,
 *   exceptions?: ScheduleException[], always_open?: boolean
 * }} Schedule
 *
 * `ends` is null where no end is known.
 * @typedef {{ starts: number, ends: number | null, note: string }} Occurrence
 *
 * `at` says by how much wall time is ahead of UTC at a moment; `offsets` remembers it, by day, well before and well after that day.
 * @typedef {{ at: (moment: number) => number, offsets: Map<number, [number, number]> }} Zone
 */

const MINUTE = 60000;
const DAY = 86400000;
const MIDNIGHT = 1440;
const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const FIRST_DAY = 0;
const LAST_DAY = Date.UTC(2099, 11, 31) / DAY;

/** @type {Map<string, Zone | null>} */
const zones = new Map();

/**
 * Every occurrence that starts at or after `start` and before `end`, by time.
 * @param {Schedule} schedule
 * @param {number} start
 * @param {number} end
 * @returns {Generator<Occurrence, void, undefined>}
 */
export function* occurrences(schedule, start, end) {
  const zone = zoneOf(schedule);
  if (!zone) return;
  const last = localDay(zone, end);
  for (const day of daysOf(schedule, localDay(zone, start) - 1)) {
    if (day > last) return;
    const found = onDay(schedule, day, zone);
    if (found && found.starts >= start && found.starts < end) yield found;
  }
}

/**
 * The first occurrence that starts at or after `now`, null if there is none to come.
 * @param {Schedule} schedule
 * @param {number} now
 * @returns {Occurrence | null}
 */
export function nextOccurrence(schedule, now) {
  const found = occurrences(schedule, now, (LAST_DAY + 3) * DAY).next();
  return found.done ? null : found.value;
}

/**
 * The occurrence going on at `now`, its end excluded; the later one where two overlap. One without a known end is
 * never said to be going on.
 * @param {Schedule} schedule
 * @param {number} now
 * @returns {Occurrence | null}
 */
export function currentOccurrence(schedule, now) {
  const zone = zoneOf(schedule);
  if (!zone) return null;
  const today = localDay(zone, now);
  /** @type {Occurrence | null} */
  let going = null;
  for (const day of daysOf(schedule, today - 3)) {
    if (day > today) break;
    const found = onDay(schedule, day, zone);
    if (found && found.ends !== null && found.starts <= now && now < found.ends) going = found;
  }
  return going;
}

/**
 * Whether it is open, or under way, at `now`.
 * @param {Schedule} schedule
 * @param {number} now
 */
export function openNow(schedule, now) {
  return currentOccurrence(schedule, now) !== null;
}

/**
 * The days from `first` on of the rule and of its exceptions with a start, rising, each once.
 * @param {Schedule} schedule
 * @param {number} first
 * @returns {Generator<number, void, undefined>}
 */
function* daysOf(schedule, first) {
  const added = (schedule.exceptions || [])
    .filter((one) => one.start !== undefined)
    .map((one) => dayOf(one.date))
    .filter((day) => day >= Math.max(first, FIRST_DAY) && day <= LAST_DAY)
    .sort((one, other) => one - other);
  let next = 0;
  let before = -1;
  for (const day of ruleDays(schedule, first)) {
    for (; next < added.length && added[next] <= day; next += 1) {
      if (added[next] !== before && added[next] !== day) yield (before = added[next]);
    }
    yield (before = day);
  }
  for (; next < added.length; next += 1) {
    if (added[next] !== before) yield (before = added[next]);
  }
}

/**
 * @param {Schedule} schedule
 * @param {number} first
 * @returns {Generator<number, void, undefined>}
 */
function* ruleDays(schedule, first) {
  const from = schedule.starts_on ? dayOf(schedule.starts_on) : FIRST_DAY;
  const until = schedule.ends_on ? dayOf(schedule.ends_on) : LAST_DAY;
  const last = Math.min(until, LAST_DAY);
  let day = Math.max(first, from, FIRST_DAY);
  if (schedule.repeat === "once" && !schedule.always_open) {
    if (schedule.starts_on && day === from && day <= last) yield day;
    return;
  }
  if (!saysEnough(schedule)) return;
  for (; day <= last; day += 1) {
    if (schedule.always_open || fallsOn(schedule, day)) yield day;
  }
}

/**
 * Whether the rule can ever take place: no phone should walk through 70 years to learn that it cannot.
 * @param {Schedule} schedule
 */
function saysEnough(schedule) {
  if (schedule.always_open) return true;
  if (schedule.start === undefined) return false;
  if (schedule.repeat === "biweekly") return Boolean(schedule.anchor);
  const some = Boolean(schedule.days && schedule.days.length);
  return some && (schedule.repeat !== "monthly" || Boolean(schedule.weeks && schedule.weeks.length));
}

/**
 * Whether the rule, bounds and exceptions aside, takes place on `day`.
 * @param {Schedule} schedule
 * @param {number} day
 */
function fallsOn(schedule, day) {
  const days = schedule.days || [];
  const onWeekday = days.includes(DAYS[weekday(day)]);
  if (schedule.repeat === "biweekly") {
    if (!schedule.anchor) return false;
    const anchor = dayOf(schedule.anchor);
    const apart = (day - weekday(day) - (anchor - weekday(anchor))) / 7;
    return apart % 2 === 0 && (days.length ? onWeekday : weekday(day) === weekday(anchor));
  }
  if (schedule.repeat === "monthly") {
    const weeks = schedule.weeks || [];
    const date = new Date(day * DAY);
    const inLastWeek = new Date((day + 7) * DAY).getUTCMonth() !== date.getUTCMonth();
    const week = String(Math.floor((date.getUTCDate() + 6) / 7));
    return onWeekday && (weeks.includes(week) || (inLastWeek && weeks.includes("last")));
  }
  return onWeekday && (schedule.repeat || "weekly") === "weekly";
}

/**
 * The occurrence that starts on `day`, one of the rule's or its exceptions' days; null if cancelled.
 * @param {Schedule} schedule
 * @param {number} day
 * @param {Zone} zone
 * @returns {Occurrence | null}
 */
function onDay(schedule, day, zone) {
  const about = (schedule.exceptions || []).filter((one) => dayOf(one.date) === day);
  const exception = about.length ? about[about.length - 1] : null;
  const end = schedule.always_open ? MIDNIGHT : schedule.end;
  let regular = schedule.always_open ? 0 : schedule.start;
  const start = exception ? exception.start : regular;
  if (start === undefined) return null;
  if (regular === undefined) regular = start;
  const starts = instant(zone, day, start);
  /** @type {number | null} */
  let ends = null;
  if (end !== undefined) {
    let closing = end + (end <= regular ? MIDNIGHT : 0);
    if (schedule.kind === "meeting") closing += start - regular;
    if (closing > start) {
      ends = instant(zone, day, closing);
      if (ends <= starts) ends = starts + (closing - start) * MINUTE;
    }
  } else if (schedule.duration_minutes) {
    ends = starts + schedule.duration_minutes * MINUTE;
  }
  return { starts, ends, note: (exception && exception.note) || "" };
}

/**
 * Monday is 0; 1970-01-01 was a Thursday.
 * @param {number} day
 */
function weekday(day) {
  return (((day + 3) % 7) + 7) % 7;
}

/**
 * The day of an ISO date; NaN, which is on no day, for any other text.
 * @param {string} date
 */
function dayOf(date) {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

/**
 * Null where this device does not know the zone: then nothing is said, rather than something wrong.
 * @param {Schedule} schedule
 * @returns {Zone | null}
 */
function zoneOf(schedule) {
  const name = schedule.timezone || (schedule.always_open ? "UTC" : "");
  let zone = zones.get(name);
  if (zone === undefined) {
    zone = name ? makeZone(name) : null;
    zones.set(name, zone);
  }
  return zone;
}

/**
 * Spares the browser's own tables where the clock of a zone is known.
 * @param {string} name
 * @param {(moment: number) => number} at
 */
export function knowZone(name, at) {
  zones.set(name, { at, offsets: new Map() });
}

/**
 * @param {string} timeZone
 * @returns {Zone | null}
 */
function makeZone(timeZone) {
  try {
    const format = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
      timeZone,
      hour12: false,
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    return { at: (moment) => wallAhead(format, moment), offsets: new Map() };
  } catch (error) {
    return null;
  }
}

/**
 * By how much wall time is ahead of UTC at `moment`.
 * @param {Intl.DateTimeFormat} format
 * @param {number} moment
 */
function wallAhead(format, moment) {
  /** @type {Record<string, number>} */
  const parts = {};
  for (const part of format.formatToParts(moment)) parts[part.type] = Number(part.value);
  // Some browsers write midnight as 24 when hours run to 23.
  const wall = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour % 24, parts.minute, parts.second);
  return wall - Math.floor(moment / 1000) * 1000;
}

/**
 * @param {Zone} zone
 * @param {number} moment
 */
function localDay(zone, moment) {
  return Math.floor((moment + zone.at(moment)) / DAY);
}

/**
 * The moment of a wall time given as minutes after the midnight that begins `day`. Twice in a day means the first;
 * never means by the offset before the gap.
 * @param {Zone} zone
 * @param {number} day
 * @param {number} minutes
 */
function instant(zone, day, minutes) {
  const wall = day * DAY + minutes * MINUTE;
  const wallDay = Math.floor(wall / DAY);
  let around = zone.offsets.get(wallDay);
  if (!around) {
    around = [zone.at((wallDay - 1) * DAY), zone.at((wallDay + 2) * DAY)];
    zone.offsets.set(wallDay, around);
  }
  const [before, after] = around;
  if (before === after || zone.at(wall - before) === before) return wall - before;
  return zone.at(wall - after) === after ? wall - after : wall - before;
}
