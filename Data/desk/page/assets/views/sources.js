// Who is quoted, by how many outlets, and how often they are denied.

import { h, fill } from '../dom.js';
import { get } from '../api.js';
import { filters, changed, FILTERS } from '../state.js';
import { List } from '../list.js';
import { onMarks } from '../marks.js';
import { word, days, number } from '../words.js';
import { ALL } from '../filters.js';

export const sources = {
  id: 'sources', title: 'Sources', key: 'q', filters: ALL.filter((name) => name !== 'sources'),
  mount: (main) => new Sources(main),
};

class Sources {
  constructor(main) {
    this.list = new List({ label: 'Sources', ask: (after, limit, signal) => get('sources', { ...filters(), limit, after }, signal), row: sourceRow, empty: 'Nobody is quoted.' });
    this.list.element.classList.add('is-table');
    fill(main, h('div.columns.source-row', { 'aria-hidden': 'true' }, ['Source', 'Kind', 'Quoted', 'Reports', 'Outlets', 'Denied', 'Denies', 'From – to'].map((name) => h('span', name))), this.list.element);
    this.offMarks = onMarks(() => this.list.showMarks());
    this.update(null);
  }

  update(before) {
    if (!before || changed(before, [...FILTERS, 'sealed'])) this.list.reload();
    this.list.show();
  }

  refresh() { this.list.reload({ keep: true }); }
  close() { this.offMarks(); this.list.close(); }
}

function sourceRow(row) {
  const share = row.statements ? Math.min(1, row.denied / row.statements) : 0;
  return h('span.source-row', h('b', { dir: 'auto' }, row.name, row.sealed ? h('span.note', ' sealed') : null), h('span', [word(row.kind), row.country].filter(Boolean).join(', ')),
    h('span.number', number(row.statements)), h('span.number', number(row.reports)), h('span.number', number(row.outlets)),
    h('span.number', row.denied ? `${number(row.denied)} · ${Math.round(100 * share)} %` : '–'), h('span.number', row.denies ? number(row.denies) : '–'),
    h('span', days(row.first, row.last)));
}
