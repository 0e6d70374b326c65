// Who holds which place on a day, as each side claims it: a map with a slider of days, and the claims behind it.

import { h, fill, told } from '../dom.js';
import { all, newest, Problem } from '../api.js';
import { current, go, href, changed } from '../state.js';
import { makeMap, fit } from '../map/map.js';
import { Held, patternSample } from '../map/held.js';
import { word, day, many } from '../words.js';

const DAY = 86400000;
const STATUSES = ['confirmed', 'claimed', 'contested'];

export const control = {
  id: 'control', title: 'Control', key: 't', filters: ['country', 'place', 'as-of'], things: 'control',
  mount: (main) => new Control(main),
};

class Control {
  constructor(main) {
    this.run = newest();
    this.plane = h('div.plane');
    this.slider = h('input', { type: 'range', min: '0', max: '0', value: '0', 'aria-label': 'Day', oninput: () => this.slid(), onchange: () => this.slid() });
    this.date = h('input', { type: 'date', 'aria-label': 'Day', onchange: () => this.date.value && go({ day: this.date.value }, { replace: true }) });
    this.step = (words, label, run) => h('button', { type: 'button', 'aria-label': label, title: label, onclick: run }, words);
    this.legend = h('ul.patterns');
    this.rows = h('div.held');
    const bar = h('div.slider', this.step('⏮', 'The change before', () => this.toChange(-1)), this.slider, this.step('⏭', 'The next change', () => this.toChange(1)), this.date, this.legend);
    fill(main, h('h2', { class: 'unseen' }, 'Control of places'), bar, h('section.map', { 'aria-label': 'Map' }, this.plane), this.rows);
    main.classList.add('is-control');
    this.map = makeMap(this.plane, { label: 'Map of control. The table below holds the same places.' });
    this.held = new Held({ onPick: (row) => this.pickRow(row) });
    this.held.addTo(this.map);
    this.drawLegend = () => fill(this.legend, STATUSES.map((status) => h('li', patternSample(status), word(status))));
    addEventListener('theme', this.drawLegend);
    this.drawLegend();
    this.start();
  }

  /** Days on which anything is claimed make the steps of the slider. */
  async start() {
    try {
      this.changes = [...new Set((await all('control', { country: current().country, place: current().place }, 5000)).map((row) => row.date).filter(Boolean).map((date) => date.slice(0, 10)))].sort();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.changes = [];
      fill(this.rows, h('p.error', error.message));
    }
    for (const one of this.slider.parentElement.querySelectorAll('input, button')) one.disabled = !this.changes.length;
    if (!this.changes.length) return fill(this.rows, h('p.empty', 'Nobody claims to hold, take or lose a place.'));
    this.first = Date.parse(this.changes[0]);
    this.last = Date.parse(this.changes.at(-1));
    this.slider.max = String(Math.round((this.last - this.first) / DAY));
    this.update(null);
  }

  at() { return current().day ?? this.changes?.at(-1); }

  slid() {
    const date = new Date(this.first + Number(this.slider.value) * DAY).toISOString().slice(0, 10);
    clearTimeout(this.waiting);
    this.date.value = date;
    this.waiting = setTimeout(() => go({ day: date }, { replace: true }), 120);
  }

  toChange(step) {
    const now = this.at();
    const to = step > 0 ? this.changes.find((date) => date > now) : this.changes.findLast((date) => date < now);
    if (to) go({ day: to }, { replace: true });
  }

  update(before) {
    if (!this.changes?.length) return;
    if (before && changed(before, ['country', 'place'])) { this.start(); return; }
    if (!before || changed(before, ['day', 'as-of', 'sealed'])) this.load();
    this.mark();
  }

  async load() {
    const at = this.at();
    this.date.value = at;
    this.slider.value = String(Math.round((Date.parse(at) - this.first) / DAY));
    this.slider.setAttribute('aria-valuetext', day(at));
    try {
      const { country, place } = current();
      const rows = await this.run((signal) => all('control', { at, country, place, 'as-of': current()['as-of'], sealed: current().sealed }, 5000, signal));
      if (!rows) return;
      this.state = rows.sort((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0));
      this.held.set(rows);
      this.map.base.leaveOut(rows.map((row) => row.place));
      fit(this.map, rows.filter((row) => row.lat !== null).map((row) => [row.lat, row.lon]));
      this.draw(at);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      fill(this.rows, h('p.error', error.message));
    }
  }

  draw(at) {
    fill(this.rows, h('table', h('caption', `${many(this.state.length, 'place')} on ${day(at)}, as it is claimed`),
      h('thead', h('tr', ['Place', 'State', 'Holder', 'Since', 'Who claims it'].map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', this.state.map((row) => h('tr', { 'data-place': row.place }, h('th', { scope: 'row', dir: 'auto' }, h('button.link', { type: 'button', onclick: () => this.pickRow(row) }, row.place)),
        h('td.whole', patternSample(row.status), ' ', word(row.status)), h('td', { dir: 'auto' }, row.holder ?? '–'), h('td.whole', row.since ? day(row.since) : '–'),
        h('td', h('ul.sides', row.claims.map((claim) => h('li', h('a', { href: href({ pick: claim.control }), 'data-pick': claim.control, onclick: (event) => { event.preventDefault(); go({ pick: claim.control }, { replace: true }); } },
          told(claim.source || 'the report itself'), ': ', told(claim.holder ?? 'somebody', 'b'), ` ${claim.negated ? 'not ' : ''}${word(claim.relation)}, ${day(claim.at)}`))))))))));
    this.mark();
  }

  pickRow(row) {
    this.held.setPick(row.place);
    if (row.claims.length) go({ pick: row.claims.at(-1).control }, { replace: true });
  }

  mark() {
    for (const link of this.rows.querySelectorAll('a[data-pick]')) link.toggleAttribute('aria-current', link.dataset.pick === current().pick);
    const row = this.state?.find((one) => one.claims.some((claim) => claim.control === current().pick));
    if (row) this.held.setPick(row.place);
  }

  refresh() { this.start(); }
  close() { removeEventListener('theme', this.drawLegend); this.map.remove(); document.getElementById('main').classList.remove('is-control'); }
}
