// What stands in the reading pane while nothing is picked: what is open, what waits, and what came last.

import { h, fill, idle, told, quoted } from './dom.js';
import { get, Problem } from './api.js';
import { href } from './state.js';
import { word, day, many } from './words.js';

const PARTS = [
  ['Open contradictions', 'contradictions', { open: true, limit: 6 }, 'contradictions', (row) => [h('b', word(row.kind)), row.place ? [', ', told(row.place)] : null, ': ', told((row.sides ?? []).slice(0, 2).join(' — ')), h('span.note', ` since ${day(row.since)}`)]],
  ['Waiting to be looked at', 'review', { limit: 4 }, 'review', (row) => [h('b', word(row.doubt)), ' ', quoted(row.words ?? ''), h('span.note', { dir: 'auto' }, ` ${row.outlet ?? row.report}`)]],
  ['Latest reports', 'reports', { limit: 8 }, 'reports', (row) => [told(row.title?.trim() || row.id, 'b'), h('span.note', { dir: 'auto' }, ` ${row.outlet ?? 'no outlet'}, ${day(row.published)}, ${many(row.events ?? 0, 'event')}`)]],
];

/** A place is shown in its report. */
function reportOf(row) { return row.id[0] === 'p' ? row.report : null; }

/** Each part comes when it comes; one that cannot be had is left out. */
export function digest() {
  return PARTS.map(([title, path, asked, view, draw]) => {
    const place = h('section.part', { hidden: true });
    idle(() => get(path, asked).then(({ rows }) => {
      place.hidden = !rows.length;
      fill(place, h('h3', h('a', { href: href({ view, pick: null }) }, title)), h('ol.tellings', rows.map((row) => h('li', h('a', { href: href({ pick: row.id, in: reportOf(row) }), 'data-pick': row.id, 'data-in': reportOf(row) }, draw(row))))));
    }).catch((error) => { if (!(error instanceof Problem)) throw error; }));
    return place;
  });
}
