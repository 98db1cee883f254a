// @ts-check
// The search for words: fetched, together with lunr.js, when words are looked for.

import { lookFor, wholeNames } from "./find/words.js";
import { SearchIndex } from "./search/index.js";

export { SearchIndex, lookFor, wholeNames };
