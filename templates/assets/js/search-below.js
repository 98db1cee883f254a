// @ts-check
// What stands below the results: fetched, and looked for, when somebody comes near, or where listings do not answer.

import { addGuides, guidesInstead } from "./find/guides.js";
import { wideHelp } from "./find/wide.js";

export { addGuides, guidesInstead, wideHelp };
