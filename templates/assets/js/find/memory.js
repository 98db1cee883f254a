// @ts-check
// A fetch that asks for each file once while the page is open: the index of Kentucky alone and that of Kentucky with Indiana share
// their files.

/**
 * @param {typeof fetch} fetcher
 * @returns {typeof fetch} answers with a body of its own each time; failures are not remembered
 */
export function remembering(fetcher) {
  /** @type {Map<string, Promise<ArrayBuffer>>} */
  const kept = new Map();
  return async (url, init) => {
    const key = String(url);
    if (init && init.cache === "reload") kept.delete(key);
    let body = kept.get(key);
    if (!body) {
      body = fetcher(url, init).then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(answer)));
      kept.set(key, body);
      body.catch(() => kept.delete(key));
    }
    try {
      return new Response(await body);
    } catch (failed) {
      if (failed instanceof Response) return failed;
      throw failed;
    }
  };
}
