// @ts-check
// What only some searches need: filters, more results, searches without any, the visitor's place.

import { facetsNeeded, marksOf, passing } from "./find/filters.js";
import { showMore } from "./find/further.js";
import "./find/messages-more.js";
import { findMe } from "./find/near.js";
import { chips, nothing, without } from "./find/ways.js";
import { facetsOf } from "./search/facets.js";

export { chips, facetsNeeded, facetsOf, findMe, marksOf, nothing, passing, showMore, without };
