// Asks the server. Every failure becomes a Problem with a sentence that can be shown.

const ROOT = '/api/v1/';

export class Problem extends Error {
  constructor(status, title, detail) {
    super(detail || title);
    this.status = status;
    this.title = title;
  }
}

const session = { user: null, role: null, csrf: null, users: false };
let onUnauthorized = () => {};

export function whoami() { return session; }
export function whenUnauthorized(run) { onUnauthorized = run; }

/** Who asks, and what is needed to change things. */
export async function loadSession() {
  Object.assign(session, await get('session'));
  return session;
}

export async function login(name, password) {
  Object.assign(session, await send('POST', 'session', { name, password }));
  return session;
}

export async function logout() {
  await send('DELETE', 'session');
  Object.assign(session, { user: null, role: null, csrf: null });
}

/** May somebody of this role do it? */
export function may(role) {
  const order = ['reader', 'analyst', 'admin'];
  return order.indexOf(session.role) >= order.indexOf(role);
}

/** Query words of filters and pages; empty ones are left out, lists are given several times. */
function query(parameters) {
  const out = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '' && one !== false) out.append(name, one === true ? 'true' : String(one));
    }
  }
  const text = out.toString();
  return text ? `?${text}` : '';
}

export function address(path, parameters) { return ROOT + path + query(parameters); }

export async function get(path, parameters, signal) {
  return answer(await reached(fetch(address(path, parameters), { signal, headers: { Accept: 'application/json' } })));
}

/** All pages of a list, up to so many rows. */
export async function all(path, parameters, most = 5000, signal) {
  const rows = [];
  let after;
  do {
    const page = await get(path, { ...parameters, limit: Math.min(1000, most), after }, signal);
    rows.push(...page.rows);
    after = page.next;
  } while (after && rows.length < most);
  return rows;
}

export async function send(method, path, body, { type = 'application/json', headers = {}, parameters } = {}) {
  const sent = { ...headers };
  if (session.csrf) sent['X-CSRF-Token'] = session.csrf;
  if (body !== undefined) sent['Content-Type'] = type;
  const content = body === undefined ? undefined : type === 'application/json' && !(body instanceof Blob) ? JSON.stringify(body) : body;
  return answer(await reached(fetch(address(path, parameters), { method, headers: sent, body: content })));
}

async function reached(request) {
  try {
    return await request;
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Problem(0, 'No answer', 'The server does not answer. Is rapporteur serve still running?');
  }
}

async function answer(response) {
  if (response.status === 204) return null;
  const isJSON = (response.headers.get('Content-Type') ?? '').includes('json');
  const body = isJSON ? await response.json() : await response.text();
  if (response.ok) return body;
  if (response.status === 401) onUnauthorized();
  throw new Problem(response.status, body.title ?? response.statusText, body.detail ?? body.title ?? `The server answered ${response.status}.`);
}

/** Runs the newest question only: a newer one breaks off the one before. */
export function newest() {
  let controller = null;
  return async (ask) => {
    controller?.abort();
    controller = new AbortController();
    const mine = controller;
    try {
      const result = await ask(mine.signal);
      return mine === controller ? result : undefined;
    } catch (error) {
      if (error.name === 'AbortError' || mine !== controller) return undefined;
      throw error;
    }
  };
}
