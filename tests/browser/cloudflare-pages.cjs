// Serves a folder as Cloudflare Pages does: with the code by which Pages reads _headers and _redirects and answers a request
// (@cloudflare/pages-shared, compiled into CODE). Prints what it could not read, then its port; stops when its input ends.
// Usage: node cloudflare-pages.cjs CODE FOLDER

const { existsSync, readFileSync, statSync } = require("node:fs");
const { createServer } = require("node:http");
const { join, resolve, sep } = require("node:path");

const [code, folder] = process.argv.slice(2);
const { generateHandler } = require(join(code, "asset-server", "handler.js"));
const { createMetadataObject } = require(join(code, "metadata-generator", "createMetadataObject.js"));
const { parseHeaders } = require(join(code, "metadata-generator", "parseHeaders.js"));
const { parseRedirects } = require(join(code, "metadata-generator", "parseRedirects.js"));

const root = resolve(folder);
const written = (name) => (existsSync(join(root, name)) ? readFileSync(join(root, name), "utf8") : "");
const headers = parseHeaders(written("_headers"));
const redirects = parseRedirects(written("_redirects"));
const metadata = createMetadataObject({ headers, redirects });
const TYPES = { html: "text/html", css: "text/css", js: "text/javascript", json: "application/json", svg: "image/svg+xml" };

// A file of the site, never one outside of it.
const findAssetEntryForPath = async (path) => {
  const file = resolve(join(root, decodeURIComponent(path)));
  return file.startsWith(root + sep) && existsSync(file) && statSync(file).isFile() ? file : null;
};

const server = createServer(async (asked, answer) => {
  const response = await generateHandler({
    request: new Request(`http://${asked.headers.host}${asked.url}`, { method: asked.method }),
    metadata,
    logError: (error) => console.error(error),
    findAssetEntryForPath,
    getAssetKey: (file) => file,
    negotiateContent: () => ({ encoding: null }),
    fetchAsset: async (file) => ({
      body: new Blob([readFileSync(file)]).stream(),
      contentType: TYPES[file.split(".").pop()] ?? "application/octet-stream",
    }),
    generateNotFoundResponse: async (_request, find, serve) => {
      const found = await serve(await find("/404.html"), { preserve: false });
      return new Response(found.body, { status: 404, headers: found.headers });
    },
  });
  answer.writeHead(response.status, [...response.headers].flat());
  answer.end(Buffer.from(await response.arrayBuffer()));
});

server.listen(0, "127.0.0.1", () => {
  const invalid = [...headers.invalid, ...redirects.invalid].map((one) => one.message);
  console.log(JSON.stringify({ port: server.address().port, invalid, rules: [headers.rules.length, redirects.rules.length] }));
});
process.stdin.on("end", () => process.exit(0)).resume();
