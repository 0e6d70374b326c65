// What stands in the reading pane for things that are no words of one report: actors, and what several reports tell together.

import { h, joined, told, quoted } from './dom.js';
import { href } from './state.js';
import { tellingList, history } from './reader-why.js';
import { certainty } from './glyphs.js';
import { merge } from './corrections.js';
import { marks } from './marks.js';
import { may } from './api.js';
import { sealDialog, unseal } from './seals.js';
import { word, day, many, carriers, typeWord, kindOf } from './words.js';

function toView(view, filter, words) {
  const cleared = { kind: null, tab: null, pick: null };
  return h('a', { href: href({ view, ...cleared, ...filter }) }, words);
}

export function actorCard(actor) {
  const names = (actor.names ?? []).map((one) => (typeof one === 'string' ? one : one.name)).filter((one) => one !== actor.name);
  return h('div.card', h('p.what', h('span.id', actor.id), h('b', { dir: 'auto' }, actor.name), h('span.note', joined([word(actor.kind_of), actor.country], ', '))),
    names.length ? h('p', 'also ', told(names.join(', '))) : null,
    h('dl.facts', row('Quoted', actor.statements === undefined ? null : `${many(actor.statements, 'statement')}${actor.reports === undefined ? '' : ` in ${many(actor.reports, 'report')}`}`),
      Array.isArray(actor.outlets) && actor.outlets.length ? row('By', h('ul', actor.outlets.map((one) => h('li', { dir: 'auto' }, `${one.outlet}: ${one.statements}`)))) : null,
      row('Denied', actor.denied === undefined ? null : `${actor.denied} of these by others; denies ${actor.denies ?? 0}`),
      row('From', actor.first ? `${day(actor.first)} to ${day(actor.last)}` : null),
      actor.merged_with?.length ? row('Merged with', actor.merged_with.map((one) => h('a', { href: href({ pick: one.id ?? one }), 'data-pick': one.id ?? one }, one.id ?? one, ' '))) : null,
      row('Known as', actor.ref ? h('code', typeof actor.ref === 'string' ? actor.ref : Object.values(actor.ref).filter(Boolean).join(', ')) : null)),
    h('p.links', toView('claims', { source: actor.id }, 'What it says'), toView('situation', { actor: actor.id }, 'What it does and suffers'), toView('losses', { actor: actor.id }, 'Its losses'), toView('losses', { source: actor.id }, 'The losses it claims')),
    h('p.actions', marks.size && !marks.has(actor.id) && [...marks][0][0] === 'a' && may('analyst') ? h('button', { type: 'button', onclick: () => merge(actor.id) }, `Merge ${[...marks].join(', ')} into it`, h('kbd', 'm')) : null,
      may('admin') ? h('button', { type: 'button', onclick: () => (actor.sealed || actor.seal ? unseal(actor.id) : sealDialog(actor)) }, actor.sealed || actor.seal ? 'Take the seal off' : 'Seal this source') : null),
    history(actor));
}

function row(name, value) { return value === null || value === undefined ? null : [h('dt', name), h('dd', value)]; }

/** An occurrence, a contradiction, a negotiation, a claim, an import: what it is and what it is made of. */
export function groupCard(thing) {
  switch (thing.kind) {
    case 'occurrence': return occurrence(thing);
    case 'contradiction': return contradiction(thing);
    case 'negotiation': return negotiation(thing);
    default: return h('div.card', h('p.what', h('span.id', thing.id), h('b', kindOf(thing.id))),
      (thing.statements ?? []).map((one) => h('p', h('a', { href: href({ pick: one.id ?? one }), 'data-pick': one.id ?? one }, one.id ?? one, ' ', told(one.said ?? '')))),
      (thing.reports ?? []).slice?.(0, 200).map((one) => h('p', h('a', { href: href({ pick: one }), 'data-pick': one }, one))));
  }
}

function occurrence(thing) {
  return h('div.card', h('p.what', h('span.id', thing.id), h('b', typeWord(thing.type)), (thing.statuses ?? []).map((one) => certainty(one, 'badge'))),
    h('p.summary', { dir: 'auto' }, joined([thing.place, day(thing.date), carriers(thing.carriers?.length ?? 0, thing.sources ?? 0)])),
    thing.source_names?.length ? h('p', 'Sources: ', told(thing.source_names.join(', '))) : null,
    h('ul.note', (thing.why ?? []).map((one) => h('li', { dir: 'auto' }, one))),
    h('h3', 'Tellings'), tellingList(thing.tellings ?? [], null),
    thing.figures?.length ? [h('h3', 'Numbers over time'), h('ul', thing.figures.map((one) => h('li', { dir: 'auto' }, joined([one.at ? day(one.at) : null, one.value ?? one.words, one.source]))))] : null,
    thing.contradictions?.length ? [h('h3', 'Contradicted'), h('ul', thing.contradictions.map((one) => h('li', h('a', { href: href({ view: 'contradictions', pick: one.id ?? one }) }, one.id ?? one), one.sides ? [' ', told(one.sides.join(' — '))] : null)))] : null,
    thing.bonds?.length ? h('details', h('summary', 'Why they are held for one'), h('ul', thing.bonds.map((one) => h('li', `${one.from} – ${one.to}: ${(one.why ?? []).join(', ')} (${word(one.by)})`)))) : null,
    history(thing));
}

function contradiction(thing) {
  return h('div.card', h('p.what', h('span.id', thing.id), h('b', word(thing.kind_of)), h('span.note', word(thing.state))),
    h('p.summary', { dir: 'auto' }, joined([thing.place, `since ${day(thing.since)}`])),
    h('ul.note', (thing.why ?? []).map((one) => h('li', { dir: 'auto' }, one))),
    h('h3', 'Sides'), h('ol.tellings', (thing.told ?? []).map((one) => h('li', h('a', { href: href({ pick: one.thing }), 'data-pick': one.thing },
      told(one.value, 'b'), ' ', told(one.source ?? 'the report itself'), one.at ? ` ${day(one.at)}` : '', ' ', one.report)))));
}

function negotiation(thing) {
  return h('div.card', h('p.what', h('span.id', thing.id), h('b', word(thing.kind_of)), certainty(thing.state, 'badge')),
    h('p.summary', { dir: 'auto' }, [...new Set((thing.parties ?? []).map((one) => one.name))].join(' · ')),
    h('ol.tellings', (thing.steps ?? []).map((one) => h('li', h('a', { href: href({ pick: one.offer ?? one.statement }), 'data-pick': one.offer ?? one.statement },
      h('b', word(one.step)), one.at ? ` ${day(one.at)} ` : ' ', quoted(one.words ?? ''), one.repeat ? ' (told again)' : '')))));
}
