// @ts-check
// What the search says; what only some searches say stands in messages-more.js, messages-below.js and messages-times.js and joins it. A page in another language brings its own in <script type="application/json" id="search-words">.

export const ENGLISH = {
  one: "1 result",
  many: "{count} results",
  within: "{results} within {miles} miles of {place}",
  inState: "{results} in {place}",
  everywhere: "{results}, anywhere in the country",
  none: "Nothing found",
  noneWithin: "Nothing found within {miles} miles of {place}",
  noneIn: "Nothing found in {place}",
  widened: "Nothing found within {miles} miles of {place}. These are the nearest.",
  nearYou: "where you are",
  searching: "Searching…",
  shown: "Showing {shown} of {count}.",
  more: "Show more",
  alsoNamed: "By this name",
  instead: "The nearest places of any kind",
  read: "Nothing is spelled “{typed}”. Searched for “{as}”.",
  dropped: "Nothing here has “{words}”. Searched without it.",
  another: "Another place?",
  asWords: "Search for the word “{typed}” instead",
  asPlace: "Did you mean the place {place}?",
  unknownZip: "We do not know where ZIP code {zip} is.",
  nearMe: "Use where I am now",
  nearMeHint: "Your phone asks you first. Where you are stays on this phone.",
  filters: "Filters",
  filtersOn: "Filters ({count})",
  call: "Call {number}",
  text: "Text {number}",
  textWord: "Text {word} to {number}",
  extension: ", extension {extension}",
  away: "{miles} miles",
  onlyFor: "Only for {people}",
  spoken: "English is spoken here",
  awayOne: "less than 1 mile",
  awayMile: "1 mile",
  checkedOn: "Checked {date}",
  checkedOld: "Checked {date}. Call first.",
  fromFeed: "As of {date}. Not checked by us. Call first.",
  asRead: "As read {date}. Not checked by us. Call first.",
  unchecked: "Not checked. Call first.",
  talk: "Talk to someone now",
  meeting: "Find a meeting",
  family: "For family and friends",
  medicine: "Only where medication is welcome",
  noMeetings: "We know no meeting times for this. That does not mean there are none: the groups list their own.",
  crisis: "In danger, or thinking about suicide? Call or text 988, or call 911.",
  browseAll: "Browse all listings",
  amongSaved: "{results} among what is saved",
  onlySaved: "Without a connection, this looks only at what is saved on this phone: {places}.",
  failed: "The search could not be loaded. Check your connection and try again.",
  failedVersion: "The search has changed since this page was opened. Reload the page.",
  again: "Try again",
  addToList: "Add to my list",
  onList: "On my list",
  lookFurther: "Look further",
  date: "{month} {day}, {year}",
  months: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
};

/** @typedef {keyof typeof ENGLISH | keyof typeof import("./messages-more.js").MORE |
 *   keyof typeof import("./messages-below.js").BELOW | keyof typeof import("./messages-times.js").TIMES} Key */
/** @typedef {(key: Key, values?: Record<string, string | number>) => string} Say */

/**
 * @param {Record<string, string>} own sentences of the page's language
 * @returns {Say}
 */
export function speaker(own) {
  return (key, values = {}) => {
    const sentence = typeof own[key] === "string" ? own[key] : /** @type {Record<string, string>} */ (ENGLISH)[key];
    return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  };
}
