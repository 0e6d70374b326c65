// The bar of filters. Its words are the command line's; what is set stands as a chip that can be taken off.

import { h, fill } from './dom.js';
import { current, go, toggle, clearFilters, FILTERS } from './state.js';
import { meta } from './meta.js';
import { word, typeWord, day } from './words.js';
import { glyph } from './glyphs.js';
import { placeField } from './gazetteer.js';
import { may } from './api.js';

const NAMES = {
  words: 'words', since: 'from', until: 'to', near: 'near', radius: 'within km', country: 'country', admin1: 'division', admin2: 'subdivision', place: 'place', actor: 'actor', source: 'source',
  type: 'type', status: 'status', certainty: 'certainty', sources: 'sources, at least', outlet: 'outlet', report: 'report', 'as-of': 'record as of', rejected: 'rejected too',
};
const HINTS = { country: 'AFG', since: '2024-03', until: '2024-03-31', 'as-of': '2024-03-04', report: 'r12', actor: 'a name, or a12', source: 'a name, or a4', outlet: 'a newspaper', radius: '50' };

/** What a view's list understands. */
export const ALL = FILTERS;

let bar = null;
let form = null;

export function startFilters(element) {
  bar = element;
  form = h('form.filter-form', { hidden: true, 'aria-label': 'Filters', onsubmit: submit });
  element.after(form);
}

export function showFilters(view, strip = null) {
  const known = view.filters ?? [];
  const state = current();
  const set = FILTERS.filter((name) => state[name] !== undefined && name !== 'words' && name !== 'radius');
  bar.hidden = !known.length;
  fill(bar,
    known.length ? h('button', { type: 'button', 'aria-expanded': String(!form.hidden), 'aria-keyshortcuts': 'f', onclick: toggleForm }, 'Filters', h('kbd', { 'aria-hidden': 'true' }, 'f')) : null,
    state.words ? chip('words', `“${state.words}”`, () => go({ words: null }), known) : null,
    set.flatMap((name) => [state[name]].flat().map((value) => chip(name, shown(name, value), () => takeOff(name, value), known))),
    set.length || state.words ? h('button.quiet', { type: 'button', onclick: clearFilters }, 'Clear all') : null, strip);
  if (!form.hidden) drawForm(view);
}

function takeOff(name, value) {
  if (Array.isArray(current()[name])) toggle(name, value);
  else go(name === 'near' ? { near: null, radius: null } : { [name]: null });
}

function shown(name, value) {
  if (name === 'near') return `${value}, ${current().radius ?? 50} km`;
  if (['since', 'until', 'as-of'].includes(name)) return day(value);
  if (name === 'type') return value === value.toUpperCase() ? typeWord(value) : word(value);
  if (name === 'rejected') return '';
  return ['status', 'certainty'].includes(name) ? word(value) : value;
}

function chip(name, words, run, known) {
  const isKnown = known.includes(name);
  return h('span.chip', { class: isKnown ? '' : 'is-idle', title: isKnown ? null : 'This view does not ask for it' },
    h('span.name', NAMES[name]), words ? h('b', { dir: 'auto' }, words) : null,
    h('button', { type: 'button', 'aria-label': `Take off ${NAMES[name]} ${words}`, onclick: run }, '✕'));
}

export function toggleForm() {
  form.hidden = !form.hidden;
  bar.querySelector('button')?.setAttribute('aria-expanded', String(!form.hidden));
  if (form.hidden) return;
  drawForm(form.view);
  form.querySelector('input, select')?.focus();
}

export function setView(view) { form.view = view; }

function drawForm(view) {
  form.view = view;
  const known = view?.filters ?? [];
  const state = current();
  const text = (name) => known.includes(name) ? h('label', NAMES[name], name === 'near' || name === 'place' ? named(placeField(state[name] ?? ''), name) : h('input', { name, type: 'text', value: state[name] ?? '', placeholder: HINTS[name] ?? '', autocomplete: 'off' })) : null;
  const choice = (name, values) => known.includes(name) && values?.length ? h('fieldset', h('legend', NAMES[name]), h('div.choices', values.map((value) => h('label.choice', h('input', { type: 'checkbox', name, value, checked: (state[name] ?? []).includes(value) }), name === 'type' ? null : glyph(value), name === 'type' && value === value.toUpperCase() ? typeWord(value) : word(value))))) : null;
  fill(form,
    h('div.fields', ['since', 'until', 'actor', 'source', 'place', 'near', 'radius', 'country', 'admin1', 'admin2', 'sources', 'outlet', 'report', 'as-of'].map(text)),
    choice('type', view?.types?.() ?? meta.types), choice('status', view?.statuses?.() ?? meta.statuses?.events), choice('certainty', meta.certainties),
    h('footer', known.includes('rejected') ? h('label.choice', h('input', { type: 'checkbox', name: 'rejected', value: 'true', checked: state.rejected === 'true' }), 'rejected things too') : null,
      may('analyst') ? h('label.choice', h('input', { type: 'checkbox', name: 'sealed', value: 'show', checked: state.sealed === 'show' }), 'names of sealed sources (is logged)') : null,
      h('button', { type: 'button', onclick: toggleForm }, 'Close'), h('button.primary', { type: 'submit' }, 'Apply')));
}

function named(input, name) { input.name = name; return input; }

function submit(event) {
  event.preventDefault();
  const data = new FormData(form);
  const change = { sealed: data.get('sealed') };
  for (const name of FILTERS) {
    if (name === 'words' || !(form.view?.filters ?? []).includes(name)) continue;
    change[name] = ['type', 'status', 'certainty'].includes(name) ? data.getAll(name) : (data.get(name) ?? '').toString().trim();
    if (Array.isArray(change[name]) && !change[name].length) change[name] = null;
  }
  go(change);
}
