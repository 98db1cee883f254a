// @ts-check
// The only way this page makes HTML: elements, attributes, text. No text ever becomes markup.

/**
 * @param {string} tag
 * @param {Record<string, string | boolean | undefined>} [attributes]
 * @param {(Node | string | null | undefined | false)[]} content
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== false) element.setAttribute(name, value);
  }
  for (const one of content) if (one) element.append(one);
  return element;
}

/**
 * @param {string} words
 * @param {() => void} act
 * @param {Record<string, string>} [attributes]
 * @returns {HTMLElement}
 */
export function button(words, act, attributes = {}) {
  const element = el("button", Object.assign({ type: "button" }, attributes), words);
  element.addEventListener("click", act);
  return element;
}
