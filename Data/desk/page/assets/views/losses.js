// Losses over time, by who claims them: one plot for each side that suffers them, and the numbers below.

import { h, fill, quoted } from '../dom.js';
import { get, newest, Problem } from '../api.js';
import { current, filters, go, href, changed, FILTERS } from '../state.js';
import { meta } from '../meta.js';
import { library, drawPlot, MARKS } from '../plot.js';
import { certainty } from '../glyphs.js';
import { word, day, range, many, names, uncounted } from '../words.js';
import { ALL } from '../filters.js';

/** What is plotted before somebody asks for the rest: the sides of which most is told, and the claimants who tell most of each. */
const FIRST_PLOTS = 2;
const FIRST_LINES = 4;
const MOST_PLOTS = 24;
const MOST_LINES = 6;

export const losses = {
  id: 'losses', title: 'Losses', key: 'l', filters: ALL.filter((name) => !['status', 'sources'].includes(name)), types: () => meta.kinds?.losses ?? [],
  mount: (main) => new Losses(main),
};

class Losses {
  constructor(main) {
    this.run = newest();
    this.bar = h('div.list-head');
    this.plots = h('div.plots', { tabindex: '0', role: 'region', 'aria-label': 'Plots' });
    this.table = h('div.held');
    this.drawn = [];
    this.whole = false;
    fill(main, this.bar, this.plots, this.table);
    this.redraw = () => this.draw();
    addEventListener('theme', this.redraw);
    this.update(null);
  }

  update(before) {
    if (!before || changed(before, [...FILTERS, 'sealed'])) this.load();
    else if (changed(before, ['kind', 'by'])) this.draw();
    for (const link of this.table.querySelectorAll('a[data-pick]')) link.toggleAttribute('aria-current', link.dataset.pick === current().pick);
  }

  refresh() { this.load(); }

  async load() {
    try {
      const page = await this.run((signal) => get('losses', { ...filters(['status', 'sources']), limit: 5000 }, signal));
      if (!page) return;
      this.rows = page.rows;
      this.more = page.next;
      await this.draw();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      fill(this.plots, h('p.error', error.message));
    }
  }

  async draw() {
    const kind = current().kind ?? 'killed';
    const sum = current().by === 'sum';
    const choice = (change, words, on) => h('a.pill', { href: href(change), 'aria-current': on ? 'true' : null, onclick: (event) => { event.preventDefault(); go(change, { replace: true }); } }, words);
    fill(this.bar, h('h2', { class: 'unseen' }, 'Losses by claimant'), (meta.kinds?.losses ?? ['killed', 'wounded', 'captured', 'missing']).map((one) => choice({ kind: one }, word(one), one === kind)),
      h('span.switch', choice({ by: null }, 'as told', !sum), choice({ by: 'sum' }, 'added up', sum)),
      h('span.note', sum ? 'Adds up what each claimant told; the same dead told twice count twice.' : 'The highest number that each claimant told for a day.'));
    const rows = (this.rows ?? []).filter((row) => row.kind === kind);
    for (const plot of this.drawn.splice(0)) plot.destroy();
    fill(this.plots);
    this.plots.hidden = !rows.length;
    await this.drawPlots(rows, sum);
    this.drawTable(rows, kind);
  }

  async drawPlots(rows, sum) {
    const dated = rows.filter((row) => row.date && (row.low !== null || row.high !== null));
    if (!dated.length) return fill(this.plots, h('p.note', 'None of these numbers has a day, so that there is nothing to plot.'));
    const sides = grouped(dated, (row) => uncounted(row.side ?? ''));
    const lines = this.whole ? MOST_LINES : FIRST_LINES;
    let uPlot;
    try { uPlot = await library(); } catch (error) { return fill(this.plots, h('p.error', error.message)); }
    fill(this.plots);
    for (const [side, ofSide] of sides.slice(0, this.whole ? MOST_PLOTS : FIRST_PLOTS)) {
      const claimants = grouped(ofSide, (row) => row.claimant || '');
      const series = claimants.slice(0, lines).map(([name, points]) => ({
        name: name || 'the report itself', points: points.map((row) => ({ id: row.id, at: Date.parse(row.date.slice(0, 10).padEnd(7, '-01').padEnd(10, '-01')) / 1000, low: row.low, high: row.high })),
      }));
      const plane = h('div.plot', { role: 'img', 'aria-label': `Plot of ${many(ofSide.length, 'number')} for ${side || 'nobody named'}; the table below holds them.` });
      this.plots.append(h('figure', h('figcaption', h('b', { dir: 'auto' }, side || 'side not named'), h('ul', series.map((one, i) => h('li', { dir: 'auto' }, h(`i.mark.line-${i % 6}`, MARKS[i]), ` ${one.name}`)),
        claimants.length > lines ? h('li.note', `and ${claimants.length - lines} more in the table`) : null)), plane));
      this.drawn.push(drawPlot(uPlot, plane, series, { sum, onPick: (id) => go({ pick: id }, { replace: true }) }));
    }
    this.drawMore(sides);
  }

  /** The sides of which less is told come when somebody asks for them. */
  drawMore(sides) {
    const hidden = sides.length - (this.whole ? MOST_PLOTS : FIRST_PLOTS);
    if (this.whole && sides.length > FIRST_PLOTS) this.plots.append(h('p.more', h('button', { type: 'button', onclick: () => this.showWhole(false) }, 'Only those of which most is told'), hidden > 0 ? h('span.note', ` ${many(hidden, 'more side')} in the table alone`) : null));
    else if (hidden > 0) this.plots.append(h('p.more', h('button', { type: 'button', onclick: () => this.showWhole(true) }, `Plot ${many(hidden, 'more side')}`), h('span.note', ` ${names(sides.slice(FIRST_PLOTS).map(([side]) => side || 'not named'), 4)}`)));
  }

  async showWhole(whole) {
    this.whole = whole;
    await this.draw();
    this.plots.querySelector('.more button')?.focus();
  }

  drawTable(rows, kind) {
    if (!rows.length) return fill(this.table, h('p.empty', `Nobody tells of anybody ${word(kind)}${Object.keys(filters()).length ? ' with these filters; take one off' : ''}.`));
    return fill(this.table, h('table', h('caption', `${many(rows.length, 'number')}${this.more ? ', the first of more; choose days to see others' : ''}`),
      h('thead', h('tr', ['Day', 'Number', 'Of', 'Claimed by', 'How', 'Words', 'In'].map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', rows.slice(0, 1000).map((row) => h('tr', h('td', row.date ? day(row.date) : '–'), h('td.number', told(row)),
        h('td', { dir: 'auto' }, row.side ?? '–'), h('td', { dir: 'auto' }, row.claimant || 'the report itself'), h('td', row.certainty ? certainty(row.certainty) : '–'),
        h('td', h('a', { href: href({ pick: row.id }), 'data-pick': row.id, onclick: (event) => { event.preventDefault(); go({ pick: row.id }, { replace: true }); } }, quoted(row.words))), h('td', { dir: 'auto' }, row.outlet ?? row.report))))));
  }

  close() {
    removeEventListener('theme', this.redraw);
    for (const plot of this.drawn) plot.destroy();
  }
}

/** The number as it was told; that it is a bound, its sign says. */
function told(row) {
  if (row.qualifier === 'none') return 'none';
  return `${row.qualifier && !['exact', 'at-least', 'at-most'].includes(row.qualifier) ? `${word(row.qualifier)} ` : ''}${range(row.low, row.high)}`;
}

/** Rows by a name, the one with most rows first. */
function grouped(rows, nameOf) {
  const groups = new Map();
  for (const row of rows) {
    const name = nameOf(row);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(row);
  }
  return [...groups].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
}
