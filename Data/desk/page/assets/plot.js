// A plot of numbers over days, one line a claimant; lines differ by dash and mark, not by colour alone.

import { h } from './dom.js';
import { colours } from './map/canvas.js';
import { day } from './words.js';

const DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3], [4, 2], [1, 5]];
export const MARKS = ['●', '■', '▲', '◆', '○', '□', '△', '◇'];

const WEEK = 7 * 86400;

let loading = null;

/** The plotting library is fetched when the first plot is wanted. */
export function library() {
  loading ??= new Promise((resolve, reject) => {
    if (globalThis.uPlot) return resolve(globalThis.uPlot);
    const script = h('script', { src: '/assets/lib/uplot.iife.min.js' });
    script.addEventListener('load', () => resolve(globalThis.uPlot));
    script.addEventListener('error', () => reject(new Error('the plotting library is missing; run ./setup')));
    document.head.append(script);
  });
  return loading;
}

/** series: {name, points: [{at (seconds), low, high}]}; the line runs through the highest number told for a day. */
export function drawPlot(uPlot, element, series, { height = 190, sum = false, onPick = () => {} }) {
  const ink = colours();
  const times = [...new Set(series.flatMap((one) => one.points.map((point) => point.at)))].sort((a, b) => a - b);
  const index = new Map(times.map((at, i) => [at, i]));
  const values = series.map((one) => column(one, index, times.length, sum));
  const colour = (i) => [ink['quad-4'], ink['quad-1'], ink['quad-2'], ink['quad-3'], ink.ink, ink.muted][i % 6];
  const axis = { stroke: ink.muted, grid: { stroke: ink.rule, width: 1 }, ticks: { stroke: ink.rule, width: 1 }, font: '11px ui-sans-serif, system-ui, "Noto Sans", sans-serif' };
  const plot = new uPlot({
    tzDate: (at) => uPlot.tzDate(new Date(at * 1000), 'Etc/UTC'),
    width: Math.max(240, element.clientWidth), height, cursor: { points: { size: 8 }, drag: { x: true, y: false } }, legend: { show: false },
    scales: { x: { time: true, range: (_, low, high) => (times.length === 1 ? [times[0] - WEEK, times[0] + WEEK] : [low - (high - low) * 0.03, high + (high - low) * 0.03]) }, y: { range: (_, low, high) => [0, Math.max(1, (high ?? 1) * 1.12)] } },
    axes: [{ ...axis, size: 32, space: 70, values: (_, splits, index, space, step) => splits.map((at, i) => tick(at, step, i === 0)) }, { ...axis, size: 46, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000] }],
    series: [{}, ...series.map((one, i) => ({ label: one.name, stroke: colour(i), width: 1.6, dash: DASHES[i % DASHES.length], spanGaps: true, points: { show: false } }))],
    hooks: { draw: [(drawn) => marks(drawn, values, series, colour)] },
  }, [times, ...values], element);
  plot.over.addEventListener('click', () => {
    const at = plot.cursor.idx;
    if (at === null || at === undefined) return;
    const found = series.flatMap((one) => one.points.filter((point) => point.at === times[at]));
    if (found.length) onPick(found[0].id);
  });
  return plot;
}

/** A day as “8 Mar”; where the steps are long, the month with its year. */
function tick(at, step, withYear) {
  const date = new Date(at * 1000).toISOString().slice(0, 10);
  if (step >= 360 * 86400) return date.slice(0, 4);
  return step >= 28 * 86400 ? day(date.slice(0, 7)) : day(date, withYear);
}

function column(one, index, length, sum) {
  const out = new Array(length).fill(null);
  for (const point of one.points) {
    const at = index.get(point.at);
    const value = point.high ?? point.low;
    if (value === null) continue;
    out[at] = sum ? (out[at] ?? 0) + value : Math.max(out[at] ?? 0, value);
  }
  if (!sum) return out;
  let total = 0;
  return out.map((value) => (value === null ? null : (total += value)));
}

/** A mark of its own for each claimant. */
function marks(plot, values, series, colour) {
  const context = plot.ctx;
  context.save();
  context.font = `${13 * devicePixelRatio}px ui-sans-serif, system-ui, "Noto Sans", sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  series.forEach((_, i) => {
    context.fillStyle = colour(i);
    values[i].forEach((value, at) => {
      if (value !== null) context.fillText(MARKS[i % MARKS.length], plot.valToPos(plot.data[0][at], 'x', true), plot.valToPos(value, 'y', true));
    });
  });
  context.restore();
}
