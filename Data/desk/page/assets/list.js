// A list of rows that goes on when its end comes into sight. Rows are links: they open in a new tab, and j and k go from one to the next.

import { h, fill, announce } from './dom.js';
import { current, go, href } from './state.js';
import { newest, Problem } from './api.js';
import { marks } from './marks.js';

export class List {
  /** ask(after, limit, signal) gives a page; row(row) what stands in a row; idOf and groupOf name it and its heading. */
  constructor({ label, ask, row, idOf = (one) => one.id, groupOf = null, reportOf = () => null, empty = 'Nothing here.', onRows = null, limit = 100, first = 60 }) {
    Object.assign(this, { ask, draw: row, idOf, groupOf, reportOf, empty, onRows, limit, first });
    this.rows = [];
    this.next = null;
    this.at = -1;
    this.run = newest();
    this.foot = h('p.foot');
    this.body = h('ol.rows');
    this.element = h('section.list', { 'aria-label': label, tabindex: '-1' }, this.body, this.foot);
    this.watcher = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.more(), { root: null, rootMargin: '600px' });
    this.watcher.observe(this.foot);
    this.body.addEventListener('click', (event) => this.clicked(event));
  }

  /** Asks anew, as many rows as there were; what was picked stays where it is. */
  async reload({ keep = false } = {}) {
    const limit = keep ? Math.min(1000, Math.max(this.limit, this.rows.length)) : Math.min(this.first, this.limit);
    this.element.setAttribute('aria-busy', 'true');
    try {
      const page = await this.run((signal) => this.ask(undefined, limit, signal));
      if (!page) return;
      const hadFocus = this.body.contains(document.activeElement);
      this.rows = [];
      this.group = null;
      fill(this.body);
      this.add(page);
      if (hadFocus) (this.linkAt(Math.max(0, this.at)) ?? this.element).focus({ preventScroll: true });
      if (!keep) this.element.scrollTop = 0;
    } catch (error) {
      this.failed(error);
    } finally {
      this.element.removeAttribute('aria-busy');
    }
    this.show();
  }

  async more() {
    if (!this.next || this.loading) return;
    this.loading = true;
    try {
      const page = await this.run((signal) => this.ask(this.next, this.limit, signal));
      if (page) this.add(page);
    } catch (error) {
      this.failed(error);
    } finally {
      this.loading = false;
    }
  }

  failed(error) {
    if (!(error instanceof Problem)) throw error;
    this.next = null;
    fill(this.foot, h('span.error', error.message));
  }

  add(page) {
    for (const row of page.rows) {
      const group = this.groupOf?.(row);
      if (group !== undefined && group !== null && group !== this.group) {
        this.body.append(h('li.group', h('h3', group)));
        this.group = group;
      }
      this.body.append(this.line(row, this.rows.length));
      this.rows.push(row);
    }
    this.next = page.next;
    fill(this.foot, this.rows.length ? (this.next ? 'more below' : `${this.rows.length} in all`) : this.empty);
    this.onRows?.(this.rows);
    this.show();
  }

  line(row, index) {
    const id = this.idOf(row);
    return h('li', { class: marks.has(id) ? 'marked' : '', 'data-id': id },
      h('a.row', { href: href(this.picking(row)), 'data-index': index }, this.draw(row)));
  }

  clicked(event) {
    const link = event.target.closest('a.row');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    this.pick(Number(link.dataset.index));
  }

  pick(index) {
    if (index < 0 || index >= this.rows.length) return;
    this.at = index;
    go(this.picking(this.rows[index]), { replace: true });
    this.show();
  }

  /** A place is shown in its report, which the address names too. */
  picking(row) {
    const id = this.idOf(row);
    return { pick: id, in: id[0] === 'p' ? this.reportOf(row) : null };
  }

  /** One on or back. */
  move(step) {
    if (!this.rows.length) return;
    const from = this.indexOf(current().pick) ?? Math.min(this.at, this.rows.length) ?? -1;
    const index = Math.max(0, Math.min(this.rows.length - 1, from + step));
    this.pick(index);
    const link = this.linkAt(index);
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: 'nearest' });
    if (index > this.rows.length - 10) this.more();
  }

  /** Where the thing after a row that has gone stood. */
  stay() {
    if (this.indexOf(current().pick) !== null || !this.rows.length || this.at < 0) return;
    this.pick(Math.min(this.at, this.rows.length - 1));
    announce(`${this.rows.length} left in the list`);
  }

  indexOf(id) {
    const index = id ? this.rows.findIndex((row) => this.idOf(row) === id) : -1;
    return index < 0 ? null : index;
  }

  linkAt(index) { return this.body.querySelector(`a.row[data-index="${index}"]`); }

  /** Shows which row is picked and which are marked. */
  show() {
    const pick = current().pick;
    for (const link of this.body.querySelectorAll('a.row[aria-current]')) link.removeAttribute('aria-current');
    const index = this.indexOf(pick);
    if (index === null) return;
    this.at = index;
    this.linkAt(index)?.setAttribute('aria-current', 'true');
  }

  showMarks() {
    for (const line of this.body.children) line.classList.toggle('marked', marks.has(line.dataset.id));
  }

  close() { this.watcher.disconnect(); }
}
