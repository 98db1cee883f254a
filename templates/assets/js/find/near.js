// @ts-check
// Where the visitor is, if their phone says so.

/**
 * Rounded to 0.01 degree before anything else sees it; kept in memory only.
 * @param {import("./places.js").Places} places
 * @returns {Promise<{ lat: number, lon: number, state: string }>}
 */
export function locate(places) {
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
