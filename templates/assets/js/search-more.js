// @ts-check
// What only some searches need: filters, searches without results, the visitor's place.

import { facetsNeeded, marksOf, passing } from "./find/filters.js";
import "./find/messages-more.js";
import { locate } from "./find/near.js";
import { chips, nothing, without } from "./find/ways.js";
import { facetsOf } from "./search/facets.js";

export { chips, facetsNeeded, facetsOf, locate, marksOf, nothing, passing, without };
