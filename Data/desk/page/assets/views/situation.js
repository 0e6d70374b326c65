// What happened, as it is told: map, timeline and list of events, each filtering the others.

import { h, fill, joined, told } from '../dom.js';
import { get, newest, Problem } from '../api.js';
import { current, filters, go, href, toggle, changed, kept, keep, FILTERS } from '../state.js';
import { List } from '../list.js';
import { EventMap } from '../map/eventmap.js';
import { Timeline } from '../timeline.js';
import { certainty, glyph } from '../glyphs.js';
import { onMarks } from '../marks.js';
import { word, typeWord, day, names, range, carriers, number, QUADS } from '../words.js';
import { ALL } from '../filters.js';

const SIZES = ['middle', 'large', 'none'];

export const situation = {
  id: 'situation', title: 'Situation', key: 's', filters: ALL, things: 'events',
  mount: (main) => new Situation(main),
};

class Situation {
  constructor(main) {
    this.map = new EventMap();
    this.timeline = new Timeline();
    this.strip = this.statuses = h('div.statuses', { role: 'group', 'aria-label': 'Events by status' });
    this.place = h('div.stack');
    this.counts = newest();
    this.size = kept('map', 'middle');
    main.classList.add('is-situation');
    fill(main, this.map.element, this.timeline.element, this.place);
    this.map.start();
    this.setSize(this.size);
    this.makeList();
    this.offMarks = onMarks(() => this.list.showMarks());
    this.update(null);
  }

  makeList() {
    this.list?.close();
    const together = current().group === 'occurrences';
    this.list = together
      ? new List({ label: 'What is told as one', ask: (after, limit, signal) => get('occurrences', { ...filters([]), limit, after }, signal), row: occurrenceRow, groupOf: (row) => day(row.date), empty: 'No occurrences.' })
      : new List({ label: 'Events', ask: (after, limit, signal) => get('events', { ...filters([]), limit, after }, signal), row: eventRow, groupOf: (row) => day(row.date), empty: 'No events are like that. Take a filter off.' });
    this.together = together;
    const choice = (group, words) => h('a', { href: href({ group }), 'aria-current': (current().group ?? null) === group ? 'true' : null, onclick: (event) => { event.preventDefault(); go({ group }); } }, words);
    this.timeline.element.querySelector('.switch')?.remove();
    this.timeline.element.querySelector('.under').append(h('span.switch', choice(null, 'Every telling'), choice('occurrences', 'Told as one')));
    fill(this.place, h('h2.unseen', 'Events'), this.list.element);
  }

  update(before) {
    if (before && changed(before, ['group'])) { this.makeList(); this.list.reload(); return; }
    if (!before || changed(before, [...FILTERS, 'sealed'])) {
      this.list.reload();
      this.map.update({ keep: before !== null && !changed(before, FILTERS.filter((name) => !['since', 'until', 'near', 'radius'].includes(name))) });
      this.timeline.update();
      this.countStatuses();
    }
    if (!before || changed(before, ['pick'])) this.showPick();
  }

  showPick() {
    this.list.show();
    this.map.pick(current().pick);
    const row = this.list.rows.find((one) => one.id === current().pick);
    this.timeline.setPick(row?.date ?? null);
  }

  refresh() {
    this.list.reload({ keep: true }).then(() => this.list.stay());
    this.map.update({ keep: true });
    this.timeline.update();
    this.countStatuses();
  }

  async countStatuses() {
    try {
      const page = await this.counts((signal) => get('timeline', { ...filters(['status', 'sources']), by: 'year' }, signal));
      if (page) this.drawStatuses(page.rows);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      fill(this.statuses, h('span.error', error.message));
    }
  }

  drawStatuses(rows) {
    const sums = new Map();
    for (const row of rows) sums.set(row.status, (sums.get(row.status) ?? 0) + row.events);
    const chosen = current().status ?? [];
    for (const status of chosen) if (!sums.has(status)) sums.set(status, 0);
    const list = [...sums].sort((a, b) => b[1] - a[1]);
    fill(this.statuses, list.map(([status, count]) => h('button', { type: 'button', 'aria-pressed': String(chosen.includes(status)), onclick: () => toggle('status', status) },
      glyph(status), h('span', word(status)), h('b', number(count)))));
  }

  keys = { m: () => this.setSize(SIZES[(SIZES.indexOf(this.size) + 1) % SIZES.length]) };

  setSize(size) {
    this.size = size;
    keep('map', size);
    document.getElementById('main').dataset.map = size;
    this.map.element.hidden = size === 'none';
    this.map.map?.invalidateSize();
  }

  close() {
    this.offMarks();
    this.list.close();
    this.map.close();
    this.timeline.close();
    document.getElementById('main').classList.remove('is-situation');
  }
}

function eventRow(row) {
  const losses = joined([row.killed_low !== null || row.killed_high !== null ? `${range(row.killed_low, row.killed_high)} killed` : null, row.wounded_low !== null || row.wounded_high !== null ? `${range(row.wounded_low, row.wounded_high)} wounded` : null], ', ');
  return [
    h('span.col.status', certainty(row.status), row.review ? h('span.review', { class: `is-${String(row.review).split(' ')[0]}` }, word(row.review)) : null),
    h('span.col.type', h(`i.swatch.quad-${QUADS[row.type] ?? 4}`), typeWord(row.type)),
    h('span.col.main', { dir: 'auto' }, row.actors?.length ? told(names(row.actors, 2), 'b') : null, row.recipients?.length ? [' → ', told(names(row.recipients, 2), 'b')] : null,
      row.actors?.length || row.recipients?.length ? ' ' : null, told(row.said || row.words, 'span.words')),
    h('span.col.place', { dir: 'auto' }, row.place ?? h('span.faint', 'no place'), row.place && row.lat === null ? h('span.warn', { title: 'has no point on the map' }, ' ?') : null),
    h('span.col.who', { dir: 'auto' }, row.source || h('span.faint', 'the report itself'), losses.length ? h('span.losses', losses) : null),
    h('span.col.told', row.carriers ? carriers(row.carriers, row.independent ?? 0) : h('span.faint', { dir: 'auto' }, row.outlet ?? row.report)),
  ];
}

function occurrenceRow(row) {
  return [
    h('span.col.status', (row.statuses ?? []).map((one) => certainty(one))),
    h('span.col.type', h(`i.swatch.quad-${QUADS[row.type] ?? 4}`), typeWord(row.type)),
    h('span.col.main', told(row.words)),
    h('span.col.place', { dir: 'auto' }, row.place ?? h('span.faint', 'no place')),
    h('span.col.who', { dir: 'auto' }, names(row.source_names, 2) || h('span.faint', 'no source named')),
    h('span.col.told', carriers(row.carriers?.length ?? 0, row.sources)),
  ];
}
