// How many carry an event, and how many know of it on their own: asked for the rows that are seen, a few at a time.

import { h, fill } from './dom.js';
import { get, Problem } from './api.js';
import { current } from './state.js';
import { carriers } from './words.js';

const AT_ONCE = 4;

export class Carriers {
  constructor() {
    this.known = new Map();
    this.waiting = [];
    this.running = 0;
    this.watcher = new IntersectionObserver((seen) => { for (const one of seen) if (one.isIntersecting) this.ask(one.target); }, { rootMargin: '80px' });
  }

  /** The cell of a row; it is filled once it is in sight. */
  cell(row) {
    const cell = h('span.col.told', { 'data-event': row.id, dir: 'auto' }, h('span.faint', row.outlet ?? row.report));
    if (this.known.has(row.id)) this.write(cell, this.known.get(row.id));
    else this.watcher.observe(cell);
    return cell;
  }

  ask(cell) {
    this.watcher.unobserve(cell);
    this.waiting.push(cell);
    this.work();
  }

  async work() {
    if (this.running >= AT_ONCE) return;
    const cell = this.waiting.shift();
    if (!cell) return;
    if (!cell.isConnected) { this.work(); return; }
    this.running += 1;
    const event = cell.dataset.event;
    try {
      if (!this.known.has(event)) {
        const { rows } = await get('occurrences', { of: event, 'as-of': current()['as-of'] });
        for (const row of rows) for (const other of row.events) this.known.set(other, row);
        if (!rows.length) this.known.set(event, null);
      }
      this.write(cell, this.known.get(event));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    } finally {
      this.running -= 1;
      this.work();
    }
  }

  write(cell, occurrence) {
    if (occurrence) fill(cell, carriers(occurrence.carriers.length || occurrence.reports, occurrence.sources));
  }

  /** The record has changed: what is known may be otherwise now. */
  forget() { this.known.clear(); }
  close() { this.watcher.disconnect(); this.waiting = []; }
}
