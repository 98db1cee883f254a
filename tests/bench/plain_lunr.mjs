// plain_lunr.mjs PAGES.json FOLDER: an index of [[address, title, text]], as lunr's guide makes one, and the titles beside it.
import fs from "node:fs";
import path from "node:path";
import lunr from "../browser/node_modules/lunr/lunr.js";

const [, , pages, folder] = process.argv;
const read = JSON.parse(fs.readFileSync(pages, "utf8"));
const index = lunr(function () {
  this.ref("address");
  this.field("title", { boost: 10 });
  this.field("text");
  read.forEach(([address, title, text]) => this.add({ address, title, text }));
});
fs.writeFileSync(path.join(folder, "index.json"), JSON.stringify(index));
fs.writeFileSync(path.join(folder, "titles.json"), JSON.stringify(Object.fromEntries(read)));
