// Reports of the record; with words, those in which they stand, the best fit first.

import { h, fill, told } from '../dom.js';
import { get } from '../api.js';
import { current, filters, changed, FILTERS } from '../state.js';
import { List } from '../list.js';
import { day, many } from '../words.js';
import { ALL } from '../filters.js';

export const reports = {
  id: 'reports', title: 'Reports', key: 'd', filters: ALL.filter((name) => name !== 'sources'),
  mount: (main) => new Reports(main),
};

class Reports {
  constructor(main) {
    this.list = new List({ label: 'Reports', ask: (after, limit, signal) => get('reports', { ...filters(), limit, after }, signal), row: reportRow, groupOf: (row) => (current().words ? null : day(row.published)), empty: 'No report is like that.' });
    fill(main, this.list.element);
    this.update(null);
  }

  update(before) {
    if (!before || changed(before, [...FILTERS, 'sealed'])) this.list.reload();
    this.list.show();
  }

  refresh() { this.list.reload({ keep: true }); }
  close() { this.list.close(); }
}

function reportRow(row) {
  return [h('span.col.type.id', row.id), h('span.col.main', told(row.title ?? 'no title', row.title ? 'b' : 'span')), h('span.col.who', { dir: 'auto' }, row.outlet ?? h('span.faint', 'no outlet')),
    h('span.col.told', `${many(row.statements ?? 0, 'claim')}, ${many(row.events ?? 0, 'event')}${row.arrivals > 1 ? `, came ${row.arrivals} times` : ''}`)];
}
