// The base of the map: land, lakes, borders and names, out of files that come with the page. Nothing is fetched from elsewhere.

import { CanvasLayer, worldX, worldY, colours } from './canvas.js';
import { placesIn } from '../gazetteer.js';
import { newest } from '../api.js';
import { idle } from '../dom.js';

const DETAIL_FROM = 5;
const files = new Map();

async function load(name) {
  if (!files.has(name)) files.set(name, fetch(`/assets/base/${name}.json`).then((answer) => answer.json()).then(decoded));
  return files.get(name);
}

/** Whole numbers and steps to points of the world's square, with the box of each line. */
function decoded(file) {
  const out = { countries: file.countries ?? [] };
  for (const kind of ['land', 'lakes', 'borders', 'divisions']) out[kind] = (file[kind] ?? []).map((line) => shape(line, file.unit));
  return out;
}

function shape(steps, unit) {
  const points = new Float32Array(steps.length);
  const box = [2, 2, -2, -2];
  let lon = 0;
  let lat = 0;
  for (let i = 0; i < steps.length; i += 2) {
    lon += steps[i];
    lat += steps[i + 1];
    const x = worldX(lon / unit);
    const y = worldY(lat / unit);
    points[i] = x;
    points[i + 1] = y;
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return { points, box };
}

export const Base = CanvasLayer.extend({
  options: { pane: 'tilePane', zIndex: 2, overTiles: false },

  onAdd(map) {
    this.labels = [];
    this.ask = newest();
    CanvasLayer.prototype.onAdd.call(this, map);
    map.on('moveend', this.fetchLabels, this);
    // Rows come first: the world is drawn once the page has nothing else to do.
    idle(() => load('world').then((world) => { this.world = world; this.redraw(); this.fetchLabels(); }));
  },

  onRemove(map) {
    map.off('moveend', this.fetchLabels, this);
    CanvasLayer.prototype.onRemove.call(this, map);
  },

  draw(context, view) {
    const ink = colours();
    const fine = view.zoom >= DETAIL_FROM;
    if (fine && !this.detail) load('detail').then((detail) => { this.detail = detail; this.redraw(); });
    const data = (fine && this.detail) || this.world;
    if (!data) return;
    for (const turn of turns(view)) {
      const seen = { ...view, x: view.x - turn * view.scale };
      if (!this.options.overTiles) {
        this.area(context, data.land, seen, ink.land);
        this.line(context, data.land, seen, ink.coast, 0.7);
        this.area(context, data.lakes, seen, ink.water);
        if (view.zoom >= 5) this.line(context, data.divisions, seen, ink.division, 0.8, [3, 3]);
        this.line(context, data.borders, seen, ink.border, view.zoom < 5 ? 0.9 : 1.5);
      }
    }
    this.write(context, view, ink);
  },

  area(context, shapes, view, colour) {
    context.beginPath();
    for (const one of shapes) if (inView(one.box, view)) trace(context, one.points, view, true);
    context.fillStyle = colour;
    context.fill();
  },

  line(context, shapes, view, colour, width, dash = []) {
    context.beginPath();
    for (const one of shapes) if (inView(one.box, view)) trace(context, one.points, view, false);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash(dash);
    context.stroke();
    context.setLineDash([]);
  },

  /** Places that events name, for where the server has no list of places. */
  setTold(places) { this.told = places; this.fetchLabels(); },

  /** Names that another layer writes itself. */
  leaveOut(names) { this.others = new Set(names); this.redraw(); },

  /** Names that do not cover one another: countries from afar, places from near, those with more people first. */
  write(context, view, ink) {
    const taken = [];
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    if (!this.options.overTiles && view.zoom >= 3 && view.zoom <= 6) {
      for (const [name, lat, lon, from] of this.world?.countries ?? []) {
        if (from - 0.6 <= view.zoom) label(context, view, { name: view.zoom < 5 ? name.toUpperCase() : name, lat, lon }, taken, ink, true);
      }
    }
    if (view.zoom >= 5) for (const place of this.labels) if (!this.others?.has(place.name)) label(context, view, place, taken, ink, false);
  },

  async fetchLabels() {
    const map = this._map;
    if (!map || map.getZoom() < 5 || this.options.overTiles) return;
    const box = map.getBounds().pad(0.25);
    const clamp = (value, most) => Math.max(-most, Math.min(most, value));
    const rows = await this.ask((signal) => placesIn([clamp(box.getWest(), 180), clamp(box.getSouth(), 90), clamp(box.getEast(), 180), clamp(box.getNorth(), 90)], 200, signal));
    if (!rows || !this._map) return;
    const towns = rows.filter((row) => !row.feature?.startsWith('ADM'));
    this.labels = rows.length ? towns : this.told ?? [];
    this.redraw();
  },
});

/** The world is drawn again on either side where the map shows more than one. */
function turns(view) {
  const first = Math.floor(view.x / view.scale);
  const last = Math.floor((view.x + view.width) / view.scale);
  return Array.from({ length: Math.min(5, last - first + 1) }, (_, index) => first + index);
}

function inView(box, view) {
  return box[2] * view.scale > view.x && box[0] * view.scale < view.x + view.width && box[3] * view.scale > view.y && box[1] * view.scale < view.y + view.height;
}

/** Leaves out what is nearer than a pixel to the point before. */
function trace(context, points, view, isClosed) {
  const { scale, x: left, y: top } = view;
  let beforeX = points[0] * scale - left;
  let beforeY = points[1] * scale - top;
  context.moveTo(beforeX, beforeY);
  const last = points.length - 2;
  for (let i = 2; i <= last; i += 2) {
    const x = points[i] * scale - left;
    const y = points[i + 1] * scale - top;
    if (i !== last && Math.abs(x - beforeX) + Math.abs(y - beforeY) < 1.2) continue;
    context.lineTo(x, y);
    beforeX = x;
    beforeY = y;
  }
  if (isClosed) context.closePath();
}

function label(context, view, place, taken, ink, isCountry) {
  const y = worldY(place.lat) * view.scale - view.y;
  const at = worldX(place.lon) * view.scale - view.x;
  for (const x of [at, at + view.scale, at - view.scale]) {
    if (x < 0 || x > view.width || y < 0 || y > view.height) continue;
    context.font = isCountry ? '600 10.5px ui-sans-serif, system-ui, "Noto Sans", sans-serif' : `${place.population > 300000 ? 500 : 400} 11px ui-sans-serif, system-ui, "Noto Sans", sans-serif`;
    const half = context.measureText(place.name).width / 2 + 4;
    const shift = isCountry ? 0 : 11;
    const box = [x - half, y + shift - 8, x + half, y + shift + 8];
    if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) continue;
    taken.push(box);
    context.strokeStyle = ink.halo;
    context.lineWidth = 3;
    context.strokeText(place.name, x, y + shift);
    context.fillStyle = isCountry ? ink['country-name'] : ink['place-name'];
    context.fillText(place.name, x, y + shift);
    if (!isCountry) {
      context.beginPath();
      context.arc(x, y, place.population > 300000 ? 2.4 : 1.7, 0, 7);
      context.fill();
    }
  }
}
