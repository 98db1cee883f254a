// @ts-check
// Words that nothing has: fetched when one was typed.

import { corrected } from "./find/spelling.js";
import { near, wordList } from "./search/edits.js";

export { corrected, near, wordList };
