// @ts-check
// What is said while a state is saved, and of what is saved.

import { ENGLISH } from "./messages.js";

export const PANEL = {
  asking: "Looking how large it is…",
  size: "{place} takes about {size} on this phone. About {sent} of it come over the network.",
  lists: "Lists, search and phone numbers: {size}, about {sent} over the network",
  all: "The same, and a page for each listing: {size}, about {sent} over the network",
  large: "{place} is large. Lists show names, phone numbers and times; the page of a listing says more.",
  traces: "Anyone who uses this phone can find it. Your browser and the company that keeps this site can tell that {place} was saved. The quick exit deletes it.",
  saveNow: "Save now",
  notNow: "Not now",
  saving: "Saving {place}",
  part: "Saved so far: {percent} of 100",
  cancel: "Cancel",
  done: "{place} is saved on this phone.",
  savedOn: "Saved on {date}: {size}",
  listsOnly: "Lists and search, without the pages of single listings",
  someLost: "Some files could not be fetched: {count}. Their pages do not open without a connection.",
  full: "There is not enough room on this phone. Nothing new was saved.",
  lost: "The connection was lost. Nothing new was saved. Try again later.",
  changed: "This site was changed just now. Nothing new was saved. Reload the page and try again.",
  busy: "Another window is saving already, or deleting. Try again when it is done.",
  cancelled: "Cancelled. Nothing new was saved.",
  refused: "This browser does not let this site keep anything. You can print pages instead.",
  newer: "There is a newer version of {place}.",
  update: "Get the newer version of {place}",
  remove: "Remove {place} from this phone",
  removed: "{place} is no longer on this phone.",
  removeAll: "Remove everything from this phone",
  removedAll: "Nothing is saved on this phone any more.",
  nothing: "Nothing is saved on this phone.",
  whatIsSaved: "See what is saved",
  offline: "You are offline. This page was saved on {date}.",
  slow: "The connection is slow. This is the page as it was saved on {date}.",
  missing: "You are offline, and the page you asked for is not saved on this phone.",
  label: "Saved page",
};

Object.assign(ENGLISH, PANEL);
