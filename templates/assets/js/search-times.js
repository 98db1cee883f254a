// @ts-check
// When results are open: fetched with the first result that has a schedule.

import "./find/messages-times.js";
import { isSoon, when } from "./find/when.js";

export { isSoon, when };
