// What was brought in, how far it is, what could not be read; and the place to paste a report or to give files.

import { h, fill, told, toast } from '../dom.js';
import { get, send, may, Problem } from '../api.js';
import { current, go, href, changed } from '../state.js';
import { recordChanged } from '../marks.js';
import { onImport } from '../stream.js';
import { picked } from '../reader.js';
import { many, moment, number, word } from '../words.js';

const TYPES = { txt: 'text/plain', md: 'text/plain', text: 'text/plain', html: 'text/html', htm: 'text/html', xhtml: 'text/html', pdf: 'application/pdf', json: 'application/json', jsonl: 'application/x-ndjson', ndjson: 'application/x-ndjson', csv: 'text/csv' };
const MOST = 32 * 1024 * 1024;

export const imports = {
  id: 'imports', title: 'Imports', key: 'i', filters: [],
  mount: (main) => new Imports(main),
};

class Imports {
  constructor(main) {
    this.files = h('input', { type: 'file', multiple: true, accept: Object.keys(TYPES).map((one) => `.${one}`).join(','), onchange: () => this.upload([...this.files.files]) });
    this.sent = h('ul.sent', { 'aria-live': 'polite' });
    this.table = h('div.held');
    this.form = pasteForm((made) => { this.load(); if (made.reports?.length) go({ pick: made.reports[0] }, { replace: true }); });
    fill(main, may('analyst') ? [h('section.bring', { 'aria-label': 'Bring in' }, this.form, h('div.files', h('h2', 'Files'), h('label', 'Text, HTML, PDF, CSV, JSON and JSON Lines, up to 32 MB each', this.files), this.sent))] : h('p.note', 'Bringing reports in needs the role of an analyst.'), this.table);
    main.addEventListener('dragover', this.over = (event) => event.preventDefault());
    main.addEventListener('drop', this.drop = (event) => { event.preventDefault(); this.upload([...event.dataTransfer.files]); });
    this.main = main;
    this.off = onImport((one) => this.progress(one));
    if (current().tab === 'paste') this.form.querySelector('textarea').focus();
    this.load();
  }

  update(before) {
    if (before && changed(before, ['tab']) && current().tab === 'paste') this.form.querySelector('textarea').focus();
    for (const row of this.table.querySelectorAll('tr[data-id]')) row.classList.toggle('is-open', row.dataset.id === this.opened);
  }

  refresh(here) { if (here) this.load(); }

  async load() {
    try {
      const page = await get('imports', { limit: 100 });
      this.rows = page.rows;
      this.draw();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      fill(this.table, h('p.error', error.message));
    }
  }

  progress(one) {
    const row = this.rows?.find((known) => known.id === one.id);
    if (!row) { this.load(); return; }
    Object.assign(row, one);
    this.draw();
    if (['complete', 'broken off', 'taken back'].includes(one.state)) this.load();
  }

  draw() {
    fill(this.table, h('table', h('caption', `${many(this.rows.length, 'import')}, the latest first`), h('thead', h('tr', ['Import', 'State', 'What', 'By', 'Began', 'Read', 'Known', 'Failed', ''].map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', this.rows.map((row) => [this.line(row), this.opened === row.id ? h('tr.detail', h('td', { colspan: '9' }, this.detail ?? 'loading')) : null]))));
  }

  line(row) {
    const share = row.progress?.share ?? (row.state === 'complete' ? 1 : 0);
    return h('tr', { 'data-id': row.id }, h('th', { scope: 'row' }, h('button.link', { type: 'button', 'aria-expanded': String(this.opened === row.id), onclick: () => this.open(row.id) }, row.id)),
      h('td', ['waiting', 'reading'].includes(row.state) ? [h('progress', { max: '1', value: String(share), 'aria-label': `${row.id} progress` }), ` ${Math.round(100 * share)} %`] : word(row.state)),
      h('td', { title: (row.what ?? []).join('\n') }, told((row.what ?? []).map((one) => one.split('/').filter(Boolean).at(-1) ?? one).join(', '))), h('td', row.by), h('td', moment(row.started)), h('td.number', number(row.progress?.read ?? row.arrivals)), h('td.number', number(row.progress?.known)),
      h('td.number', row.failures || row.progress?.failed ? h('b.warn', number(row.failures ?? row.progress.failed)) : '–'),
      h('td', row.state === 'complete' && !row.undone && may('admin') ? h('button', { type: 'button', onclick: () => this.takeBack(row) }, 'Take back') : null));
  }

  async open(id) {
    this.opened = this.opened === id ? null : id;
    this.detail = null;
    this.draw();
    if (!this.opened) return;
    try {
      const one = await get(`imports/${id}`);
      this.detail = [one.errors?.length ? h('ul.doubts', one.errors.map((error) => h('li', told(error.place, 'b'), ': ', error.reason))) : h('p', 'Everything could be read.'),
        h('p', (one.reports ?? []).slice(0, 200).map((report) => [h('a', { href: href({ pick: report }), onclick: (event) => { event.preventDefault(); go({ pick: report }, { replace: true }); } }, report), ' ']))];
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.detail = h('p.error', error.message);
    }
    this.draw();
  }

  async upload(files) {
    for (const file of files) {
      const line = h('li', { dir: 'auto' }, `${file.name}: `, h('span', 'on its way'));
      this.sent.append(line);
      const tell = (words, kind = '') => fill(line, `${file.name}: `, h('span', { class: kind }, words));
      const type = TYPES[file.name.split('.').pop().toLowerCase()];
      if (!type) { tell('not a kind of file that the desk takes', 'error'); continue; }
      if (file.size > MOST) { tell('larger than 32 MB; use rapporteur ingest', 'error'); continue; }
      try {
        const made = await send('POST', 'reports', file, { type, headers: { 'Idempotency-Key': `${file.name.replace(/[^\x20-\x7e]/g, '_').slice(0, 120)} ${file.size} ${file.lastModified}` } });
        tell(`${made.id}, ${word(made.state)}`);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        tell(error.message, 'error');
      }
    }
    this.files.value = '';
    this.load();
  }

  async takeBack(row) {
    if (!confirm(`Take ${row.id} back as a whole? Reports that nothing else brought leave the record's present.`)) return;
    try {
      const { reports = [] } = await get(`imports/${row.id}`);
      // The news that they left may come before the answer does.
      if (reports.includes(picked()?.report ?? current().pick)) go({ pick: null }, { replace: true });
      const gone = await send('DELETE', `imports/${row.id}`);
      toast(`${row.id} is taken back: ${many(gone?.reports ?? 0, 'report')} left.`);
      recordChanged();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      toast(error.message, null, 'error');
    }
  }

  close() {
    this.off();
    this.main.removeEventListener('dragover', this.over);
    this.main.removeEventListener('drop', this.drop);
  }
}

/** A report to paste: it is read at once, and what was found in it opens. */
function pasteForm(done) {
  const text = h('textarea', { required: true, rows: '9', dir: 'auto', name: 'text', placeholder: 'Paste a report: its text, as it stands.' });
  const field = (name, words, hint = '') => h('label', words, h('input', { name, type: 'text', placeholder: hint, autocomplete: 'off' }));
  const state = h('span.note', { 'aria-live': 'polite' });
  const button = h('button.primary', { type: 'submit' }, 'Read it');
  const form = h('form.paste', { onsubmit: (event) => { event.preventDefault(); paste(form, state, button, done); } },
    h('h2', 'Paste a report'), h('label', h('span.unseen', 'Text'), text),
    h('div.fields', field('title', 'Headline'), field('outlet', 'Outlet'), field('published', 'Published', '2024-03-04'), field('url', 'Address')), h('footer', state, button));
  return form;
}

async function paste(form, state, button, done) {
  const body = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value));
  button.disabled = true;
  fill(state, 'Reading …');
  try {
    const made = await send('POST', 'reports', body, { parameters: { wait: true } });
    if (made.errors?.length) fill(state, h('span.error', made.errors.map((one) => one.reason).join('; ')));
    else {
      fill(state, made.state === 'complete' ? `Read: ${(made.reports ?? []).join(', ')}` : `${made.id} waits to be read`);
      form.reset();
    }
    recordChanged();
    done(made);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    fill(state, h('span.error', error.message));
  } finally {
    button.disabled = false;
  }
}
