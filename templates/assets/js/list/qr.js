// @ts-check
// A QR code made on this device. The maker of codes is fetched when the first one is asked for.

import { ROOT } from "./forget.js";

const SCRIPT = ROOT + "assets/vendor/qrcode-generator-2.0.4.js";
const SVG = "http://www.w3.org/2000/svg";
const QUIET = 4;

/** Bytes above which the squares get too small for a phone's camera at 5 cm: version 22 holds 1,003 at level L (ISO 18004). */
export const MOST_BYTES = 1000;

/** @returns {Promise<any>} the global `qrcode` */
function load() {
  const known = /** @type {any} */ (self).qrcode;
  if (known) return Promise.resolve(known);
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = SCRIPT;
    script.onload = () => resolve(/** @type {any} */ (self).qrcode);
    script.onerror = () => {
      script.remove();
      reject(new Error("qr"));
    };
    document.head.append(script);
  });
}

/**
 * @param {string} text an address: ASCII
 * @param {string} label
 * @returns {Promise<SVGElement>} dark squares on white whatever the page's colors are
 */
export async function qrCode(text, label) {
  const make = await load();
  const code = make(0, text.length > 300 ? "L" : "M");
  code.addData(text, "Byte");
  code.make();
  const count = code.getModuleCount();
  let path = "";
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      let run = 0;
      while (column + run < count && code.isDark(row, column + run)) run++;
      if (run) path += "M" + (column + QUIET) + " " + (row + QUIET) + "h" + run + "v1h-" + run + "z";
      column += run;
    }
  }
  const size = String(count + 2 * QUIET);
  const svg = document.createElementNS(SVG, "svg");
  const parts = [document.createElementNS(SVG, "rect"), document.createElementNS(SVG, "path")];
  const set = (/** @type {Element} */ element, /** @type {Record<string, string>} */ given) => {
    for (const name of Object.keys(given)) element.setAttribute(name, given[name]);
  };
  set(svg, { viewBox: "0 0 " + size + " " + size, class: "qr", role: "img", "aria-label": label, "shape-rendering": "crispEdges" });
  set(parts[0], { width: size, height: size, fill: "#fff" });
  set(parts[1], { d: path, fill: "#000" });
  svg.append(...parts);
  return svg;
}
