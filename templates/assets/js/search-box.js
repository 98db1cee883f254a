// @ts-check
// For pages with a search box that are not the search page.
import { keepQueriesHere } from "./find/box.js";

keepQueriesHere();
