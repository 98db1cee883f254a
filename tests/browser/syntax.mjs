// Says which browser modules use syntax that old phones' browsers cannot read: one such token and a page has no search.
// The line is ES2019 with dynamic import(), which every browser with ES modules on the phones we test for has.
// Usage: node syntax.mjs FILE...   Prints "FILE:LINE: what", nothing if all is well.

import { readFileSync } from "node:fs";
import { parse, tokTypes } from "acorn";

const TOO_NEW = new Map([
  [tokTypes.questionDot, "optional chaining (?.)"],
  [tokTypes.coalesce, "nullish coalescing (??)"],
]);

for (const file of process.argv.slice(2)) {
  const say = (line, what) => console.log(`${file}:${line}: ${what}`);
  try {
    parse(readFileSync(file, "utf8"), {
      ecmaVersion: 2020, // the first that reads import(); what else it brought is refused below
      sourceType: "module",
      locations: true,
      onToken: (token) => {
        if (TOO_NEW.has(token.type)) say(token.loc.start.line, TOO_NEW.get(token.type));
        if (token.type === tokTypes.num && typeof token.value === "bigint") say(token.loc.start.line, "a BigInt");
      },
    });
  } catch (error) {
    say(error.loc ? error.loc.line : 0, error.message);
  }
}
