// @ts-check
// The service worker of a site that no longer offers saving: phones that saved something ask for it, and it clears up after the other.

import { ourNames } from "./ours.js";

const worker = /** @type {any} */ (self);

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => {
  const clear = async () => {
    const names = await ourNames(new URL(worker.registration.scope).pathname);
    await Promise.all(names.map((name) => caches.delete(name)));
    await worker.registration.unregister();
  };
  event.waitUntil(clear());
});
