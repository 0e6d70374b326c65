// The keyboard. Single keys can be switched off, for people whose speech or hands press them by chance.

import { h, dialog } from './dom.js';
import { kept, keep } from './state.js';

const HELP = [
  ['Going about', [['/', 'search for words'], ['j  k', 'next and previous row'], ['o or Enter', 'into the report'], ['Esc', 'out of it, or close'], ['f', 'filters'], ['n', 'paste a report'], ['.', 'show what is new'], ['m', 'map: middle, large, none (in Situation)'], ['t', 'light or dark'], ['?', 'this help']]],
  ['Judging', [['a', 'accept what is picked or marked'], ['r', 'reject it'], ['A  R', 'the same with a reason'], ['e', 'edit it'], ['x', 'mark a row'], ['m', 'merge what is marked into what is picked'], ['s', 'split an event from those told with it'], ['u', 'undo']]],
  ['Views: g, then', []],
];

/** table: key to what it does; a key of two presses is written “g s”. */
export function startKeys(table, views) {
  let first = -Infinity;
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
    if (event.key === 'Escape' && !document.querySelector('dialog[open]')) return typing ? event.target.blur() : table.Escape?.(event);
    if (typing || document.querySelector('dialog[open]') || kept('keys', 'on') === 'off' && event.key !== '?') return undefined;
    if (event.target.closest?.('.leaflet-container') && /^(Arrow|[+-])/.test(event.key)) return undefined;
    if (event.key.startsWith('Arrow') && !event.target.closest?.('.list')) return undefined;
    // Reckoned by when the keys were pressed, so that a busy page loses none.
    const isSecond = event.timeStamp - first < 1500;
    first = event.key === 'g' && !isSecond ? event.timeStamp : -Infinity;
    if (first > 0) return undefined;
    const key = isSecond ? `g ${event.key}` : event.key;
    const run = table[key];
    if (!run) return undefined;
    event.preventDefault();
    return run(event);
  });
  HELP[2][1] = views.map((view) => [view.key, view.title]);
}

export function openHelp() {
  const box = dialog('Keys', h('div.keys', HELP.map(([title, keys]) => h('section', h('h3', title), h('dl', keys.map(([key, words]) => [h('dt', key.split('  ').map((one) => h('kbd', one))), h('dd', words)]))))),
    h('label.choice', h('input', { type: 'checkbox', checked: kept('keys', 'on') !== 'off', onchange: (event) => keep('keys', event.target.checked ? 'on' : 'off') }), 'single keys do something'));
  box.querySelector('button').focus();
}
