// Names of places: for the map's labels, and for putting a place right.

import { get, Problem } from './api.js';
import { h } from './dom.js';

let isThere = true;

/** Places in a box, the most populous first; nothing where the server has no such list. */
export async function placesIn(box, limit, signal) {
  if (!isThere) return [];
  try {
    return (await get('gazetteer', { bbox: box.map((one) => one.toFixed(3)).join(','), limit }, signal)).rows;
  } catch (error) {
    if (error instanceof Problem) { isThere = error.status !== 404; return []; }
    throw error;
  }
}

async function placesNamed(name, signal) {
  if (!isThere || name.length < 2) return [];
  try {
    return (await get('gazetteer', { name, limit: 8 }, signal)).rows;
  } catch (error) {
    if (error instanceof Problem) { isThere = error.status !== 404; return []; }
    throw error;
  }
}

let count = 0;

/** A field for a place by name or by latitude and longitude, with what the gazetteer offers. */
export function placeField(value = '') {
  count += 1;
  const list = h('datalist', { id: `places-${count}` });
  const input = h('input', { type: 'text', value: value ?? '', list: list.id, placeholder: 'a name, or 35.3,69.5', autocomplete: 'off' });
  input.addEventListener('focus', () => input.after(list), { once: true });
  let waiting = 0;
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const rows = await placesNamed(input.value.trim());
      list.replaceChildren(...rows.map((row) => h('option', { value: row.name, label: [row.admin1, row.country, row.population ? `pop. ${row.population}` : null].filter(Boolean).join(', ') })));
    }, 150);
  });
  return input;
}
