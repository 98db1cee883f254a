// @ts-check
// The clock of a time zone by its rule, as the build found it (generator/directory/timezones.py), without the browser's own tables:
// an old phone takes longer to open these than to draw all results, and may have them from before a law was changed.

const HOUR = 3600000;
/** As POSIX writes it, and as files of time zones end with it (RFC 9636, 3.3): "MST7", "EST5EDT,M3.2.0,M11.1.0". */
const RULE = /^([A-Za-z]{3,5})(-?\d{1,2})(?:([A-Za-z]{3,5}),M(\d{1,2})\.(\d)\.(\d),M(\d{1,2})\.(\d)\.(\d))?$/;

/** offset: by how many milliseconds its wall time is ahead of UTC. called: "EST". @typedef {{ offset: (moment: number) => number, called: (moment: number) => string }} Clock */

/** The `week`th such day of a month, the last where there is no fifth, as the midnight of that day. @param {number} year @param {number[]} rule */
function dayOf(year, [month, week, day]) {
  const before = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  const date = 1 + ((day - before + 7) % 7) + (week - 1) * 7;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Date.UTC(year, month - 1, date > days ? date - 7 : date);
}

/** @param {string} rule @returns {Clock | null} null for one of another kind than those of the United States */
export function clockBy(rule) {
  const found = RULE.exec(rule);
  if (!found) return null;
  const [, standard, west, summer] = found;
  const starts = found.slice(4, 7).map(Number);
  const ends = found.slice(7).map(Number);
  if (summer && starts[0] > ends[0]) return null;
  const offset = -Number(west) * HOUR;
  // Both changes come at two o'clock by the clock that is left behind.
  const isSummer = (/** @type {number} */ moment) => {
    if (!summer) return false;
    const year = new Date(moment + offset).getUTCFullYear();
    return moment >= dayOf(year, starts) + 2 * HOUR - offset && moment < dayOf(year, ends) + HOUR - offset;
  };
  return {
    offset: (moment) => (isSummer(moment) ? offset + HOUR : offset),
    called: (moment) => (isSummer(moment) ? summer : standard),
  };
}
