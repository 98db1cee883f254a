// What a search needs of lunr.js, cut out of the vendored file: its statements as they stand, without those that build an index, read
// the text of a query or write. Prints an ES module; tests/search/test_vendor.py says when the one in templates/ is another.
//
//     node cut-lunr.mjs ../../templates/assets/vendor/lunr-2.3.9.min.js > ../../templates/assets/vendor/lunr-query-2.3.9.js
//     node cut-lunr.mjs ../../templates/assets/vendor/lunr-2.3.9.min.js edits > ../../templates/assets/vendor/lunr-edits-2.3.9.js
import { readFileSync } from "node:fs";
import { parse } from "acorn";

/** Everything that is put on lunr under these names ... */
const KEPT = ["version", "FieldRef", "Set", "Token", "Vector", "stemmer", "generateStopWordFilter", "stopWordFilter", "TokenSet", "MatchData",
  "Query", "Index"];
/** ... but for these, which nobody calls who only asks. */
const LEFT_OUT = /^(Token\.prototype\.clone|Vector\.prototype\.(insert|toArray|toJSON)|TokenSet\.(fromArray|Builder.*|prototype\.toString)|Index\.(load|prototype\.(search|toJSON))|Query\.prototype\.term)$/;

/** What only typing errors need stands in a module of its own, which puts it on the lunr of the first. */
const EDITS = /^TokenSet\.fromFuzzyString$/;

const edits = process.argv[3] === "edits";
const source = readFileSync(process.argv[2], "utf8");
const [notice] = /^\/\*\*[^]*?\*\/\n/.exec(source);
const [wrapper] = parse(source, { ecmaVersion: 5 }).body;
const { body } = wrapper.expression.argument.callee.body;
const [{ id: { name: lunr } }] = body[0].declarations;
const parts = [];
const add = (node) => {
  if (node.type === "SequenceExpression") return node.expressions.forEach(add);
  if (node.type !== "AssignmentExpression") return;
  const target = source.slice(node.left.start, node.left.end);
  const path = target.startsWith(lunr + ".") ? target.slice(lunr.length + 1) : "";
  if (KEPT.includes(path.split(".")[0]) && !LEFT_OUT.test(path) && EDITS.test(path) === edits) parts.push(source.slice(node.start, node.end));
};
for (const statement of body.slice(1)) if (statement.type === "ExpressionStatement") add(statement.expression);
const [first, last] = edits
  ? [`import { lunr } from "./lunr-query-2.3.9.js";\nconst ${lunr} = lunr;\n`, ""]
  : [`const ${lunr} = {};\n`, `export const lunr = /** @type {any} */ (${lunr});\n`];
process.stdout.write(`// @ts-nocheck\n${notice}// Cut by tests/browser/cut-lunr.mjs.\n${first}${parts.map((text) => text + ";\n").join("")}${last}`);
