// Who is said to hold which place, on the map. Hatched is claimed, filled is confirmed, chequered is contested; letters name the holder.

import { CanvasLayer, worldX, worldY, colours } from './canvas.js';

const L = globalThis.L;
const RADIUS = 15;

export const Held = CanvasLayer.extend({
  options: { pane: 'overlayPane', zIndex: 3, onPick: () => {} },

  initialize(options) { CanvasLayer.prototype.initialize.call(this, options); this.rows = []; this.pick = null; this.shown = []; },
  onAdd(map) { CanvasLayer.prototype.onAdd.call(this, map); map.on('click', this.clicked, this); },
  onRemove(map) { map.off('click', this.clicked, this); CanvasLayer.prototype.onRemove.call(this, map); },

  set(rows) { this.rows = rows.filter((row) => row.lat !== null && row.lat !== undefined); this.redraw(); },
  setPick(place) { this.pick = place; this.redraw(); },

  draw(context, view) {
    const ink = colours();
    this.shown = [];
    for (const row of this.rows) {
      let x = worldX(row.lon) * view.scale - view.x;
      const y = worldY(row.lat) * view.scale - view.y;
      x -= Math.floor(x / view.scale) * view.scale;
      if (x > view.width + 40 || y < -40 || y > view.height + 40) continue;
      this.shown.push({ x, y, row });
      disc(context, x, y, row.status, ink, row.place === this.pick);
      name(context, x, y, row, ink);
    }
  },

  clicked(event) {
    const { x, y } = this._map.latLngToLayerPoint(event.latlng).subtract(this.corner);
    const found = this.shown.filter((one) => Math.hypot(one.x - x, one.y - y) < RADIUS + 4).sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))[0];
    if (found) this.options.onPick(found.row);
  },
});

/** The disc of a place: its pattern says how surely it is held. */
function disc(context, x, y, status, ink, isPicked, radius = RADIUS) {
  context.save();
  context.beginPath();
  context.arc(x, y, radius, 0, 7);
  context.fillStyle = ink.paper;
  context.fill();
  context.save();
  context.clip();
  context.strokeStyle = ink.held;
  context.fillStyle = ink.held;
  if (status === 'confirmed') context.fill();
  else if (status === 'contested') chequer(context, x, y, radius);
  else hatch(context, x, y, radius);
  context.restore();
  context.beginPath();
  context.arc(x, y, radius, 0, 7);
  context.strokeStyle = isPicked ? ink.accent : ink.held;
  context.lineWidth = isPicked ? 4 : 2;
  context.stroke();
  context.restore();
}

function hatch(context, x, y, radius) {
  context.lineWidth = 1.6;
  context.beginPath();
  for (let at = -2 * radius; at <= 2 * radius; at += 5) {
    context.moveTo(x + at - radius, y + radius);
    context.lineTo(x + at + radius, y - radius);
  }
  context.stroke();
}

function chequer(context, x, y, radius) {
  const side = 6;
  for (let row = -3; row < 3; row += 1) for (let column = -3; column < 3; column += 1) if ((row + column) % 2 === 0) context.fillRect(x + column * side, y + row * side, side, side);
}

function name(context, x, y, row, ink) {
  const words = `${row.place}: ${row.status === 'contested' ? 'contested' : row.holder ?? 'nobody named'}`;
  context.font = '600 11.5px ui-sans-serif, system-ui, "Noto Sans", sans-serif';
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.strokeStyle = ink.paper;
  context.lineWidth = 4;
  context.strokeText(words, x + RADIUS + 5, y);
  context.fillStyle = ink.ink;
  context.fillText(words, x + RADIUS + 5, y);
}

export function patternSample(status) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 36;
  canvas.className = 'sample';
  const context = canvas.getContext('2d');
  context.scale(2, 2);
  disc(context, 9, 9, status, colours(), false, 8);
  return canvas;
}
