// @ts-check
// Words that nothing has: fetched when one was typed.

import "../vendor/lunr-edits-2.3.9.js";
import { corrected } from "./find/spelling.js";
import { near, wordList } from "./search/edits.js";

export { corrected, near, wordList };
