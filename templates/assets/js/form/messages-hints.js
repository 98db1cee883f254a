// @ts-check
// What stands below a question where the table's own help speaks of the file and not of the form: h_ and the path.

import { ENGLISH } from "./messages.js";

export const HINTS = {
  h_alert: "Only for what people must know first, such as a move.",
  h_summary: "Plain words, without praise.",
  h_contact__phones__extension: "Only the digits to dial after the call is answered.",
  h_contact__phones__hours: "Such as Monday to Friday, 9 am to 5 pm.",
  h_contact__email: "An address of the organization, not of a person.",
  h_contact__ask_for: "Such as front desk. Never a last name.",
  h_schedule__join__url: "Without a passcode in it.",
  h_privacy__confidentiality: "And what they must report.",
  h_name: "The name people know. No day or time in it.",
  h_former_ids: "So that old links still work.",
  h_location__visibility: "A home, a shelter or a group that asks for it keeps its address to itself.",
  h_location__county: "With the word County or Parish.",
  h_location__zip: "Five digits.",
  h_contact__phones__number: "Ten digits, or a short code such as 988. Never a private person’s.",
  h_contact__phones__label: "Such as 1-800-662-HELP.",
  h_contact__phones__text_word: "For a text line only.",
  h_schedule__end: "If it is earlier than the start, it means the next day.",
  h_schedule__anchor: "For every two weeks.",
  h_description: "More, in plain words.",
  h_provenance__sources: "Facts come from the organization’s own page or from a call. Please do not copy another directory.",
  h_provenance__sources__url: "The page itself.",
  h_housing__narr_level: "1 is run by peers, 2 is monitored, 3 is supervised, 4 has services of its own.",
  h_peer_staff__credentials: "Such as KY-APSS.",
  h_at_slug: "Part of the web address. It follows from the name; change it only if you must.",
};

Object.assign(ENGLISH, HINTS);
