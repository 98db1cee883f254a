// @ts-check
// Fetches files of the search index: each once, checked, with one more try past the browser's cache.

import { SearchDataError, fingerprint } from "./wire.js";

export const VERSION = 6;

/** @typedef {{ path: string, bytes: number, ms: number }} FileRead */
/** @typedef {{ ok: boolean, status: number, bytes: Uint8Array }} Answer */

/** @param {typeof fetch} fetcher @param {string} address @param {RequestCache} cache @returns {Promise<Answer>} read to its end */
async function ask(fetcher, address, cache) {
  const response = await fetcher(address, { cache });
  return { ok: response.ok, status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
}

export class Store {
  /**
   * @param {string} base address of the search folder, with or without the last slash
   * @param {typeof fetch} fetcher
   * @param {((read: FileRead) => void) | undefined} onFile told of every file read (bytes after decompression)
   */
  constructor(base, fetcher, onFile) {
    this.base = base.replace(/\/?$/, "/");
    this.fetcher = fetcher;
    this.onFile = onFile;
    /** @type {Map<string, Promise<any>>} */
    this.files = new Map();
    /** Answers that are on their way before anybody knows their fingerprints. @type {Map<string, Promise<Answer | null>>} */
    this.early = new Map();
  }

  /**
   * A file's JSON.
   * @param {string} path
   * @param {string} [print] its fingerprint, when the table of contents has one for this very file
   * @param {string} [edition] otherwise, what tells editions of it apart in the browser's cache
   * @returns {Promise<any>}
   */
  get(path, print, edition) {
    let file = this.files.get(path);
    if (!file) {
      file = this.read(path, print, print || edition, false);
      this.files.set(path, file);
      // A failure is not remembered: the next search may fare better.
      file.catch(() => this.files.delete(path));
    }
    return file;
  }

  /**
   * Begins to fetch a file whose fingerprint a table of contents that is on its way will tell. Whoever gets it then meets a failure, too.
   * @param {string} path
   */
  ahead(path) {
    if (this.files.has(path) || this.early.has(path)) return;
    const { fetcher } = this;
    this.early.set(path, ask(fetcher, this.base + path, "no-cache").catch(() => null));
  }

  /**
   * @param {string} path
   * @param {string | undefined} print
   * @param {string | undefined} edition
   * @param {boolean} again
   * @returns {Promise<any>}
   */
  async read(path, print, edition, again) {
    const start = performance.now();
    const { fetcher } = this;
    let answer = again ? null : await (this.early.get(path) || null);
    this.early.delete(path);
    if (!answer) {
      // The table of contents is asked for anew (an unchanged one costs a 304); what it names may come from the cache.
      const cache = again ? "reload" : edition ? "default" : "no-cache";
      try {
        answer = await ask(fetcher, this.base + path + (edition ? "?" + encodeURIComponent(edition) : ""), cache);
      } catch (_) {
        throw new SearchDataError("network", path);
      }
    }
    const { ok, status, bytes } = answer;
    if (!ok) throw new SearchDataError(status === 404 ? "missing" : "network", path);
    if (this.onFile) this.onFile({ path, bytes: bytes.length, ms: performance.now() - start });
    try {
      if (print && fingerprint(bytes) !== print) throw new SyntaxError();
      const content = JSON.parse(new TextDecoder().decode(bytes));
      if (!print && content.v !== VERSION) throw new SearchDataError("version", path);
      return content;
    } catch (error) {
      if (error instanceof SearchDataError) throw error;
      if (!again) return this.read(path, print, edition, true);
      throw new SearchDataError("damaged", path);
    }
  }
}
