// @ts-check
// What is said of help without a distance.

import { ENGLISH } from "./messages.js";

export const BELOW = {
  wideState: "For all of {place}, online and by phone",
  wide: "Nationwide, online and by phone",
};

Object.assign(ENGLISH, BELOW);
