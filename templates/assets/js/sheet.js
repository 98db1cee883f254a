// @ts-check
// A sheet's button to print, and the QR code of its address, made on this device. Without this script the browser's own menu
// prints, and the address stands in letters.

import { qrCode } from "./list/qr.js";

const print = document.getElementById("print");
if (print) {
  print.addEventListener("click", () => window.print());
  print.classList.remove("room");
}

const place = document.getElementById("qr");
if (place) {
  qrCode(place.getAttribute("data-address") || "", place.getAttribute("data-label") || "").then(
    (svg) => place.replaceChildren(svg),
    () => place.remove()
  );
}
