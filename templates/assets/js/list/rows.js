// @ts-check
// What a list shows of each entry: from small files of entries by the hash of their ids (generator/site/list_data.py), so that a
// server learns neither which entries of a file are meant nor that they belong to one list.

import { hash } from "./pages.js";

/**
 * lang: of the name, "" for the page's. street, city: "" where the address is not public. asks: whether they tell the address on request.
 * phones: number as shown, address, word to text.
 * @typedef {{ id: string, name: string, what: string, place: string, street: string, city: string, asks: boolean,
 *   phones: [string, string, string][], when: string[], facts: string, notices: string[], trust: string, web: string, lang: string }} Row
 */
/** A row; "gone" for an id that nothing has. @typedef {Row | "gone"} Found */

const VERSION = 1;

/** @param {any} value */
const text = (value) => (typeof value === "string" ? value : "");
/** @param {any} value @returns {any[]} */
const list = (value) => (Array.isArray(value) ? value : []);

/** @param {string} id @param {any} given @returns {Row} */
function rowOf(id, given) {
  const all = list(given);
  const where = list(all[2]).map(text);
  /** @type {[string, string, string][]} */
  const phones = [];
  for (const one of list(all[3])) {
    const href = text(list(one)[1]);
    if (/^(?:tel|sms):[+0-9,]+(?:\?&body=[\w%.~-]*)?$/.test(href)) phones.push([text(one[0]), href, text(one[2])]);
  }
  return {
    id,
    name: text(all[0]) || id,
    what: text(all[1]),
    place: where[0] || "",
    street: where[1] || "",
    city: where[2] || "",
    asks: where[3] === "ask",
    phones,
    when: list(all[4]).map(text),
    facts: text(all[5]),
    notices: list(all[6]).map(text),
    trust: text(all[7]),
    web: text(all[8]),
    lang: text(all[9]),
  };
}

export class Rows {
  /** @param {string} shards "ky:16 mi:4": how many files each state has */
  constructor(shards) {
    /** @type {Map<string, number>} */
    this.counts = new Map();
    for (const part of shards.split(" ")) {
      const [state, count] = part.split(":");
      if (Number(count) > 0) this.counts.set(state, Number(count));
    }
    /** @type {Map<string, Promise<Record<string, any>>>} */
    this.files = new Map();
  }

  /** @param {string} path @returns {Promise<Record<string, any>>} @throws {Error} where it cannot be had */
  file(path) {
    let asked = this.files.get(path);
    if (!asked) {
      asked = fetch(path, { cache: "no-cache" }).then(async (answer) => {
        const content = answer.ok ? await answer.json() : {};
        if (content.v !== VERSION) throw new Error("list");
        return content.rows;
      });
      this.files.set(path, asked);
      asked.catch(() => this.files.delete(path));
    }
    return asked;
  }

  /** @param {string} id @returns {Promise<Found>} a row's `id` is the one it has now */
  async get(id) {
    let now = id;
    for (let times = 0; times < 2; times++) {
      const cut = now.indexOf("/");
      const state = now.slice(0, cut);
      const count = this.counts.get(state);
      if (!count) return "gone";
      const rows = await this.file(state + "-" + count + "-" + (hash(now) % count) + ".json");
      const key = now.slice(cut + 1);
      const found = Object.prototype.hasOwnProperty.call(rows, key) ? rows[key] : null;
      if (Array.isArray(found)) return rowOf(now, found);
      if (typeof found !== "string") return "gone";
      now = found;
    }
    return "gone";
  }

  /** @param {string[]} ids @returns {Promise<Found[]>} */
  all(ids) {
    return Promise.all(ids.map((id) => this.get(id)));
  }
}
