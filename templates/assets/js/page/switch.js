// @ts-check
// The other language keeps what this page shows: filters, search and list stand in the address. Without this script the
// switch leads to the same page as it first is. Nothing is stored, and nobody is sent anywhere unasked.

for (const link of Array.from(document.querySelectorAll("a[data-switch]"))) {
  const take = () => {
    const own = /** @type {HTMLAnchorElement} */ (link);
    own.search = location.search;
    own.hash = location.hash;
  };
  for (const moment of ["pointerdown", "focus", "click"]) link.addEventListener(moment, take);
}
