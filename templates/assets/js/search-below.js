// @ts-check
// What stands below the results: fetched, and looked for, when somebody comes near.

import { addGuides } from "./find/guides.js";
import { wideHelp } from "./find/wide.js";

export { addGuides, wideHelp };
