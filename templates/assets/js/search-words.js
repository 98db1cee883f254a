// @ts-check
// The search for words: fetched, lunr in it, when words are looked for.

import { lookFor, shardsAhead, wholeNames } from "./find/words.js";
import { SearchIndex } from "./search/index.js";

export { SearchIndex, lookFor, shardsAhead, wholeNames };
