// @ts-check
// More results than the first ten.

const PAGE = 10;
/** Cards for each that are put in order. */
const RANKED = 8;

/** @param {import("../search-page.js").SearchPage} page @param {import("./outcome.js").Outcome} outcome */
export async function showMore(page, outcome) {
  const first = page.shown;
  page.shown += PAGE;
  page.list.removeAttribute("data-whole");
  const { runs } = page;
  // Only the first were put in order: the rest costs a phone time.
  const all = page.shown <= outcome.main.length || outcome.main.length >= outcome.total;
  const now = all ? outcome : await page.engine.run(page.state, page.near, page.shown * RANKED);
  const drawing = await page.collect(now);
  if (runs !== page.runs) return;
  page.outcome = now;
  page.draw(drawing);
  // Of the list alone: a name, or a fellowship without a group nearby, may stand before it.
  const next = page.list.querySelectorAll("ol[aria-labelledby=results-heading] > li h3 a")[Math.min(first, drawing.main.length - 1)];
  if (next instanceof HTMLElement) next.focus();
}
