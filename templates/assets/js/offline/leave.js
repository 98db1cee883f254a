// @ts-check
// The quick exit's part: tells our worker to delete what was saved. The worker does it after the page is gone; another site's
// worker on the same origin is never told.

import { ROOT } from "../list/forget.js";

export function forgetSaved() {
  const all = navigator.serviceWorker;
  if (!all) return;
  const ours = location.origin + ROOT + "sw.js";
  const tell = (/** @type {ServiceWorker | null | undefined} */ one) => {
    if (!one || one.scriptURL !== ours) return false;
    one.postMessage("forget");
    return true;
  };
  if (tell(all.controller)) return;
  // A page that was loaded past its worker, or before there was one.
  all.getRegistration(ROOT).then((one) => one && tell(one.active || one.waiting || one.installing)).catch(() => {});
}
