// Kept searches: what is shown now under a name, and a line when something new fits.

import { h, fill, dialog, toast } from './dom.js';
import { get, send, may, Problem } from './api.js';
import { current, filters, go, FILTERS } from './state.js';
import { onMatch, startStream } from './stream.js';
import { many } from './words.js';

const LISTS = { situation: 'events', claims: 'claims', offers: 'offers', control: 'control', sources: 'sources' };
const VIEWS = { events: 'situation', claims: 'claims', offers: 'offers', control: 'control' };

export function startMatches() {
  onMatch(({ search, list, rows }) => {
    if (!rows?.length) return;
    toast(`“${search}” finds ${many(rows.length, 'new thing')}`, { label: 'Show', run: () => go({ view: VIEWS[list] ?? 'situation', pick: rows[0].id }) });
  });
}

export async function openSearches() {
  const body = h('div');
  dialog('Kept searches', body);
  await draw(body);
}

async function draw(body) {
  try {
    const { rows } = await get('searches');
    const list = LISTS[current().view];
    const name = h('input', { type: 'text', required: true, maxlength: '60', placeholder: 'a name, as valley', 'aria-label': 'Name' });
    fill(body, may('analyst') && list ? h('form', { onsubmit: (event) => { event.preventDefault(); change(body, () => send('PUT', `searches/${encodeURIComponent(name.value.trim())}`, { list, filter: filters([]) })); } },
      h('p', `Keep what is asked for now (${list}: ${Object.entries(filters([])).map(([one, value]) => `${one} ${[value].flat().join(', ')}`).join('; ') || 'no filter'}) as `), h('p.fields', name, h('button.primary', { type: 'submit' }, 'Keep'))) : null,
      rows.length ? h('table', h('thead', h('tr', ['Name', 'Of', 'Filter', 'By', ''].map((one) => h('th', { scope: 'col' }, one)))), h('tbody', rows.map((row) => h('tr',
        h('th', { scope: 'row' }, h('button.link', { type: 'button', onclick: () => { body.closest('dialog').close(); show(row); } }, row.name)), h('td', row.list),
        h('td', Object.entries(row.filter ?? {}).map(([one, value]) => `${one} ${[value].flat().join(', ')}`).join('; ')), h('td', row.by),
        h('td', may('analyst') ? h('button', { type: 'button', 'aria-label': `Forget ${row.name}`, onclick: () => change(body, () => send('DELETE', `searches/${encodeURIComponent(row.name)}`)) }, 'Forget') : null))))) : h('p.note', 'None is kept yet. A kept search tells here when something new fits it, and rapporteur alert tells it to scripts.'));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    fill(body, h('p.error', error.message));
  }
}

function show(row) {
  const cleared = Object.fromEntries(FILTERS.map((name) => [name, null]));
  const plain = ([name, value]) => [name, ['type', 'status', 'certainty'].includes(name) ? [value].flat() : [value].flat().join(' ')];
  go({ ...cleared, view: VIEWS[row.list] ?? 'situation', ...Object.fromEntries(Object.entries(row.filter ?? {}).map(plain)) });
}

async function change(body, run) {
  try {
    await run();
    startStream();
    await draw(body);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    toast(error.message, null, 'error');
  }
}
