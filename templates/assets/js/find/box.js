// @ts-check
// What is typed into a search box stays on the device: instead of sending the form, the browser is led to the search page with the
// query behind the "#", which no browser sends to a server. Without scripts the form works as it stands and leads to browsing.

import { carried, emptyState, writeState } from "./address.js";

/**
 * @param {HTMLFormElement} form
 * @returns {import("./address.js").State} what the form says
 */
export function formState(form) {
  const data = new FormData(form);
  const state = emptyState();
  state.q = String(data.get("q") || "").slice(0, 200).trim();
  state.in = /^[a-z]{2}$/.test(String(data.get("in"))) ? String(data.get("in")) : "";
  return state;
}

/** Takes over every search form of a page that is not the search page itself. @returns {HTMLFormElement[]} these */
export function keepQueriesHere() {
  const forms = /** @type {HTMLFormElement[]} */ (Array.from(document.querySelectorAll("form[role=search]")));
  for (const form of forms) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.assign(form.action.split(/[?#]/)[0] + "#" + [writeState(formState(form)), carried(location.hash)].filter(Boolean).join("&"));
    });
  }
  return forms;
}
