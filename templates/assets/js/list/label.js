// @ts-check
// What the "Add to my list" buttons are called.

/** @param {Element} place an "Add to my list" button @returns {string} the name of the entry that it stands for */
export function nameFor(place) {
  const card = place.closest(".card, .whole");
  const named = (card || document).querySelector(card ? "h3 a, h2 a, .whole > h2" : "h1");
  return (named && named.textContent) || "";
}

/** @param {(place: Element) => boolean} isOn whether an entry is on the list */
export function label(isOn) {
  for (const place of Array.from(document.querySelectorAll("button.add"))) {
    const on = isOn(place);
    place.setAttribute("aria-pressed", String(on));
    const words = place.querySelector(on ? "b" : "span");
    place.setAttribute("aria-label", ((words && words.textContent) || "") + ": " + nameFor(place));
  }
}
