// @ts-check
// Where the text goes: addresses on the host's forge, and e-mail. All of them are made only when somebody presses a button.

/** @typedef {{ url: string, kind: string, host: string }} Forge kind: "github", "gitlab", "forgejo" or "" */

/** Longer addresses are cut by servers and browsers on the way: GitHub refuses some above 8 KB. */
export const LONGEST_URL = 6000;
const LONGEST_MAIL = 1900;
const BRANCH = "main";

/** @param {string} url of the project @returns {Forge | null} */
export function forgeOf(url) {
  const parts = /^https:\/\/([^/?#]+)\/[^?#]+$/.exec(url);
  if (!parts) return null;
  const host = parts[1].toLowerCase();
  const kind = /(^|\.)github\./.test(host) ? "github" : /gitlab/.test(host) ? "gitlab" : /codeberg|forgejo|gitea/.test(host) ? "forgejo" : "";
  return { url: url.replace(/\/+$/, ""), kind, host };
}

/** @param {string} path */
const slashed = (path) => path.split("/").map(encodeURIComponent).join("/");

/**
 * The page on which a new file is written. `whole` says whether the text is in the address; else it must be pasted there.
 * @param {Forge} forge
 * @param {string} path "content/entries/ky/open-door.yaml"
 * @param {string} text
 * @returns {{ url: string, whole: boolean }}
 */
export function newFile({ url, kind }, path, text) {
  const folder = slashed(path.slice(0, path.lastIndexOf("/")));
  const name = encodeURIComponent(path.slice(path.lastIndexOf("/") + 1));
  if (kind === "github") {
    const page = url + "/new/" + BRANCH + "/" + folder + "?filename=" + name;
    const full = page + "&value=" + encodeURIComponent(text);
    return full.length < LONGEST_URL ? { url: full, whole: true } : { url: page, whole: false };
  }
  if (kind === "gitlab") return { url: url + "/-/new/" + BRANCH + "/" + folder + "?file_name=" + name, whole: false };
  if (kind === "forgejo") return { url: url + "/_new/" + BRANCH + "/" + folder, whole: false };
  return { url, whole: false };
}

/** The page on which a file is changed. @param {Forge} forge @param {string} path @returns {string} */
export function editFile({ url, kind }, path) {
  const page = { github: "/edit/", gitlab: "/-/edit/", forgejo: "/_edit/" }[kind];
  return page ? url + page + BRANCH + "/" + slashed(path) : url;
}

/** @param {string} address @param {string} subject @param {string} text @returns {string} "" where the text is too long for a link */
export function mailTo(address, subject, text) {
  const url = "mailto:" + address + "?subject=" + encodeURIComponent(subject) + "&body=" + encodeURIComponent(text.replace(/\n/g, "\r\n"));
  return url.length < LONGEST_MAIL ? url : "";
}
