// A shape for every status and certainty, so that nobody needs colours to tell them apart. The same outlines are drawn in lists (SVG) and on
// the map (canvas). All stand in a box of 16 by 16.

import { h, svg } from './dom.js';
import { word } from './words.js';

const RING = 'M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z';
const SMALL = 'M8 4.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7z';
const HALF = 'M8 2a6 6 0 0 0 0 12z';
const TRIANGLE = 'M8 2L14.5 13.5H1.5z';
const DIAMOND = 'M8 1.5L14.5 8L8 14.5L1.5 8z';
const SQUARE = 'M2.5 2.5h11v11h-11z';
const CROSS = 'M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6';
const BAR = 'M4.2 8h7.6';

/** fill: filled outlines; line: drawn outlines; dash: whether lines are broken. */
const SHAPES = {
  reported: { fill: RING },
  confirmed: { fill: RING, over: 'M4.8 8.2l2.3 2.3l4.2-4.6' },
  claimed: { line: RING, fill: HALF },
  asserted: { line: RING, fill: HALF },
  denied: { line: `${RING}${CROSS}` },
  negated: { line: `${RING}${BAR}` },
  unconfirmed: { line: RING, dash: [2.4, 2.3] },
  unverified: { line: RING, dash: [2.4, 2.3] },
  questioned: { line: RING, dash: [2.4, 2.3], fill: 'M7 7h2v2h-2z' },
  conditional: { line: DIAMOND },
  promised: { line: TRIANGLE },
  threatened: { fill: TRIANGLE },
  requested: { line: SQUARE },
  hoped: { line: DIAMOND, dash: [2.4, 2.3] },
  historical: { line: `${RING}M8 4.5v3.7l2.6 1.6` },
  disputed: { line: `${RING}${CROSS}` },
  proposed: { line: SQUARE },
  welcomed: { line: RING, fill: HALF },
  'accepted-in-principle': { line: RING, fill: HALF },
  accepted: { fill: RING, over: 'M4.8 8.2l2.3 2.3l4.2-4.6' },
  rejected: { line: `${RING}${CROSS}` },
  countered: { line: `${DIAMOND}${BAR}` },
  withdrawn: { line: `${RING}${BAR}` },
  none: { line: SMALL },
};

function shapeOf(code) { return SHAPES[code] ?? SHAPES.none; }

const paths = new Map();
function path2D(outline) {
  if (!paths.has(outline)) paths.set(outline, new Path2D(outline));
  return paths.get(outline);
}

/** The shape alone, hidden from those who listen: the word stands beside it. */
export function glyph(code, size = 14) {
  const shape = shapeOf(code);
  return svg('svg', { class: 'glyph', viewBox: '0 0 16 16', width: size, height: size, 'aria-hidden': 'true', focusable: 'false' },
    shape.fill ? svg('path', { d: shape.fill, class: 'fill' }) : [],
    shape.line ? svg('path', { d: shape.line, class: 'line', 'stroke-dasharray': shape.dash?.join(' ') }) : [],
    shape.over ? svg('path', { d: shape.over, class: 'over' }) : []);
}

/** Shape and word. */
export function certainty(code, extra = '') {
  return h('span.certainty', { class: extra }, glyph(code), h('span.word', word(code)));
}

/** Draws a shape at a place of a canvas, so large across. */
export function draw(context, code, x, y, size, ink, paper) {
  const shape = shapeOf(code);
  context.save();
  context.translate(x - size / 2, y - size / 2);
  context.scale(size / 16, size / 16);
  context.fillStyle = paper;
  context.strokeStyle = paper;
  const outline = path2D(shape.line ?? shape.fill);
  context.lineWidth = 3.6;
  context.stroke(outline);
  if (shape.line) context.fill(outline);
  context.fillStyle = ink;
  context.strokeStyle = ink;
  context.lineWidth = 1.7;
  if (shape.fill) context.fill(path2D(shape.fill));
  if (shape.line) {
    if (shape.dash) context.setLineDash(shape.dash);
    context.stroke(outline);
    context.setLineDash([]);
  }
  if (shape.over) { context.strokeStyle = paper; context.stroke(path2D(shape.over)); }
  context.restore();
}
