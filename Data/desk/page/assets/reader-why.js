// Below the text: why it was found, what is doubtful about it, who else tells it, what contradicts it, and what people said of it.

import { h, joined, told, quoted } from './dom.js';
import { may } from './api.js';
import { href } from './state.js';
import { certainty } from './glyphs.js';
import { undoThese } from './corrections.js';
import { word, day, moment, carriers } from './words.js';

function section(title, ...inside) {
  return h('section.part', h('h3', title), ...inside);
}

/** Why it was found: the rule or the model, the line, and how place and day were reckoned. */
export function why(thing, inText, text) {
  if (thing.kind === 'report') return found(text);
  const origin = inText?.origin ?? thing.rule ?? thing.origin;
  const score = inText?.score ?? thing.score;
  const statement = text.statements?.find((one) => one.id === thing.statement);
  const place = inText?.place_id ? text.places?.find((one) => one.id === inText.place_id) : null;
  return section('Why it was found',
    h('dl.facts',
      fact('By', origin ? origin.split('\n').map((line) => h('code', line)) : null),
      fact('Score', score === null || score === undefined ? null : `${Number(score).toFixed(2)} of 1`),
      fact('Said', statement ? [h('a', { href: href({ pick: statement.id }), 'data-pick': statement.id }, statement.id), ' by ', h('code', statement.origin ?? '')] : null),
      fact('Line', inText?.line ?? thing.line),
      fact('Day', thing.date_told ? [quoted(thing.date_told), ` is ${day(thing.date)}`, thing.date_grain && thing.date_grain !== 'day' ? ` (to the ${word(thing.date_grain)})` : ''] : null),
      fact('Place', thing.place ? placed(thing, place) : null),
      fact('Code', thing.cameo ? joined([`CAMEO ${thing.cameo}`, thing.acled_event_type && `ACLED ${thing.acled_event_type}, ${thing.acled_sub_event_type ?? ''}`]) : null),
      fact('Conditions', thing.conditions?.length ? thing.conditions.map((one) => told(one, 'p')) : null),
      fact('Engine', thing.engine ?? text.engine)),
    doubts(inText, text));
}

function found(text) {
  const count = (list, one) => (list?.length ? `${list.length} ${list.length === 1 ? one : `${one}s`}` : null);
  return section('What was found in it',
    h('p', joined([count(text.statements, 'statement'), count(text.events, 'event'), count(text.figures, 'figure'), count(text.offers, 'offer'), text.control?.length ? `${text.control.length} of control` : null])),
    h('ol.found', (text.statements ?? []).map((one) => h('li', h('a', { href: href({ pick: one.id }), 'data-pick': one.id },
      certainty(one.certainty), ' ', told(one.source || 'somebody', 'b'), ' ', told(one.cue, 'i'), ' ', told(one.said))))),
    h('dl.facts', fact('Engine', text.engine), fact('SHA-256', h('code.hash', text.sha256)),
      fact('Arrived', text.arrivals?.length ? text.arrivals.map((one) => h('p', { dir: 'auto' }, joined([one.import, one.place, moment(one.at)]))) : null),
      fact('Address', text.url ? h('span.hash', text.url) : null),
      fact('Original', h('a', { href: `/api/v1/reports/${text.id}/original`, download: text.id }, 'its bytes as they came'))),
    doubts(null, text));
}

function placed(thing, place) {
  const words = place?.words && place.words !== thing.place ? [quoted(place.words), ' is '] : [];
  return [...words, joined([thing.place, thing.admin1, thing.country], ', '),
    thing.lat === null || thing.lat === undefined ? h('span.warn', ' has no point on the map')
      : ` at ${Number(thing.lat).toFixed(3)}, ${Number(thing.lon).toFixed(3)}${thing.radius_km ? `, within ${thing.radius_km} km` : ''}${thing.precision ? ` (${word(thing.precision)})` : ''}`];
}

function doubts(inText, text) {
  const near = (one) => !inText || one.line === inText.line || one.spans?.some(([start, end]) => inText.spans?.some(([a, b]) => a < end && b > start));
  const list = (text.doubts ?? []).filter(near);
  return list.length ? h('ul.doubts', list.map((one) => h('li', h('b', word(one.kind)), one.words ? [' ', quoted(one.words)] : null, one.reason ? `: ${one.reason}` : null))) : null;
}

function fact(name, value) {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length)) return null;
  return [h('dt', name), h('dd', value)];
}

/** Who else tells the same: each telling can be picked. */
export function tellings(thing, group) {
  if (!group?.tellings?.length) return null;
  const outlets = new Set(group.tellings.map((one) => one.outlet ?? one.report));
  return section('Told by', h('p', h('a', { href: href({ pick: group.id }), 'data-pick': group.id }, group.id), ' · ', carriers(group.carriers?.length ?? outlets.size, group.sources ?? 0)),
    group.why?.length ? h('ul.note', group.why.map((one) => h('li', { dir: 'auto' }, one))) : null,
    tellingList(group.tellings, thing.id));
}

export function tellingList(list, current) {
  return h('ol.tellings', list.map((one) => h('li', h('a', { href: href({ pick: one.event }), 'data-pick': one.event, 'aria-current': one.event === current ? 'true' : null },
    certainty(one.status), ' ', h('b', { dir: 'auto' }, one.outlet ?? one.report), one.sources?.length ? [' from ', told(one.sources.join(', '))] : null,
    one.published ? h('time', ` ${one.published}`) : null, ' ', quoted(one.words)))));
}

export function contradictions(group) {
  if (!group?.contradictions?.length) return null;
  return section('Contradicted', h('ul', group.contradictions.map((one) => {
    const id = typeof one === 'string' ? one : one.id;
    return h('li', h('a', { href: href({ view: 'contradictions', pick: id }) }, id), one.sides ? [' ', told(one.sides.join(' — '))] : null);
  })));
}

/** What people said of it, each with its undo. */
export function history(thing) {
  if (!thing.corrections?.length) return null;
  return section('What people said of it', h('ol.history', thing.corrections.map((one) => h('li', { class: one.ended ? 'ended' : '' },
    h('b', word(one.words ?? one.action)), one.reason ? [', ', quoted(one.reason)] : null, h('span.note', ` ${one.by}, ${moment(one.made)}${one.ended ? `, undone ${moment(one.ended)}` : ''}`),
    !one.ended && may('analyst') ? h('button', { type: 'button', onclick: () => undoThese([one.number]) }, 'Undo') : null))));
}
