// What is doubtful and nobody has looked at; what people said of the record; and the log of both.

import { h, fill, told, joined, quoted } from '../dom.js';
import { get, may } from '../api.js';
import { current, only, go, href, changed, FILTERS } from '../state.js';
import { List } from '../list.js';
import { certainty } from '../glyphs.js';
import { onMarks } from '../marks.js';
import { undoThese } from '../corrections.js';
import { word, day, moment, kindOf } from '../words.js';

export const review = {
  id: 'review', title: 'Review', key: 'r', filters: ['words', 'since', 'until', 'outlet', 'report', 'as-of'],
  mount: (main) => new Review(main),
};

const TABS = { queue: 'To look at', corrections: 'Corrections', log: 'Log' };

class Review {
  constructor(main) {
    this.main = main;
    this.bar = h('div.list-head');
    this.place = h('div.stack');
    fill(main, this.bar, this.place);
    this.offMarks = onMarks(() => this.list?.showMarks());
    this.update(null);
  }

  tab() { return current().tab ?? 'queue'; }

  update(before) {
    if (!before || changed(before, ['tab'])) {
      fill(this.bar, h('h2', { class: 'unseen' }, 'Review'), h('span.switch', Object.entries(TABS).filter(([tab]) => tab !== 'log' || may('analyst')).map(([tab, words]) => h('a', {
        href: href({ tab: tab === 'queue' ? null : tab }), 'aria-current': this.tab() === tab ? 'true' : null, onclick: (event) => { event.preventDefault(); go({ tab: tab === 'queue' ? null : tab }); },
      }, words))), this.tab() === 'queue' ? h('span.note', h('kbd', 'a'), ' accept ', h('kbd', 'r'), ' reject ', h('kbd', 'e'), ' edit ', h('kbd', 'x'), ' mark ', h('kbd', 'u'), ' undo') : null);
      this.makeList();
      this.list.reload();
    } else if (this.tab() === 'queue' && changed(before, [...FILTERS, 'sealed'])) this.list.reload();
    this.list.show();
  }

  makeList() {
    this.list?.close();
    const ask = {
      queue: (after, limit, signal) => get('review', { ...only(review.filters), limit, after }, signal),
      corrections: (after, limit, signal) => get('corrections', { limit, after }, signal),
      log: (after, limit, signal) => get('log', { limit, after }, signal),
    }[this.tab()];
    const row = { queue: reviewRow, corrections: correctionRow, log: logRow }[this.tab()];
    this.list = new List({ label: TABS[this.tab()], ask, row, idOf: (one) => one.id ?? one.thing ?? String(one.number), reportOf: (one) => one.report, empty: this.tab() === 'queue' ? 'Nothing is waiting.' : 'Nothing yet.' });
    if (this.tab() !== 'queue') this.list.line = (one) => h('li', { 'data-id': one.thing ?? '' }, h('div.row', row(one)));
    fill(this.place, this.list.element);
  }

  refresh() { this.list.reload({ keep: true }).then(() => this.tab() === 'queue' && this.list.stay()); }
  close() { this.offMarks(); this.list.close(); }
}

function reviewRow(row) {
  return [h('span.col.status', h('b', word(row.doubt))), h('span.col.type', row.certainty ? certainty(row.certainty) : kindOf(row.id)), h('span.col.main', quoted(row.words ?? '')),
    h('span.col.who', { dir: 'auto' }, row.source || (row.kind === 'place' ? null : h('span.faint', 'the report itself'))), h('span.col.why', { dir: 'auto' }, row.why), h('span.col.told', { dir: 'auto' }, joined([row.outlet ?? row.report, row.published ? day(row.published) : null]))];
}

function correctionRow(row) {
  return [h('span.col.number', row.number), h('span.col.status', h('b', word(row.words ?? row.action))), h('span.col.type', h('a', { href: href({ pick: row.thing }), onclick: (event) => { event.preventDefault(); go({ pick: row.thing }, { replace: true }); } }, `${kindOf(row.thing)} ${row.thing}`)),
    h('span.col.main', row.reason ? quoted(row.reason) : null), h('span.col.who', row.by), h('span.col.told', moment(row.made)),
    h('span.col.act', row.ended ? h('span.note', `undone ${moment(row.ended)}`) : may('analyst') ? h('button', { type: 'button', 'aria-label': `Undo correction ${row.number}`, onclick: () => undoThese([row.number]) }, 'Undo') : null)];
}

function logRow(row) {
  return [h('span.col.number', row.number), h('span.col.told', moment(row.at)), h('span.col.who', row.by), h('span.col.main', told(row.what))];
}
