// @ts-check
// For pages with a search box that are not the search page.
import { whileTyping } from "./find/beforehand.js";
import { keepQueriesHere } from "./find/box.js";

for (const form of keepQueriesHere()) whileTyping(form, new URL("search-words.js", import.meta.url).href);
