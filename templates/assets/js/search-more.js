// @ts-check
// What only some searches need: filters, searches without results, the visitor's place.

import { elsewhere } from "./find/elsewhere.js";
import { facetsNeeded, marksOf, passing } from "./find/filters.js";
import "./find/messages-more.js";
import { locate } from "./find/near.js";
import { chips, nothing, without } from "./find/ways.js";
import { facetsOf } from "./search/facets.js";

export { chips, elsewhere, facetsNeeded, facetsOf, locate, marksOf, nothing, passing, without };
