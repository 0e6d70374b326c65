// Who said what: statements by source, and what each says through whom.

import { h, fill, told } from '../dom.js';
import { get, newest, Problem } from '../api.js';
import { current, filters, go, href, changed, FILTERS } from '../state.js';
import { List } from '../list.js';
import { certainty } from '../glyphs.js';
import { onMarks } from '../marks.js';
import { word, day, number, many } from '../words.js';
import { ALL } from '../filters.js';

export const claims = {
  id: 'claims', title: 'Claims', key: 'c', filters: ALL, things: 'claims',
  mount: (main) => new Claims(main),
};

class Claims {
  constructor(main) {
    this.run = newest();
    this.sources = h('nav.sources', { 'aria-label': 'Sources' });
    this.through = h('div.through');
    this.list = new List({
      label: 'Claims', ask: (after, limit, signal) => get('claims', { ...filters([]), limit, after }, signal), row: claimRow, groupOf: (row) => day(row.date),
      empty: 'Nobody says anything of that kind. Take a filter off.', onRows: (rows) => this.showThrough(rows),
    });
    fill(main, h('div.two', this.sources, h('div.column', this.through, this.list.element)));
    this.offMarks = onMarks(() => this.list.showMarks());
    this.update(null);
  }

  update(before) {
    if (!before || changed(before, [...FILTERS, 'sealed'])) this.list.reload();
    if (!before || changed(before, [...FILTERS.filter((name) => name !== 'source'), 'sealed'])) this.loadSources();
    else if (changed(before, ['source'])) this.drawSources();
    this.list.show();
  }

  refresh() { this.list.reload({ keep: true }).then(() => this.list.stay()); this.loadSources(); }

  async loadSources() {
    try {
      const page = await this.run((signal) => get('sources', { ...filters(['source', 'sources']), limit: 200 }, signal));
      if (!page) return;
      this.rows = page.rows;
      this.drawSources();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      fill(this.sources, h('p.error', error.message));
    }
  }

  drawSources() {
    const chosen = current().source;
    const item = (source, words, count, denied) => h('li', h('a', {
      href: href({ source }), 'aria-current': (chosen ?? null) === source ? 'true' : null, onclick: (event) => { event.preventDefault(); go({ source }); },
    }, h('span', { dir: 'auto' }, words), h('b', number(count)), denied ? h('small', `${denied} denied`) : null));
    fill(this.sources, h('h2', 'By source'), h('ol', item(null, 'Everybody', (this.rows ?? []).reduce((sum, row) => sum + row.statements, 0), 0),
      (this.rows ?? []).map((row) => item(row.id, row.name, row.statements, row.denied))));
  }

  /** Through whom the chosen source speaks: people, channels and outlets, counted over what is loaded. */
  showThrough(rows) {
    const source = (this.rows ?? []).find((row) => row.id === current().source);
    if (!current().source || !rows.length) return fill(this.through);
    const count = (pick) => {
      const sums = new Map();
      for (const row of rows) for (const one of pick(row)) if (one) sums.set(one, (sums.get(one) ?? 0) + 1);
      return [...sums].sort((a, b) => b[1] - a[1]).slice(0, 6);
    };
    const line = (name, sums) => (sums.length ? [h('dt', name), h('dd', sums.map(([words, times]) => h('span.pill', { dir: 'auto' }, `${words} ${times}`)))] : null);
    fill(this.through, h('h2', { dir: 'auto' }, source?.name ?? current().source), h('dl.facts',
      line('speaks through', count((row) => row.chain.slice(0, -1))), line('called', count((row) => [row.source_words])), line('on', count((row) => [row.channel_name ?? (row.channel === 'none' ? null : word(row.channel))])),
      line('carried by', count((row) => [row.outlet])), line('how', count((row) => [word(row.certainty)]))),
      h('p.note', `of the ${many(rows.length, 'claim')} below · `, h('a', { href: href({ pick: source?.id }) }, 'about this source')));
  }

  close() { this.offMarks(); this.list.close(); }
}

function claimRow(row) {
  return [
    h('span.col.status', certainty(row.certainty), row.review ? h('span.review', { class: `is-${String(row.review).split(' ')[0]}` }, word(row.review)) : null),
    h('span.col.who', h('span.steps', row.chain.map((name) => told(name, 'span')))),
    h('span.col.main', told(row.cue, 'i'), ' ', told(row.said), row.verification !== 'none' ? h('span.note', ` · ${word(row.verification)}`) : null),
    h('span.col.told', { dir: 'auto' }, row.outlet ?? row.report),
  ];
}
