// The head of the reading pane: what it is, in one line; who told it, outermost first; and what can be done about it.

import { h, joined, svg, told, toast } from './dom.js';
import { may } from './api.js';
import { href, go } from './state.js';
import { certainty } from './glyphs.js';
import { marks, mark } from './marks.js';
import { accept, reject, edit, split, merge } from './corrections.js';
import { word, typeWord, day, range, names, kindOf } from './words.js';

export function header(thing) {
  return [
    h('p.what', h('span.id', thing.id), h('b', title(thing)), badge(thing), review(thing), close()),
    summary(thing),
  ];
}

/** Puts down what is picked: what is new stands here again, or on a small screen nothing. */
export function close() {
  return h('button.quiet.close', { type: 'button', title: 'Put it down', 'aria-label': 'Put down what is picked', onclick: () => go({ pick: null }, { replace: true }) }, '✕');
}

function title(thing) {
  switch (thing.kind) {
    case 'event': return joined([typeWord(thing.type), thing.mode && word(thing.mode)], ', ');
    case 'offer': return `Offer: ${word(thing.kind_of)}`;
    case 'figure': return `${range(thing.low, thing.high)} ${word(thing.kind_of)}`;
    case 'control': return `${word(thing.relation)}${thing.place ? `: ${thing.place}` : ''}`;
    case 'report': return 'Report';
    case 'place': return `Place: ${thing.words ?? ''}`;
    default: return kindOf(thing.id)[0].toUpperCase() + kindOf(thing.id).slice(1);
  }
}

function badge(thing) {
  if (thing.kind === 'report' || thing.kind === 'place') return null;
  const first = thing.status ?? thing.state ?? thing.certainty;
  const second = thing.certainty && thing.certainty !== first && thing.kind === 'event' ? thing.certainty : null;
  return [first && certainty(first, 'badge'), second && h('span.note', `said as ${word(second)}`)];
}

function review(thing) {
  return thing.review ? h('span.review', { class: `is-${word(thing.review).split(' ')[0]}` }, word(thing.review)) : null;
}

function summary(thing) {
  const who = thing.kind === 'event' && (thing.actors?.length || thing.recipients?.length)
    ? joined([names(thing.actors, 4) || 'somebody', names(thing.recipients, 4)], ' → ') : null;
  const losses = thing.kind === 'event' ? joined([lost('killed', thing), lost('wounded', thing)]) : [];
  const parties = thing.kind === 'offer' ? joined([names(thing.by, 4) || 'somebody', names(thing.to, 4)], ' → ') : null;
  const holder = thing.kind === 'control' && thing.holder ? [thing.holder, thing.from ? ` from ${thing.from}` : ''] : null;
  const side = thing.kind === 'figure' && thing.side ? `of ${thing.side}` : null;
  const when = ['report', 'place'].includes(thing.kind) ? null : [day(thing.date), thing.date_end && thing.date_end !== thing.date ? ` to ${day(thing.date_end)}` : ''];
  return h('p.summary', { dir: 'auto' }, joined([who, parties, holder, side, thing.kind === 'control' ? null : thing.place, when, losses.length ? losses : null]));
}

function lost(kind, thing) {
  const [low, high] = [thing[`${kind}_low`], thing[`${kind}_high`]];
  return low === null && high === null || low === undefined ? null : `${range(low, high)} ${kind}`;
}

/** Who told it to whom, outermost first, as a path: agency › ministry › commander. */
export function chain(thing, text) {
  const steps = (thing.chain ?? []).map((one) => (typeof one === 'string' ? { name: one } : one));
  const outlet = text?.outlet;
  if (outlet && steps[0]?.name !== outlet) steps.unshift({ name: outlet, statement: null, report: text.id });
  if (!steps.length) steps.push({ name: 'the report itself', statement: null });
  const said = text?.statements?.find((one) => one.id === (thing.kind === 'statement' ? thing.id : thing.statement));
  return h('nav.chain', { 'aria-label': 'Who told it' },
    h('ol', steps.map((step) => {
      const target = step.statement ?? step.report;
      const words = told(step.name || 'somebody', 'span');
      return h('li', target ? h('a', { href: href({ pick: target }), 'data-pick': target }, words) : words);
    })),
    said ? h('p.how', certainty(said.certainty), said.cue ? h('span', '“', told(said.cue, 'i'), '”') : null,
      said.channel && said.channel !== 'none' ? ` · through ${word(said.channel)}` : null, said.audience ? ` · to ${said.audience}` : null,
      said.verification && said.verification !== 'none' ? [' · ', certainty(said.verification)] : null)
      : thing.statement === null && thing.kind === 'event' ? h('p.how', 'The report tells it itself and names nobody for it.') : null);
}

/** What can be done, each with its key. */
export function actions(thing) {
  if (!may('analyst') || !['event', 'statement', 'figure', 'offer', 'control', 'place'].includes(thing.kind)) return h('p.actions', link(thing));
  return h('p.actions', { role: 'toolbar', 'aria-label': 'Corrections' },
    act('Accept', 'a', () => accept(thing.id)), act('Reject', 'r', () => reject(thing.id)), thing.kind === 'place' ? null : act('Edit', 'e', () => edit(thing)),
    thing.kind === 'event' && thing.occurrence ? act('Split', 's', () => split(thing), `Take it out of ${thing.occurrence}`) : null,
    thing.kind === 'event' ? act(marks.has(thing.id) ? 'Unmark' : 'Mark', 'x', () => mark(thing.id), 'Mark it to merge it with another') : null,
    marks.size && !marks.has(thing.id) && thing.kind === 'event' ? act('Merge', 'm', () => merge(thing.id), `Say that it tells the same as ${[...marks].join(', ')}`) : null,
    link(thing));
}

function act(words, key, run, title = null) {
  return h('button', { type: 'button', onclick: run, title, 'aria-keyshortcuts': key }, words, h('kbd', { 'aria-hidden': 'true' }, key));
}

function link(thing) {
  return h('button.quiet', { type: 'button', title: 'Copy the address of what is shown', onclick: async () => {
    const address = location.origin + href({ pick: thing.id });
    try { await navigator.clipboard.writeText(address); toast('The address is copied; it shows the same to others.'); } catch { toast(address); }
  } }, svg('svg', { viewBox: '0 0 16 16', width: 15, height: 15, 'aria-hidden': 'true', class: 'copy' }, svg('rect', { x: 1.5, y: 1.5, width: 9, height: 9, rx: 1.5 }), svg('path', { d: 'M6 13.5v.5h8.5V5.5H13' })), h('span.unseen', 'Copy the address'));
}
