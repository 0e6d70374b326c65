// Events on the map: shapes by status, circles for how surely the place is known, lines for places told from others, and clusters that open.
//
// Clusters are the cells of a grid that is fixed to the world, so that they stay while the map is moved. Ten thousand points are gathered in a
// few milliseconds at each rest of the map.

import { CanvasLayer, worldX, worldY, pixelsPerKilometre, colours } from './canvas.js';
import { draw as drawShape } from '../glyphs.js';
import { QUADS } from '../words.js';

const L = globalThis.L;
const CELL = 54;
const APART_FROM = 15;
const NEAR = 24;
const TURN = Math.PI * 2;

export const Points = CanvasLayer.extend({
  options: { pane: 'overlayPane', zIndex: 3, onPick: () => {}, onHover: () => {} },

  initialize(options) {
    CanvasLayer.prototype.initialize.call(this, options);
    this.data = { count: 0 };
    this.shown = [];
    this.lines = new Map();
    this.opened = null;
    this.pick = null;
  },

  onAdd(map) {
    CanvasLayer.prototype.onAdd.call(this, map);
    map.on({ click: this.clicked, mousemove: this.moved, mouseout: this.left }, this);
  },

  onRemove(map) {
    map.off({ click: this.clicked, mousemove: this.moved, mouseout: this.left }, this);
    CanvasLayer.prototype.onRemove.call(this, map);
  },

  /** Takes the answer of `map`: points in columns, words by number. */
  set(answer) {
    const at = Object.fromEntries(answer.columns.map((name, index) => [name, index]));
    const count = answer.points.length;
    const data = { count, rows: answer.points, at, words: answer.words, x: new Float64Array(count), y: new Float64Array(count), index: new Map() };
    for (let i = 0; i < count; i += 1) {
      const row = answer.points[i];
      data.x[i] = worldX(row[at.lon]);
      data.y[i] = worldY(row[at.lat]);
      data.index.set(row[at.id], i);
    }
    this.lines = new Map((answer.lines ?? []).map((line) => [line[0], line]));
    this.data = data;
    this.opened = null;
    this.redraw();
  },

  /** What is known of a point, in words. */
  about(index) {
    const { rows, at, words } = this.data;
    const row = rows[index];
    const said = (name) => (row[at[name]] === null || row[at[name]] === undefined ? null : words[row[at[name]]]);
    return { id: `v${row[at.id]}`, lat: row[at.lat], lon: row[at.lon], radius: row[at.radius_km], date: row[at.date], type: said('type'), status: said('status'), certainty: said('certainty'), place: said('place') };
  },

  find(id) { return id?.[0] === 'v' ? this.data.index?.get(Number(id.slice(1))) ?? null : null; },

  setPick(id) {
    this.pick = this.find(id);
    this.redraw();
    return this.pick === null ? null : this.about(this.pick);
  },

  draw(context, view) {
    this.shown = [];
    if (!this.data.count) return;
    const ink = colours();
    const groups = merged(this.gathered(view));
    const style = { paper: ink.paper, ink: ink.ink, 1: ink['quad-1'], 2: ink['quad-2'], 3: ink['quad-3'], 4: ink['quad-4'], pick: ink.accent };
    for (const group of groups) if (group.length === 1) this.uncertain(context, view, group[0], style);
    const opened = [];
    for (const group of groups) this.group(context, view, group, style, opened);
    for (const late of opened) this.spread(context, late.x, late.y, late.group, style);
  },

  /** Points in sight, by the cells of the grid. */
  gathered(view) {
    const { count, x, y } = this.data;
    const cells = new Map();
    const groups = [];
    const apart = view.zoom >= APART_FROM;
    const left = view.x;
    const top = view.y;
    for (let i = 0; i < count; i += 1) {
      let px = x[i] * view.scale;
      const py = y[i] * view.scale;
      if (py < top || py > top + view.height) continue;
      if (px < left) px += view.scale * Math.ceil((left - px) / view.scale);
      else if (px > left + view.width) px -= view.scale * Math.ceil((px - left - view.width) / view.scale);
      if (px < left || px > left + view.width) continue;
      const cell = apart ? `${x[i]} ${y[i]}` : Math.floor(px / CELL) * 4194304 + Math.floor(py / CELL);
      let group = cells.get(cell);
      if (!group) { group = []; group.cell = cell; group.apart = apart; group.sumX = 0; group.sumY = 0; cells.set(cell, group); groups.push(group); }
      group.push(i);
      group.sumX += px;
      group.sumY += py;
    }
    return groups;
  },

  group(context, view, group, style, opened) {
    const x = group.sumX / group.length - view.x;
    const y = group.sumY / group.length - view.y;
    const hasPick = this.pick !== null && group.includes(this.pick);
    if (group.length === 1) this.single(context, x, y, group[0], style, hasPick);
    else if (this.opened === `${view.zoom} ${group.cell}`) opened.push({ x, y, group });
    else this.cluster(context, x, y, group, style, hasPick);
  },

  single(context, x, y, index, style, isPicked) {
    const { rows, at, words } = this.data;
    const row = rows[index];
    if (isPicked) ring(context, x, y, 12, style);
    drawShape(context, words[row[at.status]], x, y, isPicked ? 17 : 14, style[QUADS[words[row[at.type]]] ?? 4], style.paper);
    this.shown.push({ x, y, reach: 11, index, group: null });
  },

  /** A disc with how many, ringed by how many of each kind of deed. */
  cluster(context, x, y, group, style, hasPick) {
    const { rows, at, words } = this.data;
    const shares = [0, 0, 0, 0, 0];
    for (const index of group) shares[QUADS[words[rows[index][at.type]]] ?? 4] += 1;
    const radius = Math.min(21, 9 + 2.4 * Math.log2(group.length));
    if (hasPick) ring(context, x, y, radius + 4, style);
    context.beginPath();
    context.arc(x, y, radius, 0, TURN);
    context.fillStyle = style.paper;
    context.fill();
    let from = -Math.PI / 2;
    context.lineWidth = 3;
    for (const quad of [4, 3, 2, 1]) {
      if (!shares[quad]) continue;
      const to = from + TURN * shares[quad] / group.length;
      context.beginPath();
      context.arc(x, y, radius - 1.5, from, to);
      context.strokeStyle = style[quad];
      context.stroke();
      from = to;
    }
    context.fillStyle = style.ink;
    context.font = '600 11px ui-sans-serif, system-ui, "Noto Sans", sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(group.length > 999 ? `${(group.length / 1000).toFixed(1)}k` : String(group.length), x, y + 0.5);
    this.shown.push({ x, y, reach: radius, index: null, group });
  },

  /** An opened cluster: its points on a spiral, each on a leg. */
  spread(context, x, y, group, style) {
    let angle = 0;
    let radius = 24;
    context.strokeStyle = style.ink;
    for (const index of group.slice(0, 150)) {
      const [toX, toY] = [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
      context.globalAlpha = 0.35;
      context.lineWidth = 1;
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(toX, toY);
      context.stroke();
      context.globalAlpha = 1;
      this.single(context, toX, toY, index, style, index === this.pick);
      angle += 20 / radius;
      radius += 20 * 20 / radius / TURN;
    }
    context.beginPath();
    context.arc(x, y, 3, 0, TURN);
    context.fillStyle = style.ink;
    context.fill();
  },

  /** How surely the place is known, and from where it was told. */
  uncertain(context, view, index, style) {
    const { rows, at, words } = this.data;
    const row = rows[index];
    const colour = style[QUADS[words[row[at.type]]] ?? 4];
    const x = this.data.x[index] * view.scale - view.x;
    const y = this.data.y[index] * view.scale - view.y;
    const radius = (row[at.radius_km] ?? 0) * pixelsPerKilometre(row[at.lat], view.scale);
    context.strokeStyle = colour;
    context.fillStyle = colour;
    if (radius > 9 && radius < 900) {
      context.beginPath();
      context.arc(x, y, radius, 0, TURN);
      context.globalAlpha = index === this.pick ? 0.14 : 0.06;
      context.fill();
      context.globalAlpha = index === this.pick ? 0.9 : 0.45;
      context.lineWidth = 1;
      context.setLineDash([4, 3]);
      context.stroke();
      context.setLineDash([]);
      context.globalAlpha = 1;
    }
    const line = this.lines.get(row[at.id]);
    if (line) this.relative(context, view, line, x, y);
  },

  relative(context, view, line, x, y) {
    const fromX = worldX(line[2]) * view.scale - view.x;
    const fromY = worldY(line[1]) * view.scale - view.y;
    if (Math.hypot(fromX - x, fromY - y) < 4) return;
    context.lineWidth = 1.6;
    context.setLineDash([2, 3]);
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.lineTo(x, y);
    context.stroke();
    context.setLineDash([]);
    context.strokeRect(fromX - 2.5, fromY - 2.5, 5, 5);
  },

  hit(event) {
    const { x, y } = this._map.latLngToLayerPoint(event.latlng).subtract(this.corner);
    let best = null;
    let nearest = Infinity;
    for (const one of this.shown) {
      const far = Math.hypot(one.x - x, one.y - y);
      if (far <= one.reach + 3 && far < nearest) { best = one; nearest = far; }
    }
    return best;
  },

  clicked(event) {
    const found = this.hit(event);
    if (!found) { if (this.opened) { this.opened = null; this.redraw(); } return; }
    if (found.index !== null) this.options.onPick(this.about(found.index));
    else this.open(found.group);
  },

  /** Goes nearer until the cluster falls apart; where all is at one point, opens it on the spot. */
  open(group) {
    const bounds = L.latLngBounds(group.map((index) => [this.data.rows[index][this.data.at.lat], this.data.rows[index][this.data.at.lon]]));
    const isPoint = bounds.getNorth() - bounds.getSouth() < 2e-4 && bounds.getEast() - bounds.getWest() < 2e-4;
    if (isPoint || this.zoom >= APART_FROM) {
      this.opened = `${this.zoom} ${group.cell}`;
      this.redraw();
    } else {
      this._map.fitBounds(bounds.pad(0.2), { maxZoom: Math.min(APART_FROM, this.zoom + 5) });
    }
  },

  moved(event) {
    const found = this.hit(event);
    this._map.getContainer().classList.toggle('is-over', Boolean(found));
    this.options.onHover(found, event.containerPoint);
  },

  left() { this.options.onHover(null); },
});

/** Groups of neighbouring cells whose middles lie one upon the other, as one. */
function merged(groups) {
  const out = [];
  for (const group of groups.sort((a, b) => b.length - a.length)) {
    const x = group.sumX / group.length;
    const y = group.sumY / group.length;
    const near = out.find((other) => !other.apart && Math.abs(other.sumX / other.length - x) < NEAR && Math.abs(other.sumY / other.length - y) < NEAR);
    if (!near) { out.push(group); continue; }
    for (const index of group) near.push(index);
    near.sumX += group.sumX;
    near.sumY += group.sumY;
  }
  return out;
}

function ring(context, x, y, radius, style) {
  context.beginPath();
  context.arc(x, y, radius, 0, TURN);
  context.strokeStyle = style.paper;
  context.lineWidth = 5;
  context.stroke();
  context.strokeStyle = style.pick;
  context.lineWidth = 2.5;
  context.stroke();
}
