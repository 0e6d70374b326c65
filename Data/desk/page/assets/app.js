// The desk: puts the views together, keeps them in step with the address, and listens to the keyboard.

import { h, fill, toast, announce } from './dom.js';
import { loadSession, whenUnauthorized, whoami, may, address, Problem } from './api.js';
import { current, go, href, listen, filters, keep } from './state.js';
import { loadMeta, meta } from './meta.js';
import { marks, mark, unmarkAll, onRecord, onMarks } from './marks.js';
import { views } from './views/index.js';
import { startReader, picked, enter } from './reader.js';
import { startFilters, showFilters, toggleForm, setView } from './filters.js';
import { accept, reject, undo, edit, merge, split, withReason } from './corrections.js';
import { startStream } from './stream.js';
import { startMatches, openSearches } from './searches.js';
import { askToLogIn, openAccount } from './access.js';
import { startKeys, openHelp } from './keys.js';
import { number } from './words.js';

const main = document.getElementById('main');
let view = null;
let instance = null;
let live = null;

async function start() {
  whenUnauthorized(() => askToLogIn(() => location.reload()));
  try {
    await loadSession();
    if (!whoami().user) return askToLogIn(() => location.reload());
    await loadMeta();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return fill(main, h('p.error.empty', error.message));
  }
  drawTop();
  startFilters(document.getElementById('filters'));
  show(null);
  startReader(document.getElementById('reader'));
  listen((state, before) => show(before));
  onRecord((here) => (here ? instance?.refresh?.(true) : offerNew()));
  onMarks(drawMarks);
  startStream((isOpen) => { live?.classList.toggle('is-open', isOpen); live?.setAttribute('title', isOpen ? 'New things appear by themselves' : 'The line to the server is broken; it is tried again'); });
  startMatches();
  startKeys(keyTable(), views);
  return undefined;
}

function viewNow() { return views.find((one) => one.id === current().view) ?? views[0]; }

function show(before) {
  const next = viewNow();
  if (next !== view) {
    instance?.close?.();
    view = next;
    main.className = '';
    fill(main);
    document.title = `${view.title} – Rapporteur desk`;
    setView(view);
    drawRail();
    instance = view.mount(main);
    showFilters(view, instance.strip);
    if (before) announce(view.title);
  } else {
    instance.update?.(before);
    showFilters(view, instance.strip);
    drawRail();
  }
  drawExport();
  const search = document.getElementById('search');
  if (document.activeElement !== search) search.value = current().words ?? '';
}

function drawTop() {
  const search = h('input', { id: 'search', type: 'search', name: 'words', placeholder: 'Search: ceasefire "northern district" withdr*', autocomplete: 'off', 'aria-keyshortcuts': '/' });
  live = h('i.live', { role: 'img', 'aria-label': 'Line to the server' });
  fill(document.getElementById('top'),
    h('p.brand', h('b', 'Rapporteur'), live),
    h('form.search', { role: 'search', onsubmit: (event) => { event.preventDefault(); find(search.value.trim()); } }, h('label.unseen', { for: 'search' }, 'Search for words'), search, h('kbd', { 'aria-hidden': 'true' }, '/')),
    h('div.tools', h('span', { id: 'fresh', 'aria-live': 'polite' }), h('span', { id: 'marks' }),
      may('analyst') ? h('a.button', { href: href({ view: 'imports', tab: 'paste' }), onclick: (event) => { event.preventDefault(); go({ view: 'imports', tab: 'paste' }); } }, 'Paste a report') : null,
      h('details.menu', { id: 'export' }, h('summary', 'Export'), h('ul')),
      h('button', { type: 'button', onclick: openSearches }, 'Searches'),
      h('button', { type: 'button', onclick: turnTheme, 'aria-keyshortcuts': 't', title: 'Light or dark (t)' }, h('span', { 'aria-hidden': 'true' }, '◐'), h('span.unseen', 'Light or dark')),
      h('button', { type: 'button', onclick: openHelp, 'aria-keyshortcuts': '?', title: 'Keys (?)' }, h('span', { 'aria-hidden': 'true' }, '?'), h('span.unseen', 'Keys')),
      h('button', { type: 'button', onclick: openAccount, title: whoami().role }, whoami().user)));
  document.addEventListener('click', (event) => { for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(event.target)) menu.open = false; });
}

/** Words go to the view that is open, if it asks for words; otherwise to the reports. */
function find(words) {
  document.getElementById('search').blur();
  go(view.filters.includes('words') ? { words } : { view: 'reports', words });
}

function drawRail() {
  const counts = { situation: meta.record?.events, claims: meta.record?.statements, reports: meta.record?.reports };
  fill(document.getElementById('views'), h('ol', views.map((one) => h('li', h('a', {
    href: href({ view: one.id, tab: null, kind: null, group: null, by: null }), 'aria-current': one === view ? 'page' : null, 'aria-keyshortcuts': `g ${one.key}`,
    onclick: (event) => { if (event.ctrlKey || event.metaKey) return; event.preventDefault(); open(one); },
  }, h('span', one.title), counts[one.id] !== undefined ? h('small', number(counts[one.id])) : null)))));
}

function open(one) { go({ view: one.id, tab: null, kind: null, group: null, by: null }); }

function drawExport() {
  const menu = document.getElementById('export');
  menu.hidden = !view.things;
  if (!view.things) return;
  const asked = filters([]);
  fill(menu.querySelector('ul'), (meta.exports ?? []).map((form) => h('li', h('a', { href: address(`export/${form}`, { things: view.things, ...asked }), download: '' }, form))));
}

/** What others changed is not put under the hand of who reads; a button brings it. */
function offerNew() {
  const place = document.getElementById('fresh');
  fill(place, h('button', { type: 'button', 'aria-keyshortcuts': '.', onclick: showNew }, 'New in the record', h('kbd', { 'aria-hidden': 'true' }, '.')));
}

async function showNew() {
  fill(document.getElementById('fresh'));
  instance?.refresh?.(true);
  await loadMeta();
  drawRail();
}

function drawMarks() {
  fill(document.getElementById('marks'), marks.size ? [`${marks.size} marked `, h('button.quiet', { type: 'button', onclick: unmarkAll }, 'none')] : null);
}

function turnTheme() {
  const now = document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  const next = now === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  keep('theme', next);
  dispatchEvent(new Event('theme'));
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => dispatchEvent(new Event('theme')));

function keyTable() {
  const id = () => current().pick;
  const list = () => instance?.list;
  return {
    '/': () => { const search = document.getElementById('search'); search.focus(); search.select(); },
    j: () => list()?.move(1), k: () => list()?.move(-1), ArrowDown: () => list()?.move(1), ArrowUp: () => list()?.move(-1),
    o: enter,
    a: () => accept(id()), r: () => reject(id()), A: () => withReason('accept', id()), R: () => withReason('reject', id()), u: undo,
    e: () => (picked() ? edit(picked()) : toast('Pick something first.')), x: () => mark(id()), s: () => split(picked()),
    m: () => (marks.size ? merge(id()) : instance?.keys?.m?.()),
    '.': showNew, n: () => may('analyst') && go({ view: 'imports', tab: 'paste' }), f: toggleForm, t: turnTheme, '?': openHelp,
    Escape: () => (document.activeElement?.closest('#reader') ? list()?.element.focus() : current().pick ? go({ pick: null }, { replace: true }) : null),
    ...Object.fromEntries(views.map((one) => [`g ${one.key}`, () => open(one)])),
  };
}

globalThis.addEventListener('unhandledrejection', (event) => { toast(`Something went wrong on the page: ${event.reason?.message ?? event.reason}`, null, 'error'); });

start();
