// @ts-check
// Long work in short pieces: while a slow phone ranks half the country, a tap on "Quick exit" must still be answered at once.

/** Milliseconds of work after which the page may do something else. On a phone four times slower a piece is within the 50 ms after
 * which a person feels a delay (RAIL, and what Lighthouse counts as blocking). */
const PIECE = 8;
let began = 0;
/** A timer would be held back: browsers let one that another has set wait 4 ms. @type {(() => void)[]} */
const waiting = [];
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => waiting.splice(0).forEach((go) => go());

/** Lets waiting taps and frames be answered where work has taken a while; else goes on at once. @returns {Promise<void>} */
export async function breathe() {
  if (performance.now() - began < PIECE) return;
  await new Promise((/** @type {(value?: any) => void} */ resolve) => {
    waiting.push(resolve);
    port2.postMessage(0);
  });
  began = performance.now();
}
