// @ts-check
// Where the visitor is, if their phone says so.

import { changed } from "./address.js";
import { formState } from "./box.js";
import "./messages-more.js";

/**
 * Rounded to 0.01 degree before anything else sees it; kept in memory only.
 * @param {import("./places.js").Places} places
 * @returns {Promise<{ lat: number, lon: number, state: string }>}
 */
function locate(places) {
  return new Promise((resolve, reject) =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const [lat, lon] = [Math.round(coords.latitude * 100) / 100, Math.round(coords.longitude * 100) / 100];
        resolve({ lat, lon, state: places.touching(lat, lon, 200)[0] || "us" });
      },
      reject,
      { timeout: 10000, maximumAge: 600000, enableHighAccuracy: false }
    )
  );
}

/** @param {import("../search-page.js").SearchPage} page */
export async function findMe(page) {
  const { say, failed, form, input } = page;
  try {
    const { lat, lon, state } = await locate(await page.engine.places());
    page.near = { kind: "near", name: say("nearYou"), state, lat, lon, reach: 0 };
    page.go(changed(page.state, { q: formState(form).q }), true);
  } catch (_) {
    failed.textContent = say("nearMeFailed");
    form.append(failed);
    input.setAttribute("aria-describedby", "near-failed");
    page.status.textContent = say("nearMeFailed");
    input.focus();
  }
}
