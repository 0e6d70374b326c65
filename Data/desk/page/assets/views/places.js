// Place words that lead to no point on the map, and the means to put them right.

import { h, fill, toast, told, quoted } from '../dom.js';
import { get } from '../api.js';
import { current, go, changed } from '../state.js';
import { List } from '../list.js';
import { correct } from '../corrections.js';
import { placeField } from '../gazetteer.js';
import { days, many, number } from '../words.js';
import { may } from '../api.js';

export const places = {
  id: 'places', title: 'Places unresolved', key: 'p', filters: ['country'],
  mount: (main) => new Places(main),
};

class Places {
  constructor(main) {
    this.form = h('div.put-right');
    this.list = new List({
      label: 'Places without a point', ask: (after, limit, signal) => get('places/unresolved', { limit, after, country: current().country }, signal),
      idOf: (row) => row.example_event ?? row.example ?? row.words, reportOf: (row) => row.example_report, row: placeRow, empty: 'Every place has a point.', onRows: () => this.drawForm(),
    });
    this.list.element.classList.add('is-table');
    fill(main, this.form, h('div.columns.place-row', { 'aria-hidden': 'true' }, ['Words', 'Times', 'Reports', 'Events', 'From – to', 'Why'].map((name) => h('span', name))), this.list.element);
    this.update(null);
  }

  update(before) {
    if (!before || changed(before, ['country', 'sealed'])) this.list.reload();
    this.list.show();
    this.drawForm();
  }

  drawForm() {
    const row = this.list?.rows.find((one) => this.list.idOf(one) === current().pick);
    if (this.for === row?.words) return;
    this.for = row?.words;
    if (!row) return fill(this.form, h('p.note', 'Pick a place to read where it is told, and to say where it lies. Villages come in with ', h('code', 'rapporteur gazetteer add FILE'), '.'));
    if (!row.events) return fill(this.form, h('p.note', 'No event is told there, so that there is nothing to move.'));
    const field = placeField('');
    field.required = true;
    field.setAttribute('aria-label', `Where ${row.words} lies`);
    fill(this.form, h('form', { onsubmit: (event) => { event.preventDefault(); this.move(row, field.value.trim()); } }, h('span', 'Move ', row.example_event ?? many(row.events, 'event'), ' from ', quoted(row.words, 'b'), ' to '), field,
      h('button.primary', { type: 'submit', disabled: !may('analyst') }, 'Move'), row.events > 1 && row.example_event ? h('label.choice', h('input', { type: 'checkbox', name: 'all' }), `all ${many(row.events, 'event')} at a place of these words`) : null));
  }

  /** Moves the example, or all events whose place has the very same words. */
  async move(row, place) {
    if (!place) return undefined;
    let things = row.example_event ? [row.example_event] : [];
    if (!things.length || this.form.querySelector('input[name=all]')?.checked) {
      const page = await get('events', { place: row.words, limit: 1000 });
      things = [...new Set([...things, ...page.rows.filter((one) => one.place === row.words && one.lat === null).map((one) => one.id)])];
    }
    if (!things.length) return toast('These events have been moved already.');
    if (await correct({ action: 'move', things, place }, `Moved ${things.join(', ')} to ${place}`)) go({ pick: things[0] }, { replace: true });
    return undefined;
  }

  refresh() { this.for = null; this.list.reload({ keep: true }); }
  close() { this.list.close(); }
}

function placeRow(row) {
  return h('span.place-row', told(row.words, 'b'), h('span.number', number(row.mentions)), h('span.number', number(row.reports)), h('span.number', number(row.events)),
    h('span', days(row.first, row.last)), h('span', { title: row.why }, row.why));
}
