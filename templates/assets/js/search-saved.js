// @ts-check
// What is saved on this phone: fetched when the network fails while somebody searches.

import { savesOf } from "./offline/names.js";

export { savesOf };
