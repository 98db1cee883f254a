// @ts-check
// What `recovery-site serve` puts on the pages it shows, and no built site has: loads the page anew once the site was built again,
// and says on the page what kept the site from being built. generator/publish/live.py answers it.

/** edition: of the site; told: what is wrong, "" where nothing is; number: of the answer. @typedef {{ edition: number, told: string, number: number }} Answer */

const own = /** @type {HTMLScriptElement} */ (document.currentScript);
const edition = Number(own.dataset.edition);
const PAUSE = 1000;

/** @param {string} told */
function show(told) {
  const old = document.getElementById("serve-told");
  if (old) old.remove();
  if (!told) return;
  const box = document.createElement("pre");
  box.id = "serve-told";
  box.lang = "en";
  box.tabIndex = 0;
  box.setAttribute("role", "alert");
  box.textContent = told;
  Object.assign(box.style, {
    position: "fixed", inset: "auto 0 0 0", margin: "0", padding: "1rem", maxHeight: "60vh", overflow: "auto", zIndex: "99",
    whiteSpace: "pre-wrap", background: "#fff", color: "#7a0000", borderTop: "4px solid #7a0000", font: "16px/1.5 monospace",
  });
  document.body.append(box);
}

async function watch() {
  for (let number = -1; ; ) {
    try {
      const response = await fetch(`${own.dataset.ask}?since=${number}`, { cache: "no-store" });
      /** @type {Answer} */
      const answer = await response.json();
      if (answer.edition !== edition) {
        location.reload();
        return;
      }
      if (answer.number !== number) show(answer.told);
      number = answer.number;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}

watch();
