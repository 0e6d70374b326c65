// Who is there: the form to log in, and one's own tokens.

import { h, fill, dialog, toast } from './dom.js';
import { get, send, login, logout, may, whoami, Problem } from './api.js';
import { day } from './words.js';

/** Takes the whole page until somebody is logged in. */
export function askToLogIn(done) {
  if (document.querySelector('.login')) return;
  const name = h('input', { type: 'text', name: 'username', autocomplete: 'username', required: true });
  const password = h('input', { type: 'password', name: 'password', autocomplete: 'current-password', required: true });
  const error = h('p.error', { role: 'alert' });
  const box = h('dialog.box.login', { 'aria-labelledby': 'login-title' }, h('form', { onsubmit: async (event) => {
    event.preventDefault();
    try {
      await login(name.value, password.value);
      box.close();
      box.remove();
      done();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      fill(error, problem.status === 401 ? 'Name or password is wrong.' : problem.message);
      password.value = '';
      password.focus();
    }
  } }, h('h1', { id: 'login-title' }, 'Rapporteur'), h('label', 'Name', name), h('label', 'Password', password), error, h('footer', h('button.primary', { type: 'submit' }, 'Log in'))));
  box.addEventListener('cancel', (event) => event.preventDefault());
  document.body.append(box);
  box.showModal();
  name.focus();
}

async function leave() {
  try { await logout(); } catch (error) { if (!(error instanceof Problem)) throw error; }
  location.assign('/');
}

export function openAccount() {
  const { user, role, users } = whoami();
  const tokens = h('div');
  dialog('Account', h('p', h('b', user ?? 'nobody'), `, ${role ?? 'no role'}`), users ? h('p', h('button', { type: 'button', onclick: leave }, 'Log out')) : h('p.note', 'The server has no users: everybody on this machine is the admin.'), users ? tokens : null);
  if (users) drawTokens(tokens);
}

async function drawTokens(element, fresh = null) {
  try {
    const { rows } = await get('tokens');
    const name = h('input', { type: 'text', required: true, maxlength: '60', 'aria-label': 'What the token is for', placeholder: 'what it is for' });
    const role = h('select', { 'aria-label': 'Role' }, ['reader', 'analyst', 'admin'].filter(may).map((one) => h('option', one)));
    const days = h('input', { type: 'number', min: '1', max: '365', value: '90', 'aria-label': 'Days' });
    fill(element, h('h3', 'Tokens for scripts'), fresh ? h('p.fresh', 'Shown this once: ', h('code', fresh)) : null,
      h('ul.sides', rows.map((row) => h('li', `${row.name}, ${row.role}, until ${day(row.expires)} `, h('button', { type: 'button', onclick: () => change(element, () => send('DELETE', `tokens/${row.number}`)) }, 'Revoke')))),
      h('form.fields', { onsubmit: (event) => { event.preventDefault(); change(element, () => send('POST', 'tokens', { name: name.value, role: role.value, days: Number(days.value) })); } }, name, role, days, h('button', { type: 'submit' }, 'Make one')));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    fill(element, h('p.error', error.message));
  }
}

async function change(element, run) {
  try {
    const made = await run();
    await drawTokens(element, made?.token);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    toast(error.message, null, 'error');
  }
}
