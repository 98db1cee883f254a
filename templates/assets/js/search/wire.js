// @ts-check
// Reads the text alphabet of the search index. The format: generator/search/README.md.

/** What went wrong with a file of the index, for the page to say in its own words. */
export class SearchDataError extends Error {
  /**
   * @param {"network"|"missing"|"damaged"|"version"} kind
   * @param {string} file
   */
  constructor(kind, file) {
    super(kind + ": " + file);
    this.name = "SearchDataError";
    this.kind = kind;
    this.file = file;
  }
}

const LAST = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz01234567";
const MORE = "89!#$%&'()*+,-./:;<=>?@[]^_`{|}~";
const DIGIT = new Uint8Array(128).fill(255);
for (let i = 0; i < 60; i++) DIGIT[LAST.charCodeAt(i)] = i;
for (let i = 0; i < 32; i++) DIGIT[MORE.charCodeAt(i)] = 64 + i;

/** A cursor over numbers written as text. */
export class Reader {
  /**
   * @param {string} text
   * @param {string} file named in errors
   */
  constructor(text, file) {
    this.text = text;
    this.file = file;
    this.at = 0;
  }

  get done() {
    return this.at >= this.text.length;
  }

  /** @returns {number} from 0 up */
  number() {
    for (let value = 0, unit = 1; ; unit *= 32) {
      const digit = DIGIT[this.text.charCodeAt(this.at++)];
      if (digit < 60) return value + digit * unit;
      // Past the end, a foreign character, or more digits than any number we write.
      if (!(digit < 96) || unit > 33554432) throw new SearchDataError("damaged", this.file);
      value += (digit - 4) * unit;
    }
  }

  /** @returns {number} of either sign */
  signed() {
    const n = this.number();
    return n % 2 ? -(n + 1) / 2 : n / 2;
  }

  /**
   * Rising numbers below `size`, written as a count and gaps, or as those left out.
   * @param {number} size
   * @returns {number[]}
   */
  list(size) {
    const head = this.number();
    const listed = this.gaps(head >> 1, size);
    if (!(head & 1)) return listed;
    const rest = [];
    for (let doc = 0, next = 0; doc < size; doc++) {
      if (doc === listed[next]) next++;
      else rest.push(doc);
    }
    return rest;
  }

  /**
   * @param {number} count
   * @param {number} size every number is below this
   * @returns {number[]}
   */
  gaps(count, size) {
    if (count > size) throw new SearchDataError("damaged", this.file);
    const out = new Array(count);
    let last = -1;
    for (let i = 0; i < count; i++) out[i] = last += this.number() + 1;
    if (last >= size) throw new SearchDataError("damaged", this.file);
    return out;
  }
}

/**
 * Sorted terms: a capital for the number of characters shared with the term before, then the rest.
 * @param {string} text
 * @returns {string[]}
 */
export function frontCoded(text) {
  const terms = text.match(/[A-Z][^A-Z]*/g) || [];
  for (let i = 0, before = ""; i < terms.length; i++) {
    terms[i] = before = before.slice(0, terms[i].charCodeAt(0) - 65) + terms[i].slice(1);
  }
  return terms;
}

/**
 * One term's postings in one state.
 * @param {Reader} reader
 * @param {number} size documents of the state
 * @param {number} fields
 * @param {(field: number, docs: number[], repeats: Map<number, number> | null) => void} take repeats: place in docs -> times
 */
export function segment(reader, size, fields, take) {
  const head = reader.number();
  if (head < 16) {
    const doc = reader.number();
    if (!head || doc >= size) throw new SearchDataError("damaged", reader.file);
    for (let f = 0; f < fields; f++) if ((head >> f) & 1) take(f, [doc], null);
    return;
  }
  for (let f = 0, kinds = head - 16; f < fields; f++, kinds >>= 2) {
    if (!(kinds & 3)) continue;
    const docs = reader.list(size);
    /** @type {Map<number, number> | null} */
    let repeats = null;
    if ((kinds & 3) === 2) {
      repeats = new Map();
      for (const place of reader.gaps(reader.number(), docs.length)) repeats.set(place, reader.number() + 2);
    }
    take(f, docs, repeats);
  }
}

/** @param {Uint8Array} bytes @returns {number} Adler-32 */
export function adler(bytes) {
  let a = 1;
  let b = 0;
  for (let i = 0; i < bytes.length; ) {
    // 3,800 additions of 255 stay within what is exact.
    for (const end = Math.min(i + 3800, bytes.length); i < end; i++) {
      a += bytes[i];
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return b * 65536 + a;
}

/**
 * The two characters that the table of contents keeps for each file (Adler-32, folded).
 * @param {Uint8Array} bytes
 */
export function fingerprint(bytes) {
  const check = adler(bytes) % 3600;
  return LAST[Math.floor(check / 60)] + LAST[check % 60];
}
