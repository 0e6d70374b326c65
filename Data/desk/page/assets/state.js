// What the page shows, all of it in the address: the view, the filters, what is picked. A link shows somebody else the same.

/** Filters in the order of the bar; the names are the command line's. */
export const FILTERS = ['words', 'since', 'until', 'near', 'radius', 'country', 'admin1', 'admin2', 'place', 'actor', 'source', 'type', 'status', 'certainty', 'sources', 'outlet', 'report', 'as-of', 'rejected'];
const SEVERAL = new Set(['type', 'status', 'certainty']);
/** What the address may hold beside them: the view's own choices. */
const OTHER = ['view', 'pick', 'in', 'day', 'kind', 'open', 'by', 'side', 'tab', 'map', 'group', 'sealed'];

const listeners = new Set();
let state = read();

function read() {
  const search = new URLSearchParams(location.search);
  const out = { view: 'situation' };
  for (const name of [...FILTERS, ...OTHER]) {
    const values = search.getAll(name).filter(Boolean);
    if (values.length) out[name] = SEVERAL.has(name) ? values : values.at(-1);
  }
  return out;
}

export function current() { return state; }

/** The filters alone, for the API. By how many sources a thing is told, only some lists know. */
export function filters(leaveOut = ['sources']) {
  const out = {};
  for (const name of FILTERS) if (state[name] !== undefined && !leaveOut.includes(name)) out[name] = state[name];
  if (out.radius && !out.near) delete out.radius;
  if (state.sealed) out.sealed = state.sealed;
  return out;
}

/** Those filters alone that a list knows. */
export function only(names) {
  const all = filters([]);
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name) || name === 'sealed'));
}

export function href(change) {
  const next = { ...state, ...('pick' in change ? { in: null } : {}), ...change };
  const search = new URLSearchParams();
  for (const name of ['view', ...FILTERS, ...OTHER.slice(1)]) {
    for (const value of [next[name]].flat()) if (value !== undefined && value !== null && value !== '' && value !== false) search.append(name, value === true ? 'true' : value);
  }
  if (search.get('view') === 'situation') search.delete('view');
  const text = search.toString();
  return text ? `/?${text}` : '/';
}

/** Changes some of it; what becomes null, empty or false leaves the address. */
export function go(change, { replace = false } = {}) {
  const before = state;
  const path = href(change);
  if (path === location.pathname + location.search) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', path);
  state = read();
  tell(before);
}

export function toggle(name, value) {
  const now = state[name] ?? [];
  go({ [name]: now.includes(value) ? now.filter((one) => one !== value) : [...now, value] });
}

export function clearFilters() { go(Object.fromEntries(FILTERS.map((name) => [name, null]))); }

export function listen(run) { listeners.add(run); return () => listeners.delete(run); }

function tell(before) { for (const run of [...listeners]) run(state, before); }

addEventListener('popstate', () => { const before = state; state = read(); tell(before); });

/** Did any of these change? */
export function changed(before, names) {
  return names.some((name) => JSON.stringify(before[name]) !== JSON.stringify(state[name]));
}

/** A choice that stays on this machine (theme, size of the map). */
export function kept(name, otherwise) {
  try { return localStorage.getItem(`desk.${name}`) ?? otherwise; } catch { return otherwise; }
}

export function keep(name, value) {
  try { localStorage.setItem(`desk.${name}`, value); } catch { /* A browser may refuse to keep things. */ }
}
