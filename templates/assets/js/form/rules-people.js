// @ts-check
// The rules about people, honest links and words: generator/content/rules/people.py, honesty.py and wording.py explain and source
// them. The lists of words and hosts come with the table of fields.

import { links, texts } from "./texts.js";

/** @typedef {import("./rules.js").Problem} Problem */
/** @typedef {import("./rules.js").Rule} Rule */
/** @typedef {import("./table.js").Table} Table */
/** @typedef {import("./table.js").Values} Values */
/** @typedef {import("./messages.js").Key} Key */

const TRACKING = ["gclid", "fbclid", "msclkid", "mc_eid", "mc_cid", "yclid", "igshid", "mibextid", "gad_source"];
const AFFILIATE = ["aff", "aff_id", "affid", "affiliate", "affiliate_id", "clickid", "subid", "partner_id", "irclickid"];
const PWD = /[?&#]pwd=/i;
const PASSCODE = /\b(?:pass(?:code|word)|pwd|c[oó]digo de acceso|contrase[nñ]a)\b[^\w]{0,3}(?:is\W+|es\W+)?[\w-]*\d[\w-]*/i;
const ROOM = /\b(?:(?:zoom|meeting|webinar|room|reuni[oó]n)\s*(?:id|number|no\.?|#)|pmi|id de (?:la )?reuni[oó]n)[^\w]{0,4}(?:is\W+|es\W+)?\d[\d\s-]{7,}/i;
const COUNTED = new RegExp("\\b(?:about|around|usually|some|up to|between)?\\s*\\d{1,3}(?:\\s?(?:-|to|or)\\s?\\d{1,3})?\\s+" +
  "(?:people|members|women|men|regulars|attendees|personas|miembros)\\s+(?:attend|come|show up|each week|per meeting|every week|asisten|vienen)", "i");
const PERCENT = /\b\d{1,3}\s?(?:%|percent|por ciento)\s+(?:success|of (?:our )?(?:clients|guests|people) (?:stay|recover)|de éxito)/i;
const DOSE = /\b\d+(?:\.\d+)?\s?(?:mg|mcg|milligrams?|miligramos?)\b/i;
const SCHEME = /\]\(\s*<?\s*([A-Za-z][A-Za-z0-9+.-]*)\s*:/g;
const NUMBER = /(?:^|[^\w-])(?:\+?1[\s.-]{0,2})?\(?[2-9]\d{2}\)?[\s./-]{0,3}\d{3}[\s.-]{0,2}\d{4}(?!\d)/g;
const EMAIL = /[\w.+'-]+@[\w-]+(?:\.[\w-]+)+/g;
const FULL_NAME = new RegExp("([A-Z][a-z]{2,})(?=(\\s+(?:[A-Z]\\.?\\s+)?)([A-Z][a-zA-Z'\\u2019-]+)\\b" +
  "(?!\\s+(?:[A-Z][a-z]+\\s+)?(?:of|Church|Center|Hall|House|Hospital|School|Street|Road|Avenue)\\b))", "g");
const PLACES = ("church chapel cathedral temple parish memorial hall house home center centre hospital clinic school college university library " +
  "park street st avenue ave road rd boulevard blvd drive lane plaza building bldg room auditorium community foundation institute group " +
  "meeting recovery services county highway club inn court place way beach ministries outreach lodge tower towers creek river lake island " +
  "springs city town bay hills valley village square society trust clubhouse academy medical health behavioral counseling program programs " +
  "saint fellowship project").split(" ");
const BEFORE_PLACE = /\b(?:St|Sts|Saint|Santa|San|Mount|Mt|Fort|Ft|Lake|Port|Point)\.?\s+$/;
const TOLL_FREE = /^8(00|33|44|55|66|77|88)-/;
const OF_ORGANIZATION = ["main", "tty", "videophone", "fax"];
const NEAR = 60;

/** @param {any} value @returns {Values} */
const group = (value) => (value && typeof value === "object" ? value : {});
/** @param {string} at */
const isName = (at) => at === "name" || at === "organization" || /\.name$/.test(at);

/** @param {RegExp} pattern with g @param {string} text @returns {RegExpExecArray[]} */
function all(pattern, text) {
  const found = [];
  pattern.lastIndex = 0;
  for (let one = pattern.exec(text); one; one = pattern.exec(text)) {
    found.push(one);
    if (!one[0]) pattern.lastIndex++;
  }
  return found;
}

/** Where whole phrases stand. @param {string} phrases @param {string} text @returns {[number, string][]} */
function phrasesIn(phrases, text) {
  if (!phrases) return [];
  const around = "\\w\\u00c0-\\u024f";
  const pattern = new RegExp("(^|[^" + around + "])(" + phrases + ")(?![" + around + "])", "gi");
  return all(pattern, text).map((one) => [one.index + one[1].length, one[2]]);
}

/** The words of a rule's list in the entry's texts. @param {string} code @param {Values} values @param {Table} table @returns {[string, string][]} path, words */
function hits(code, values, table) {
  const [phrases, spared] = table.words[code] || ["", ""];
  /** @type {[string, string][]} */
  const found = [];
  for (const [at, text] of texts(values)) {
    if (isName(at)) continue;
    const plain = text.replace(/[\u2019\u02bc`]/g, "'");
    const own = [values.name, values.organization].filter(Boolean).map((/** @type {string} */ name) => [text.indexOf(name), name.length]);
    const right = phrasesIn(spared, plain).map(([start, words]) => [start, words.length]).concat(own.filter(([start]) => start >= 0));
    for (const [start, words] of phrasesIn(phrases, plain)) {
      if (!right.some(([from, length]) => from < start + words.length && start < from + length)) found.push([at, words]);
    }
  }
  return found;
}

/** @param {string} url */
const hostOf = (url) => (/^https?:\/\/([^/:?#]*)/i.exec(url) || ["", ""])[1].toLowerCase();

/** @param {Table} table @param {string} kind @param {string} host */
function isHost(table, kind, host) {
  const parts = host.split(".");
  return parts.some((_, n) => n < parts.length - 1 && (table.hosts[kind] || []).indexOf(parts.slice(n).join(".")) >= 0);
}

/** @type {Rule} */
export function honest(values, { table }) {
  /** @type {Problem[]} */
  const found = [];
  for (const [at, url] of links(values)) {
    const query = (/\?([^#]*)/.exec(url) || ["", ""])[1];
    const parts = query.split("&").filter(Boolean);
    const keyOf = (/** @type {string} */ part) => part.split("=")[0].toLowerCase();
    const tracks = (/** @type {string} */ part) => keyOf(part).indexOf("utm_") === 0 || TRACKING.indexOf(keyOf(part)) >= 0;
    if (parts.some(tracks)) {
      const kept = parts.filter((part) => !tracks(part)).join("&");
      found.push({ code: "LINK-TRACKING", at, key: "tracking", mended: url.replace("?" + query, kept && "?" + kept) });
    }
    const host = hostOf(url);
    if (isHost(table, "shorteners", host)) found.push({ code: "LINK-SHORT", at, key: "shortLink" });
    if (parts.some((part) => AFFILIATE.indexOf(keyOf(part)) >= 0) || isHost(table, "affiliate", host) || isHost(table, "call_tracking", host)) {
      found.push({ code: "LINK-REFERRAL", at, key: "paidLink" });
    }
  }
  if (group(values.provenance).submitter_relationship === "paid_marketer") {
    found.push({ code: "CONDUCT-MARKETER", at: "provenance.submitter_relationship", key: "marketer" });
  }
  for (const [at, text] of hits("CONDUCT-ROUTING", values, table)) found.push({ code: "CONDUCT-ROUTING", at, key: "routing", words: { text } });
  return found;
}

/** First and last names that no building or body explains. @param {string} text @param {string[]} names @returns {[number, number][]} */
function personNames(text, names) {
  return all(FULL_NAME, text)
    .filter((one) => {
      const last = one[3].toLowerCase();
      return (one.index === 0 || /[^\w.]/.test(text[one.index - 1])) && names.indexOf(one[1].toLowerCase()) >= 0 && PLACES.indexOf(last) < 0 &&
        names.indexOf(last) < 0 && !/['\u2019]s$/.test(one[3]) && !BEFORE_PLACE.test(text.slice(0, one.index));
    })
    .map((one) => [one.index, one.index + one[1].length + one[2].length + one[3].length]);
}

/** @type {Rule} */
export function people(values, { table }) {
  /** @type {Problem[]} */
  const found = [];
  const names = table.names.split(" ");
  const { consent = {} } = group(values.provenance);
  const contact = group(values.contact);
  if (values.type === "support_group" && !(consent.listing === "true" && consent.from && consent.date)) {
    (contact.phones || []).forEach((/** @type {Values} */ phone, /** @type {number} */ n) => {
      const kind = phone.kind || "main";
      const known = kind === "crisis" || kind === "warmline" || (phone.number || "").length < 7 || TOLL_FREE.test(phone.number) || (values.organization && OF_ORGANIZATION.indexOf(kind) >= 0);
      if (!known) found.push({ code: "PHONE-PRIVATE", at: "contact.phones." + n + ".number", key: "privatePhone" });
    });
  }
  const [local, host = ""] = (contact.email || "").toLowerCase().split("@");
  /** @type {string[]} */
  const own = ((values.name || "") + " " + (values.organization || "")).toLowerCase().match(/[a-z]+/g) || [];
  const named = local.split(/[^a-z]+/).some((/** @type {string} */ part) => part.length > 2 && names.indexOf(part) >= 0 && own.indexOf(part) < 0);
  if (named && (values.fellowship || isHost(table, "free_mail", host))) found.push({ code: "EMAIL-PERSON", at: "contact.email", key: "privateMail" });
  for (const [at, url] of links(values)) if (PWD.test(url)) found.push({ code: "PRIVACY-PASSCODE", at, key: "passcodeLink", mended: url.split(PWD)[0] });
  for (const [at, text] of texts(values)) {
    if (PASSCODE.test(text)) found.push({ code: "PRIVACY-PASSCODE", at, key: "passcodeText" });
    if (ROOM.test(text)) found.push({ code: "PRIVACY-ROOM", at, key: "room" });
    if (COUNTED.test(text)) found.push({ code: "PRIVACY-ATTENDANCE", at, key: "counted" });
    const reaches = isName(at) ? [] : all(NUMBER, text).concat(all(EMAIL, text)).map((one) => [one.index, one.index + one[0].length]);
    if (personNames(text, names).some(([start, end]) => reaches.some(([from, to]) => from - end < NEAR && start - to < NEAR))) {
      found.push({ code: "PERSON-TEXT", at, key: "personText" });
    }
  }
  for (const [at] of hits("PRIVACY-ATTENDANCE", values, table)) found.push({ code: "PRIVACY-ATTENDANCE", at, key: "counted" });
  return found;
}

/** @type {Rule} */
export function wording(values, { table }) {
  /** @type {Problem[]} */
  const found = [];
  const note = (/** @type {string} */ code, /** @type {string} */ at, /** @type {Key} */ key, /** @type {string} */ text) => found.push({ code, at, key, words: { text } });
  for (const [at, text] of hits("CLAIM-RESULT", values, table)) note("CLAIM-RESULT", at, "promise", text);
  for (const [at, text] of hits("ADVICE-TAPER", values, table)) note("ADVICE-TAPER", at, "taper", text);
  for (const [at, text] of texts(values)) {
    const promise = !isName(at) && PERCENT.exec(text);
    if (promise) note("CLAIM-RESULT", at, "promise", promise[0]);
    const dose = DOSE.exec(text);
    if (dose) note("CLAIM-DOSE", at, "dose", dose[0]);
    for (const one of all(SCHEME, text)) {
      if (["http", "https", "tel", "mailto"].indexOf(one[1].toLowerCase()) < 0) note("LINK-SCHEME", at, "scheme", one[1].slice(0, 20) + ":");
    }
  }
  if ((values.pathways || []).indexOf("all_pathways") >= 0 && values.medication === "not_welcome") {
    found.push({ code: "MEDICATION-HONEST", at: "medication", key: "medication" });
  }
  return found;
}
