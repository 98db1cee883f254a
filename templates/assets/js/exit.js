// @ts-check
// What every page has, in one file: the quick exit first, so that nothing after it can keep it from working.

import "./page/leaving.js";
import "./page/switch.js";
import "./list/gather.js";
