// @ts-check
// What the form asks, in the order of need: what the table does not say. Every field of the table stands here once (a test
// holds that), or in KEPT.

import { isFilled, setValue, valueAt } from "./table.js";

/** @typedef {import("./table.js").Values} Values */
/** @typedef {{ id: string, fold?: boolean, fields: string[] }} Section */

/** @type {Section[]} */
export const SECTIONS = [
  { id: "what", fields: ["type", "subtype", "fellowship", "name", "organization", "summary"] },
  {
    id: "where",
    fields: ["@state", "formats", "location.visibility", "location.city", "location.county", "location.state", "location.street",
      "location.unit", "location.zip", "location.name", "location.directions", "location.transit", "service_area.scope",
      "service_area.counties", "service_area.states"],
  },
  { id: "reach", fields: ["contact.phones", "contact.email", "contact.website"] },
  { id: "when", fields: ["schedule"] },
  {
    id: "source",
    fields: ["provenance.sources", "provenance.submitter_relationship", "provenance.consent.listing", "provenance.consent.from",
      "provenance.consent.date"],
  },
  { id: "cost", fold: true, fields: ["payment.cost", "payment.accepts", "payment.note"] },
  {
    id: "who",
    fold: true,
    fields: ["exclusive_to", "populations", "ages.min", "ages.max", "medication", "languages", "interpretation", "accessibility"],
  },
  { id: "offers", fold: true, fields: ["services", "focus", "pathways", "support_types", "settings", "description"] },
  {
    id: "start",
    fold: true,
    fields: ["access.how", "access.referral_required", "access.wait", "access.eligibility", "access.documents", "access.caller_limits",
      "access.availability_url", "contact.form", "contact.ask_for"],
  },
  {
    id: "home",
    fold: true,
    fields: ["housing.for", "housing.children", "housing.medication", "housing.oxford_house", "housing.narr_level",
      "housing.certified_by", "housing.vacancies_url"],
  },
  { id: "training", fold: true, fields: ["training.credential", "training.hours", "training.cost", "training.topics", "training.next_dates_url"] },
  {
    id: "people",
    fold: true,
    fields: ["operator", "peer_run", "peer_staff.roles", "peer_staff.credentials", "peer_staff.supervised", "clinical_services"],
  },
  { id: "papers", fold: true, fields: ["licenses", "accreditation", "affiliations"] },
  { id: "privacy", fold: true, fields: ["privacy.confidentiality", "privacy.caller_id_seen", "privacy.records_kept"] },
  {
    id: "spanish",
    fold: true,
    fields: ["translations.es.name", "translations.es.summary", "translations.es.description", "translations.es.directions", "translations.es.access"],
  },
  {
    id: "more",
    fold: true,
    fields: ["status", "status_note", "alert", "former_names", "former_ids", "location.lat", "location.lon", "provenance.verified.date",
      "provenance.verified.method", "provenance.verified.by", "@slug"],
  },
];

/** What a list of groups shows at once; the rest of it is folded. @type {Record<string, string[]>} */
export const FIRST = {
  "contact.phones": ["number", "kind"],
  "schedule": ["kind", "days", "start", "end", "timezone"],
  "provenance.sources": ["kind", "url", "retrieved"],
};

/** Their names say it all: the table's help is not shown. */
export const QUIET = [
  "organization", "former_names", "location.name", "location.street", "location.unit", "location.city", "location.state",
  "location.lat", "location.lon", "location.transit", "schedule.start", "schedule.duration_minutes", "schedule.title",
  "schedule.weeks", "schedule.from", "schedule.until", "schedule.timezone", "schedule.join.phone", "schedule.exceptions.date",
  "schedule.exceptions.start", "schedule.exceptions.note", "provenance.sources.retrieved", "provenance.verified.date",
  "provenance.consent.date", "provenance.consent.from", "provenance.consent.listing", "peer_run", "payment.note", "ages.min",
  "ages.max", "licenses.body", "licenses.number", "licenses.url", "accreditation.body", "accreditation.number",
  "accreditation.url", "affiliations.body", "affiliations.number", "affiliations.url", "training.hours", "training.cost",
  "training.topics", "training.credential", "training.next_dates_url", "housing.certified_by", "housing.vacancies_url",
  "access.availability_url", "access.documents", "access.eligibility", "access.caller_limits", "@state",
  "status_note", "contact.website", "contact.form", "location.directions", "service_area.counties", "service_area.states",
  "schedule.join.note", "privacy.records_kept", "translations.es.name", "translations.es.summary", "translations.es.description",
  "translations.es.directions", "translations.es.access",
];

/** Not asked for, but kept when a listing is mended: an import wrote it. */
export const KEPT = ["provenance.feed"];

/** What must be there, though the table alone does not say so. */
export const ALSO_NEEDED = ["@state", "provenance.sources.retrieved"];

/** What the table needs only where its group is there at all: a listing without a phone is one. */
export const NOT_NEEDED = ["contact.phones.number"];

const IN_A_PLACE = (/** @type {Values} */ values) => valueAt(values, "location.visibility") !== undefined && valueAt(values, "location.visibility") !== "";
const PUBLIC = (/** @type {Values} */ values) => valueAt(values, "location.visibility") === "public";
const AGREED = (/** @type {Values} */ values) => isFilled(valueAt(values, "provenance.consent"));
const FAR = ["multi_county", "county", "local"];

/** When a question is asked; those not named always are. @type {Record<string, (values: Values, state: string) => boolean>} */
const WHEN = {
  subtype: (values) => Boolean(values.type),
  fellowship: (values) => values.type === "support_group",
  housing: (values) => values.type === "recovery_center" && (!values.subtype || values.subtype === "recovery_residence"),
  training: (values) => values.type === "peer_program" && (!values.subtype || values.subtype === "peer_training"),
  "provenance.consent.from": AGREED,
  "provenance.consent.date": AGREED,
  "location.street": PUBLIC,
  "location.unit": PUBLIC,
  "location.zip": PUBLIC,
  "location.lat": PUBLIC,
  "location.lon": PUBLIC,
  "location.state": (values, state) => IN_A_PLACE(values) && state === "us",
  "location.city": IN_A_PLACE,
  "location.county": IN_A_PLACE,
  "location.name": IN_A_PLACE,
  "location.directions": IN_A_PLACE,
  "location.transit": IN_A_PLACE,
  "service_area.counties": (values) => FAR.indexOf(valueAt(values, "service_area.scope")) >= 0,
  "service_area.states": (values) => ["statewide", "multi_state"].indexOf(valueAt(values, "service_area.scope")) >= 0,
};

/** @param {string} path @param {Values} values @param {string} state @returns {boolean} */
export function isAsked(path, values, state) {
  if (path.indexOf("service_area.") === 0 && isFilled(valueAt(values, path))) return true;
  return Object.keys(WHEN).every((key) => (path !== key && path.indexOf(key + ".") !== 0) || WHEN[key](values, state));
}

/** Groups that go when what they hang on is chosen otherwise; a street behind a hidden address above all. */
const DROPPED = ["fellowship", "housing", "training", "location.street", "location.unit", "location.zip", "location.lat", "location.lon"];

/**
 * What the entry says: what is asked no more is gone, and what follows from the state that was chosen is there.
 * @param {Values} values
 * @param {string} state "ky", "us" or ""
 * @returns {Values}
 */
export function finished(values, state) {
  /** @type {Values} */
  const copy = JSON.parse(JSON.stringify(values));
  for (const path of DROPPED) if (!isAsked(path, values, state)) setValue(copy, path, undefined);
  const code = state.toUpperCase();
  if (!IN_A_PLACE(copy)) delete copy.location;
  else if (state && state !== "us") copy.location.state = code;
  const area = copy.service_area || {};
  if (state === "us") {
    if (!area.scope) copy.service_area = Object.assign(area, { scope: "national" });
  } else if (state && !copy.location) {
    const states = area.states || [];
    copy.service_area = Object.assign({ scope: "statewide" }, area, area.scope ? {} : { scope: "statewide" });
    if (states.indexOf(code) < 0) copy.service_area.states = [code, ...states];
  }
  return copy;
}

/** The parts of an address, which a hidden one has not. */
const OF_AN_ADDRESS = DROPPED.filter((path) => path.indexOf("location.") === 0);

/** Whether an old value gives away an address that is hidden now. @param {string} path @param {string} old @param {Values} values as typed @returns {boolean} */
export function isSecret(path, old, values) {
  if (PUBLIC(values)) return false;
  const plain = old.toLowerCase();
  return OF_AN_ADDRESS.indexOf(path) >= 0 || secretsOf(values).some((one) => plain.indexOf(one.trim().toLowerCase()) >= 0);
}

/** What was typed of an address that must not be known any more. @param {Values} values @returns {string[]} */
export function secretsOf(values) {
  if (PUBLIC(values)) return [];
  return [valueAt(values, "location.street")].filter((one) => typeof one === "string" && one);
}
