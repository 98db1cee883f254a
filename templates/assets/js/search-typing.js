// @ts-check
// While somebody types: fetched with the first letter.

import { typed } from "./find/typing.js";

export { typed };
