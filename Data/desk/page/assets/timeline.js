// Events over time: bars that can be brushed. Filled is what is told as done, hollow what is denied, doubtful, threatened, promised.

import { h, fill } from './dom.js';
import { get, newest, Problem } from './api.js';
import { current, filters, go } from './state.js';
import { colours } from './map/canvas.js';
import { day, many } from './words.js';

const FIRM = new Set(['reported', 'claimed', 'confirmed', 'historical']);
const DAY = 86400000;
const LEFT = 6;

export class Timeline {
  constructor() {
    this.run = newest();
    this.canvas = h('canvas', { tabindex: '0', role: 'img' });
    this.words = h('p.note');
    this.reset = h('button.quiet', { type: 'button', onclick: () => go({ since: null, until: null }) }, 'All days');
    this.element = h('section.timeline', { 'aria-label': 'Timeline' }, this.canvas, h('p.under', this.words, this.reset));
    this.bins = [];
    this.canvas.addEventListener('pointerdown', (event) => this.begin(event));
    this.canvas.addEventListener('pointermove', (event) => this.move(event));
    this.canvas.addEventListener('pointerup', (event) => this.end(event));
    this.canvas.addEventListener('keydown', (event) => this.key(event));
    this.watcher = new ResizeObserver(() => this.draw());
    this.watcher.observe(this.canvas);
    this.redraw = () => this.draw();
    addEventListener('theme', this.redraw);
  }

  close() { this.watcher.disconnect(); removeEventListener('theme', this.redraw); }

  /** Asks by month first; by day where there are few months, or around days that are chosen. Its own days are left out, so that the brush shows what lies beside it. */
  async update() {
    try {
      const found = await this.run(async (signal) => {
        const asked = filters(['since', 'until', 'sources']);
        const months = (await get('timeline', { ...asked, by: 'month' }, signal)).rows;
        const span = spanOf(months);
        const grain = span > 12 * 400 ? 'year' : span > 500 ? 'month' : 'day';
        const near = grain === 'day' ? null : around(current());
        if (near) return { rows: (await get('timeline', { ...asked, ...near, by: 'day' }, signal)).rows, grain: 'day' };
        const rows = grain === 'month' ? months : (await get('timeline', { ...asked, by: grain }, signal)).rows;
        return { rows, grain };
      });
      if (!found) return;
      this.grain = found.grain;
      this.bins = bins(found.rows, found.grain);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.bins = [];
    }
    this.draw();
  }

  setPick(date) { this.picked = date; this.draw(); }

  draw() {
    const { since, until } = current();
    const total = this.bins.reduce((sum, bin) => sum + bin.firm + bin.loose, 0);
    this.reset.hidden = !since && !until;
    const words = this.bins.length ? `${many(total, 'event')}, ${day(this.bins[0].date)} to ${day(this.bins.at(-1).date)}, by ${this.grain}${since || until ? `; shown: ${since ? day(since) : 'the first'} to ${until ? day(until) : 'the last'}` : ''}` : 'No events with a day.';
    fill(this.words, words);
    this.canvas.setAttribute('aria-label', `Timeline: ${words}. Drag, or use the arrow keys, to choose days.`);
    const ratio = Math.min(2, devicePixelRatio || 1);
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (!width) return;
    this.canvas.width = width * ratio;
    this.canvas.height = height * ratio;
    const context = this.canvas.getContext('2d');
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (!this.bins.length) return;
    const ink = colours();
    this.from = this.bins[0].start;
    this.to = this.bins.at(-1).end;
    this.width = width - 2 * LEFT;
    this.axis(context, height, ink);
    const most = Math.max(...this.bins.map((bin) => bin.firm + bin.loose));
    const room = height - 22;
    for (const bin of this.bins) {
      const x = this.x(bin.start);
      const wide = Math.max(1.5, this.x(bin.end) - x - (this.width / this.bins.length > 4 ? 1 : 0));
      const firm = Math.max(bin.firm ? 1 : 0, room * scaled(bin.firm, most));
      const all = Math.max(firm, room * scaled(bin.firm + bin.loose, most));
      context.fillStyle = ink.bar;
      context.fillRect(x, room + 4 - firm, wide, firm);
      if (bin.loose) {
        context.strokeStyle = ink.bar;
        context.lineWidth = 1;
        context.strokeRect(x + 0.5, room + 4.5 - all, Math.max(1, wide - 1), Math.max(1, all - firm));
      }
    }
    this.shade(context, height, ink);
  }

  axis(context, height, ink) {
    context.font = '10.5px ui-sans-serif, system-ui, "Noto Sans", sans-serif';
    context.fillStyle = ink.muted;
    context.strokeStyle = ink.rule;
    context.textBaseline = 'alphabetic';
    let free = -Infinity;
    for (const bin of this.bins) {
      const isTick = this.grain === 'year' ? true : this.grain === 'month' ? bin.date.endsWith('-01') : bin.date.endsWith('-01') || this.bins.length < 60;
      const x = this.x(bin.start);
      if (!isTick || x < free) continue;
      const words = day(this.grain === 'month' ? bin.date.slice(0, 4) : bin.date, this.grain !== 'day' || bin.date.slice(5, 10) === '01-01' || free === -Infinity);
      if (x + context.measureText(words).width > this.width + 2 * LEFT) break;
      context.fillText(words, x, height - 3);
      context.fillRect(x, height - 17, 1, 4);
      free = x + context.measureText(words).width + 12;
    }
  }

  /** What lies outside the chosen days is veiled; the day of what is picked has a mark. */
  shade(context, height, ink) {
    const { since, until } = this.brush ?? current();
    if (since || until) {
      const left = since ? Math.max(LEFT, this.x(time(since))) : LEFT;
      const right = until ? Math.min(LEFT + this.width, this.x(endOf(until))) : LEFT + this.width;
      context.fillStyle = ink.veil;
      context.fillRect(0, 0, left, height - 18);
      context.fillRect(right, 0, this.width + 2 * LEFT - right, height - 18);
      context.fillStyle = ink.accent;
      context.fillRect(left - 1, 0, 2, height - 18);
      context.fillRect(right - 1, 0, 2, height - 18);
    }
    if (this.picked) {
      const x = this.x(time(this.picked)) + 1;
      context.fillStyle = ink.accent;
      context.beginPath();
      context.moveTo(x - 4, 0);
      context.lineTo(x + 4, 0);
      context.lineTo(x, 7);
      context.fill();
    }
  }

  x(moment) { return LEFT + this.width * (moment - this.from) / (this.to - this.from); }

  dateAt(event) {
    const x = event.clientX - this.canvas.getBoundingClientRect().left - LEFT;
    const at = this.from + (this.to - this.from) * Math.max(0, Math.min(0.99999, x / this.width));
    return this.bins.findLast((bin) => bin.start <= at)?.date ?? this.bins[0].date;
  }

  begin(event) {
    if (!this.bins.length) return;
    this.canvas.setPointerCapture(event.pointerId);
    this.anchor = this.dateAt(event);
    this.brush = { since: this.anchor, until: this.anchor };
    this.draw();
  }

  move(event) {
    if (!this.bins.length) return;
    const date = this.dateAt(event);
    if (this.anchor) {
      this.brush = date < this.anchor ? { since: date, until: this.anchor } : { since: this.anchor, until: date };
      this.draw();
    }
    const bin = this.bins.find((one) => one.date === date);
    this.canvas.title = bin ? `${day(date)}: ${many(bin.firm + bin.loose, 'event')}${bin.loose ? `, ${bin.loose} of them denied, doubtful or only said` : ''}` : day(date);
  }

  end() {
    if (!this.anchor) return;
    const { since, until } = this.brush;
    this.anchor = null;
    this.brush = null;
    go({ since, until });
  }

  key(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || !this.bins.length) return;
    event.preventDefault();
    const { since, until } = current();
    const at = (date) => this.bins.findIndex((bin) => bin.date === date.slice(0, bin.date.length));
    const first = since ? at(since) : -1;
    const last = until ? at(until) : first;
    const clamp = (index) => this.bins[Math.max(0, Math.min(this.bins.length - 1, index))].date;
    if (!since) go({ since: this.bins.at(step < 0 ? -1 : 0).date, until: this.bins.at(step < 0 ? -1 : 0).date }, { replace: true });
    else if (event.shiftKey) go({ until: clamp(last + step) }, { replace: true });
    else go({ since: clamp(first + step), until: clamp(last + step) }, { replace: true });
  }
}

/** Low bars stay visible beside high ones. */
function scaled(value, most) { return most ? Math.sqrt(value / most) : 0; }

function time(date) {
  const [year, month = '01', of = '01'] = date.slice(0, 10).split('-');
  return Date.UTC(Number(year), Number(month) - 1, Number(of));
}

function endOf(date) {
  const [year, month, of] = date.slice(0, 10).split('-').map(Number);
  if (of) return Date.UTC(year, month - 1, of) + DAY;
  return month ? Date.UTC(year, month, 1) : Date.UTC(year + 1, 0, 1);
}

/** Chosen days with as many on either side (a month at least), where they are few enough to be shown day by day. */
function around({ since, until }) {
  if (!since || !until) return null;
  const span = endOf(until) - time(since);
  if (span > 200 * DAY) return null;
  const margin = Math.max(30 * DAY, span);
  const words = (moment) => new Date(moment).toISOString().slice(0, 10);
  return { since: words(time(since) - margin), until: words(endOf(until) + margin - DAY) };
}

function spanOf(rows) {
  const dates = rows.map((row) => row.date).filter(Boolean).sort();
  return dates.length ? (endOf(dates.at(-1)) - time(dates[0])) / DAY : 0;
}

function bins(rows, grain) {
  const found = new Map();
  for (const row of rows) {
    if (!row.date) continue;
    const date = row.date.slice(0, { day: 10, month: 7, year: 4 }[grain]);
    const bin = found.get(date) ?? { date, start: time(date), end: endOf(date), firm: 0, loose: 0 };
    bin[FIRM.has(row.status) ? 'firm' : 'loose'] += row.events;
    found.set(date, bin);
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}
