// What cannot all be true, claim beside claim: a row for each source, a column for each value.

import { h, fill, told } from '../dom.js';
import { get } from '../api.js';
import { current, go, href, changed } from '../state.js';
import { List } from '../list.js';
import { meta } from '../meta.js';
import { glyph } from '../glyphs.js';
import { word, day, many } from '../words.js';

export const contradictions = {
  id: 'contradictions', title: 'Contradictions', key: 'x', filters: ['as-of'],
  mount: (main) => new Contradictions(main),
};

class Contradictions {
  constructor(main) {
    this.bar = h('div.list-head');
    this.list = new List({
      label: 'Contradictions', limit: 30, empty: 'Nothing is contradicted.', row: () => [],
      ask: (after, limit, signal) => get('contradictions', { limit, after, 'as-of': current()['as-of'], kind: current().kind, open: current().open ? true : null }, signal),
    });
    this.list.line = (row, index) => card(row, index);
    this.list.element.classList.add('cards');
    fill(main, this.bar, this.list.element);
    this.update(null);
  }

  update(before) {
    if (!before || changed(before, ['kind', 'open', 'as-of', 'sealed'])) {
      const choice = (change, words, on) => h('a.pill', { href: href(change), 'aria-current': on ? 'true' : null, onclick: (event) => { event.preventDefault(); go(change); } }, words);
      fill(this.bar, h('h2', { class: 'unseen' }, 'Contradictions'), choice({ kind: null }, 'all', !current().kind),
        (meta.kinds?.contradictions ?? []).map((kind) => choice({ kind }, word(kind), current().kind === kind)),
        h('label.choice', h('input', { type: 'checkbox', checked: Boolean(current().open), onchange: (event) => go({ open: event.target.checked ? 'true' : null }) }), 'open ones alone'));
      this.list.reload();
    }
    this.list.show();
    for (const cell of this.list.body.querySelectorAll('a[data-thing]')) cell.toggleAttribute('aria-current', cell.dataset.thing === current().pick);
  }

  refresh() { this.list.reload({ keep: true }); }
  close() { this.list.close(); }
}

function card(row, index) {
  return h('li', { 'data-id': row.id }, h('article.matrix',
    h('a.row', { href: href({ pick: row.id }), 'data-index': index }, h('span.col.main', h('b', word(row.kind)), row.place ? [', ', told(row.place)] : null),
      h('span.col.status', h('span.state', { class: `is-${row.state}` }, row.state === 'open' ? '◇ open' : `◆ ${word(row.state)}`)), h('span.col.told', `since ${day(row.since)} · ${many(row.sources, 'source')}`, ' ', h('span.id', row.id))),
    row.told?.length ? matrix(row) : h('ul.sides', (row.sides ?? []).map((side) => h('li', { dir: 'auto' }, side))),
    h('p.note', { dir: 'auto' }, (row.why ?? []).join('; '), row.resolved_by ? [' · settled by ', h('a', { href: href({ pick: row.resolved_by }) }, row.resolved_by)] : null)));
}

/** The first cell of each report, with how often the report tells it. */
function byReport(cells) {
  const found = new Map();
  for (const cell of cells) {
    const known = found.get(cell.report);
    if (known) known[1] += 1; else found.set(cell.report, [cell, 1]);
  }
  return [...found.values()];
}

/** Sources down, values across; a cell holds each time that it was told. */
function matrix(row) {
  const parties = [];
  for (const cell of row.told) (parties[cell.party] ??= new Set()).add(cell.value);
  const columns = parties.map((values, party) => ({ party, words: [...(values ?? [])].join(' / ') })).filter((column) => column.words);
  const sources = [...new Set(row.told.map((cell) => cell.source ?? ''))];
  return h('div.wide', h('table', h('thead', h('tr', h('td'), columns.map((column) => h('th', { scope: 'col', dir: 'auto' }, column.words)))),
    h('tbody', sources.map((source) => h('tr', h('th', { scope: 'row', dir: 'auto' }, source || h('span.faint', 'the report itself')),
      columns.map(({ party }) => {
        const cells = row.told.filter((cell) => cell.party === party && (cell.source ?? '') === source);
        return h('td', { class: cells.length ? 'has' : '' }, byReport(cells).map(([cell, times]) => h('a', { href: href({ pick: cell.thing }), 'data-thing': cell.thing, onclick: (event) => { event.preventDefault(); event.stopPropagation(); go({ pick: cell.thing }, { replace: true }); } },
          glyph(cell.value === 'denied' ? 'denied' : 'claimed', 11), ' ', cell.at ? day(cell.at) : 'no date', h('small', ` ${cell.report}${times > 1 ? ` ×${times}` : ''}`))));
      }))))));
}
