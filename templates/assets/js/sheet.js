// @ts-check
// A sheet's button to print, and the QR code of its address, made on this device. Without this script the browser's own menu
// prints, and the address stands in letters.

import { button } from "./find/element.js";
import { qrCode } from "./list/qr.js";

const ways = document.getElementById("print-ways");
if (ways) ways.append(button(ways.getAttribute("data-print") || "", () => window.print()));

const place = document.getElementById("qr");
if (place) {
  qrCode(place.getAttribute("data-address") || "", place.getAttribute("data-label") || "").then(
    (svg) => place.replaceChildren(svg),
    () => place.remove()
  );
}
