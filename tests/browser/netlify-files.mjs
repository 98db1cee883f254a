// Reads a site's _headers and _redirects with Netlify's own parsers, and prints what they make of them as JSON.
// Usage: node netlify-files.mjs FOLDER

import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseAllHeaders } from "@netlify/headers-parser";
import { parseAllRedirects } from "@netlify/redirect-parser";

const [folder] = process.argv.slice(2);
const there = (name) => [join(folder, name)].filter((file) => existsSync(file));
const said = await parseAllHeaders({ headersFiles: there("_headers"), configHeaders: [], minimal: true });
const led = await parseAllRedirects({ redirectsFiles: there("_redirects"), configRedirects: [], minimal: true });
console.log(
  JSON.stringify({
    headers: said.headers,
    redirects: led.redirects,
    errors: [...said.errors, ...led.errors].map((error) => error.message),
  }),
);
