// Offers and what became of them: a column for each state, a card for each matter, its steps over time, and the list that filters ask for.

import { h, fill, joined, told } from '../dom.js';
import { get, all, newest, Problem } from '../api.js';
import { current, filters, go, href, changed, FILTERS } from '../state.js';
import { List } from '../list.js';
import { meta } from '../meta.js';
import { certainty, glyph } from '../glyphs.js';
import { word, day, names, many } from '../words.js';
import { ALL } from '../filters.js';

/** Columns of the board; an offer that nobody has answered yet stands as proposed. */
const COLUMNS = [['proposed', 'offer'], ['countered'], ['welcomed', 'accepted-in-principle'], ['accepted'], ['rejected', 'withdrawn']];

export const offers = {
  id: 'offers', title: 'Offers', key: 'o', filters: ALL.filter((name) => name !== 'sources'), things: 'offers', types: () => meta.kinds?.offers ?? [], statuses: () => meta.statuses?.offers ?? [],
  mount: (main) => new Offers(main),
};

class Offers {
  constructor(main) {
    this.run = newest();
    this.board = h('div.board');
    this.list = new List({ label: 'Offers', ask: (after, limit, signal) => get('offers', { ...filters(), limit, after }, signal), row: offerRow, groupOf: (row) => day(row.date), empty: 'No offers are like that.' });
    fill(main, h('h2', { class: 'unseen' }, 'Offers by state'), this.board, h('h2.line', 'Every offer as it was told'), this.list.element);
    main.classList.add('is-offers');
    this.update(null);
  }

  update(before) {
    if (!before || changed(before, [...FILTERS, 'sealed'])) { this.list.reload(); this.load(); }
    this.list.show();
    for (const link of this.board.querySelectorAll('a[data-pick]')) link.toggleAttribute('aria-current', link.dataset.pick === current().pick);
  }

  refresh() { this.list.reload({ keep: true }); this.load(); }

  /** Matters of which at least one offer passes the filters, and offers that belong to no matter yet. */
  async load() {
    try {
      const found = await this.run(async (signal) => {
        const asked = filters();
        const matters = await all('negotiations', { 'as-of': asked['as-of'], sealed: asked.sealed }, 1000, signal);
        const rows = await all('offers', asked, 2000, signal);
        const ids = new Set(rows.map((row) => row.id));
        const inMatters = new Set(matters.flatMap((one) => one.steps.map((step) => step.offer)));
        return [...matters.filter((one) => one.steps.some((step) => ids.has(step.offer))), ...rows.filter((row) => !inMatters.has(row.id)).map(alone)];
      });
      if (found) this.draw(found);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      fill(this.board, h('p.error', error.message));
    }
  }

  draw(matters) {
    this.board.classList.toggle('is-bare', !matters.length);
    fill(this.board, COLUMNS.map((states) => {
      const here = matters.filter((one) => states.includes(one.state));
      return h('section', { class: here.length ? '' : 'is-empty' }, h('h3', states.filter((state) => state !== 'offer').map((state) => certainty(state)), h('b', here.length)), h('ol', here.map(card)));
    }));
    this.update(current());
  }

  close() { this.list.close(); document.getElementById('main').classList.remove('is-offers'); }
}

/** An offer as a matter of its own. */
function alone(row) {
  const parties = [...row.by ?? [], ...row.to ?? []].map((name) => ({ name }));
  const step = { step: 'offer', at: row.date, offer: row.id, statement: row.statement, report: row.report, by: row.by, source: row.source, words: row.terms, repeat: false, conditions: row.conditions };
  return { id: row.id, state: row.state, kind: row.kind, parties, steps: [step] };
}

function card(matter) {
  const conditions = [...new Set(matter.steps.flatMap((step) => step.conditions ?? []))];
  return h('li.card', h('p', h('a', { href: href({ pick: matter.id }), 'data-pick': matter.id, onclick: pick(matter.id) }, h('b', word(matter.kind))), ' ', told(names([...new Set(matter.parties?.map((one) => one.name))], 3))),
    conditions.length ? h('ul.conditions', { 'aria-label': 'Conditions' }, conditions.map((one) => h('li', told(one)))) : null,
    h('ol.steps-line', matter.steps.filter((step) => !step.repeat).map((step) => {
      const id = step.offer ?? step.statement;
      return h('li', h('a', { href: href({ pick: id }), 'data-pick': id, onclick: pick(id), title: step.words }, glyph(stateOf(step.step), 12), ' ', h('time', step.at ? day(step.at) : 'no date'), ' ', word(step.step), step.by?.length || step.source ? [' by ', told(names(step.by, 2) || step.source)] : null, ' ', told(step.words ?? '', 'span.words')));
    })),
    matter.steps.some((step) => step.repeat) ? h('p.note', `told again ${many(matter.steps.filter((step) => step.repeat).length, 'time')}`) : null);
}

function pick(id) { return (event) => { event.preventDefault(); go({ pick: id }, { replace: true }); }; }
function stateOf(step) { return step === 'offer' ? 'proposed' : step; }

function offerRow(row) {
  return [
    h('span.col.status', certainty(row.state)),
    h('span.col.type', word(row.kind)),
    h('span.col.main', { dir: 'auto' }, joined([told(names(row.by, 2) || 'somebody', 'b'), row.to?.length ? told(names(row.to, 2), 'b') : null], ' → '), ' ', told(row.terms ?? '', 'span.words'),
      row.conditions?.length ? h('span.note', ` if ${row.conditions.join('; ')}`) : null),
    h('span.col.who', { dir: 'auto' }, row.source || h('span.faint', 'the report itself')),
    h('span.col.told', { dir: 'auto' }, row.outlet ?? row.report),
  ];
}
