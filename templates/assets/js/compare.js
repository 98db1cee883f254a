// @ts-check
// The comparison of states: sorted and sifted on the device. Without this script all rows stand there, by state.

import { button } from "./find/element.js";

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("sift"));
const body = document.querySelector(".compare tbody");
if (form && body) {
  const rows = /** @type {HTMLTableRowElement[]} */ (Array.from(body.children));
  const heads = /** @type {HTMLElement[]} */ (Array.from(document.querySelectorAll(".compare thead th")));
  const status = /** @type {HTMLElement} */ (document.getElementById("sift-status"));
  /** @param {string} id */
  const field = (id) => /** @type {HTMLInputElement} */ (document.getElementById("sift-" + id));
  const order = field("order");
  let falling = false;

  /** Letters without accents and in one case. @param {string | null} text */
  const plain = (text) => (text || "").normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const words = rows.map((row) => plain(row.textContent));

  /** The number of a row in a column, NaN where it is not known. @param {HTMLTableRowElement} row @param {number} column */
  function number(row, column) {
    const cell = row.cells[column];
    return cell ? parseFloat(cell.getAttribute("data-n") || "") : NaN;
  }

  function sift() {
    const text = plain(field("text").value.trim());
    const work = field("field").value;
    const most = parseFloat(field("hours").value);
    const volunteers = field("volunteers").checked;
    const asked = text || work || most || volunteers;
    let shown = 0;
    rows.forEach((row, n) => {
      const fits =
        words[n].includes(text) &&
        (!work || (row.getAttribute("data-c") || "").split(" ").includes(work)) &&
        (!most || number(row, 1) <= most) &&
        (!volunteers || row.hasAttribute("data-v"));
      row.hidden = !fits;
      if (fits) shown++;
    });
    const said = form ? form.getAttribute("data-shown") || "" : "";
    status.textContent = asked ? said.replace("{shown}", String(shown)).replace("{all}", String(rows.length)) : "";
  }

  /** What is not known stands last, whichever way it is sorted; equal rows stay by state. */
  function sort() {
    const column = heads.findIndex((head) => head.getAttribute("data-key") === order.value);
    const sign = falling ? -1 : 1;
    const sorted = rows.slice();
    if (column < 0 ? falling : false) sorted.reverse();
    if (column >= 0)
      sorted.sort((a, b) => {
        const [one, two] = [number(a, column), number(b, column)];
        if (isNaN(one) || isNaN(two)) return (isNaN(one) ? 1 : 0) - (isNaN(two) ? 1 : 0);
        return (one - two) * sign;
      });
    /** @type {Element} */ (body).append(...sorted);
    heads.forEach((head, n) => {
      if (!head.firstElementChild) return;
      if (n === Math.max(column, 0)) head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  }

  const keys = Array.from(/** @type {HTMLSelectElement} */ (/** @type {unknown} */ (order)).options, (one) => one.value);
  heads.forEach((head, n) => {
    const key = n ? head.getAttribute("data-key") || "-" : "";
    if (!keys.includes(key)) return;
    const label = head.textContent || "";
    head.replaceChildren(
      button(label.trim(), () => {
        falling = order.value === key && !falling;
        order.value = key;
        sort();
      })
    );
  });
  form.hidden = false;
  form.addEventListener("input", sift);
  order.addEventListener("change", () => {
    falling = false;
    sort();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () =>
    setTimeout(() => {
      falling = false;
      sift();
      sort();
    })
  );
  sift(); // a browser may have kept what was chosen before
  sort();
}
