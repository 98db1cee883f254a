// @ts-check
// Leaving fast: covers the page at once and replaces it, so that Back does not lead here. Without this script the
// links are plain links. Shift three times within five seconds does the same; Esc does not, for it stops loading.

import { forgetList } from "../list/forget.js";
import { forgetSaved } from "../offline/leave.js";
import { say } from "./messages.js";

const WITHIN = 5000;
const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-exit]"));

const title = document.title;

/** @param {string} to */
function leave(to) {
  document.documentElement.classList.add("leaving");
  document.title = "";
  forgetList();
  forgetSaved();
  location.replace(to);
}

for (const link of links) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link.href);
  });
}

if (links.length) {
  const status = document.createElement("div");
  status.className = "exit-status";
  status.setAttribute("role", "status");
  document.body.append(status);
  let presses = 0;
  let timer = 0;
  let alone = false;
  const reset = () => {
    presses = 0;
    status.textContent = "";
  };
  document.addEventListener("keydown", (event) => {
    alone = event.key === "Shift" && !event.repeat ? true : event.key === "Shift" && alone;
  });
  // Counted when the key is let go with no other key pressed in between: capital letters must not count.
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) {
      if (event.key !== "Shift") reset();
      return;
    }
    alone = false;
    presses += 1;
    clearTimeout(timer);
    timer = window.setTimeout(reset, WITHIN);
    if (presses === 3) {
      leave(links[0].href);
    } else {
      status.textContent = say(presses === 1 ? "shiftTwice" : "shiftOnce");
    }
  });
  // Coming back from the browser's memory: show the page again.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      document.documentElement.classList.remove("leaving");
      document.title = title;
      reset();
    }
  });
}
