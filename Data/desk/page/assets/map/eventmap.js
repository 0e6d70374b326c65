// The map of events beside a list: what is picked in one is shown in the other, and what is in sight can become a filter.

import { h, fill } from '../dom.js';
import { get, newest, Problem } from '../api.js';
import { current, filters, go } from '../state.js';
import { makeMap, fit } from './map.js';
import { Points } from './points.js';
import { certainty } from '../glyphs.js';
import { typeWord, day, many, QUAD_WORDS } from '../words.js';

const L = globalThis.L;

export class EventMap {
  constructor() {
    this.run = newest();
    this.tip = h('div.tip', { hidden: true });
    this.count = h('p.count');
    this.inView = h('button', { type: 'button', onclick: () => this.filterByView() }, 'Only what is in view');
    this.plane = h('div.plane');
    this.element = h('section.map', { 'aria-label': 'Map' }, this.plane, this.tip,
      h('div.map-tools', this.inView, h('button', { type: 'button', onclick: () => this.fitAll(true) }, 'All')), this.count, legend());
  }

  start() {
    this.map = makeMap(this.plane, { label: 'Map of events. Arrows move it, plus and minus zoom; the list beside it holds the same events.' });
    this.points = new Points({ onPick: (event) => go({ pick: event.id }, { replace: true }), onHover: (found, at) => this.hover(found, at) });
    this.points.addTo(this.map);
    this.circle = null;
  }

  async update({ keep = false } = {}) {
    try {
      const answer = await this.run((signal) => get('map', { ...filters([]), limit: 10000 }, signal));
      if (!answer) return;
      this.points.set(answer);
      this.map.base.setTold(this.named());
      fill(this.count, `${many(answer.points.length, 'event')} with a point${answer.more ? ', the latest of more' : ''}`);
      this.points.setPick(current().pick);
      if (!keep) this.fitAll(false);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      fill(this.count, h('span.error', error.message));
    }
    this.showCircle();
  }

  /** Each place that events name, once, those with most events first. */
  named() {
    const found = new Map();
    for (let i = 0; i < this.points.data.count; i += 1) {
      const { place, lat, lon } = this.points.about(i);
      if (!place) continue;
      const known = found.get(place) ?? { name: place, lat, lon, events: 0 };
      known.events += 1;
      found.set(place, known);
    }
    return [...found.values()].sort((a, b) => b.events - a.events).slice(0, 400);
  }

  fitAll(always) {
    const { data } = this.points;
    if (always) this.map.isPlaced = false;
    if (always) go({ map: null }, { replace: true });
    if (data.count) fit(this.map, data.rows.map((row) => [row[data.at.lat], row[data.at.lon]]));
  }

  /** Shows what is picked, and goes there if it is out of sight. */
  pick(id) {
    const event = this.points.setPick(id);
    if (event && !this.map.getBounds().pad(-0.05).contains([event.lat, event.lon])) this.map.panTo([event.lat, event.lon], { animate: !matchMedia('(prefers-reduced-motion: reduce)').matches });
  }

  /** The circle that fits into the map becomes the filter `near` with its radius; a second time takes it off. */
  filterByView() {
    if (current().near) return go({ near: null, radius: null });
    const centre = this.map.getCenter().wrap();
    const size = this.map.getSize();
    const edge = this.map.containerPointToLatLng(size.x < size.y ? [0, size.y / 2] : [size.x / 2, 0]);
    const radius = Math.max(1, Math.round(this.map.distance(this.map.getCenter(), edge) / 1000));
    go({ near: `${centre.lat.toFixed(3)},${centre.lng.toFixed(3)}`, radius: String(radius) });
  }

  showCircle() {
    this.circle?.remove();
    this.circle = null;
    const { near, radius } = current();
    this.inView.setAttribute('aria-pressed', String(Boolean(near)));
    const [lat, lon] = (near ?? '').split(',').map(Number);
    if (!near || !Number.isFinite(lat) || !Number.isFinite(lon)) return;
    this.circle = L.circle([lat, lon], { radius: Number(radius ?? 50) * 1000, className: 'near-circle', interactive: false, fill: false }).addTo(this.map);
  }

  hover(found, at) {
    this.tip.hidden = !found;
    if (!found) return;
    if (found.group) fill(this.tip, h('b', many(found.group.length, 'event')), h('span.note', ' click to open'));
    else {
      const event = this.points.about(found.index);
      fill(this.tip, h('b', typeWord(event.type)), ' ', certainty(event.status), h('br'), h('span', { dir: 'auto' }, event.place ?? ''), ` ${day(event.date)}`, event.radius ? h('span.note', ` within ${event.radius} km`) : null);
    }
    this.tip.style.left = `${Math.min(at.x + 12, this.plane.clientWidth - 210)}px`;
    this.tip.style.top = `${at.y > 90 ? at.y - 58 : at.y + 16}px`;
  }

  close() { this.map?.remove(); }
}

function legend() {
  return h('details.legend', h('summary', 'Signs'),
    h('ul', ['reported', 'claimed', 'confirmed', 'denied', 'unconfirmed', 'conditional', 'promised', 'threatened', 'requested', 'negated', 'historical'].map((code) => h('li', certainty(code)))),
    h('ul', Object.entries(QUAD_WORDS).map(([quad, words]) => h('li', h(`i.swatch.quad-${quad}`), ` ${words}`))),
    h('p', 'A number is a cluster: click to open it. A broken circle is how surely the place is known; a dotted line runs from the place that it is told from.'));
}
