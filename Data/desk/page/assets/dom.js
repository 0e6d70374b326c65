// Makes elements. Text goes in as text only: what a report says is never markup.

/** An element `tag.class.class` with attributes, listeners (`onclick`) and children (elements, words, lists, nothing). */
export function h(tag, given, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name || 'div');
  if (classes.length) element.className = classes.join(' ');
  let inside = children;
  if (isAttributes(given)) set(element, given);
  else inside = [given, ...children];
  append(element, inside);
  return element;
}

function isAttributes(value) {
  return value !== null && typeof value === 'object' && !(value instanceof Node) && !Array.isArray(value);
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.className = [element.className, value].filter(Boolean).join(' ');
    else if (name === 'value' || name === 'checked' || name === 'disabled' || name === 'selected') element[name] = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === '') continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** Puts these in the place of all that is in an element. */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

/** Runs it once the page has nothing else to do. */
export function idle(run) {
  if (globalThis.requestIdleCallback) requestIdleCallback(run, { timeout: 1200 }); else setTimeout(run, 200);
}

/** Joins what is there, set apart by a sign. */
export function joined(parts, sign = ' · ') {
  const there = parts.filter((part) => part !== null && part !== undefined && part !== '' && part !== false);
  return there.flatMap((part, index) => (index ? [sign, part] : [part]));
}

/** Words from a report, with their own direction. */
export function told(text, tag = 'span.told') {
  return h(tag, { dir: 'auto' }, text);
}

/** The same in quotation marks, unless it has its own. */
export function quoted(text, tag) {
  const words = text ?? '';
  return told(/^[“"«„‘']/.test(words) ? words : `“${words}”`, tag);
}

const SVG = 'http://www.w3.org/2000/svg';

/** An SVG element. */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.flat());
  return element;
}

let announcer = null;

/** Tells people who listen to the page instead of looking at it. */
export function announce(words) {
  announcer ??= document.getElementById('announcer');
  announcer.textContent = '';
  requestAnimationFrame(() => { announcer.textContent = words; });
}

/** A dialog that is shown at once and taken away when it is closed. */
export function dialog(title, ...children) {
  const box = h('dialog.box', { 'aria-labelledby': 'box-title' },
    h('header', h('h2', { id: 'box-title' }, title),
      h('button.quiet', { type: 'button', 'aria-label': 'Close', onclick: () => box.close() }, '✕')),
    ...children);
  box.addEventListener('close', () => box.remove());
  document.body.append(box);
  box.showModal();
  return box;
}

let timer = 0;

/** A line at the foot of the page, with something to do about it. */
export function toast(words, action = null, kind = 'note') {
  const place = document.getElementById('toast');
  clearTimeout(timer);
  fill(place, h('p', { class: kind }, words, action && h('button', { type: 'button', onclick: () => { fill(place); action.run(); } }, action.label),
    h('button.quiet', { type: 'button', 'aria-label': 'Dismiss', onclick: () => fill(place) }, '✕')));
  timer = setTimeout(() => fill(place), kind === 'error' ? 15000 : 8000);
}
