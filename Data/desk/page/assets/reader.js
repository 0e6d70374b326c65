// The pane beside every list: the report's text with the exact words marked, who told it, how surely, why it was found, and what else tells it.

import { h, fill, toast } from './dom.js';
import { get, newest, Problem } from './api.js';
import { current, go, href, listen } from './state.js';
import { onRecord } from './marks.js';
import { passages, layersFor, thingsOf } from './passages.js';
import { header, chain, actions, close } from './reader-head.js';
import { why, tellings, contradictions, history } from './reader-why.js';
import { actorCard, groupCard } from './reader-cards.js';
import { kindOf } from './words.js';
import { digest } from './digest.js';

/** Things that are words of one report. */
const OF_REPORTS = new Set(['event', 'statement', 'figure', 'offer', 'control']);

let pane = null;
let shown = null;
const run = newest();
const reports = new Map();

/** The thing that is picked, as the server gave it. */
export function picked() { return shown; }

export function startReader(element) {
  pane = element;
  pane.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-pick]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go({ pick: link.dataset.pick, in: link.dataset.in ?? null }, { replace: true });
  });
  listen((state, before) => { if (state.pick !== before.pick || state.sealed !== before.sealed) load(); });
  onRecord((here) => { reports.clear(); if (here) load({ stay: true }); });
  load();
}

async function report(id, signal) {
  const sealed = current().sealed;
  const key = `${id} ${sealed ?? ''}`;
  if (!reports.has(key)) {
    reports.set(key, await get(`reports/${id}`, { sealed }, signal));
    if (reports.size > 40) reports.delete(reports.keys().next().value);
  }
  return reports.get(key);
}

async function load({ stay = false } = {}) {
  const id = current().pick;
  document.body.classList.toggle('has-pick', Boolean(id));
  if (!id) { shown = null; return fill(pane, nothing()); }
  pane.setAttribute('aria-busy', 'true');
  try {
    if (!/^[a-z][0-9]{1,18}$/.test(id)) throw new Problem(404, 'Not found', 'No thing of the record is called so; things are called as v7 or r12.');
    const found = await run(async (signal) => {
      if (id[0] === 'p') return placeIn(current().in, id, signal);
      const thing = named(id[0] === 'r' ? {} : await get(`things/${id}`, { sealed: current().sealed }, signal), id);
      const of = thing.kind === 'report' ? id : OF_REPORTS.has(thing.kind) ? thing.report : null;
      const text = of ? await report(of, signal) : null;
      const group = thing.kind === 'event' && thing.occurrence ? await get(`things/${thing.occurrence}`, { sealed: current().sealed }, signal).catch(quietly) : null;
      return { thing, text, group, lead: text ? null : await leadOf(thing, signal) };
    });
    if (!found) return;
    shown = found.thing;
    draw(found, stay);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    shown = null;
    fill(pane, h('div.empty', close(), h('h2', id), h('p.error', error.message)));
  } finally {
    pane.removeAttribute('aria-busy');
  }
}

/** What kind of thing it is, its number tells; a kind of its own (killed, ceasefire, armed group) stands beside it. */
function named(thing, id) {
  const kind = kindOf(id);
  return { ...thing, id, kind, kind_of: thing.kind_of ?? (thing.kind === kind ? null : thing.kind ?? null) };
}

/** A place is shown in the report that names it. */
async function placeIn(reportID, id, signal) {
  if (!reportID) throw new Problem(404, 'Not found', `${id} is shown with its report.`);
  const text = await report(reportID, signal);
  const place = text.places?.find((one) => one.id === id);
  return { thing: { ...place, id, kind: 'place', report: reportID, place: place?.name ?? place?.words }, text, group: null };
}

function quietly(error) {
  if (error instanceof Problem) return null;
  throw error;
}

function nothing() {
  return h('div.scroll', { tabindex: '0', role: 'region', 'aria-label': 'What is new' }, h('p.note', 'Pick a row, a point on the map or a cell of a matrix: the report stands here, with the exact words marked, who told it, and why it was found. ',
    h('kbd', 'j'), ' and ', h('kbd', 'k'), ' go through the list, ', h('kbd', '?'), ' shows all keys.'), digest());
}

function draw({ thing, text, group, lead }, stay) {
  const top = pane.querySelector('.scroll')?.scrollTop ?? 0;
  if (!text) {
    const card = thing.kind === 'actor' ? actorCard(thing) : groupCard(thing);
    fill(pane, h('div.scroll', { tabindex: '0', role: 'region', 'aria-label': 'What is picked' }, close(), card, lead ? inWords(lead) : null));
    return;
  }
  const inText = thingsOf(text).get(thing.id) ?? null;
  const body = passages(text, thing.kind === 'report' ? layersFor(text, null) : layersFor(text, thing.id));
  const scroll = h('div.scroll', { tabindex: '0', role: 'region', 'aria-label': 'The report' },
    letterhead(text), body, why(thing, inText, text), tellings(thing, group), contradictions(group), history(thing));
  fill(pane, h('header.head', header(thing), ['report', 'place'].includes(thing.kind) ? null : chain(thing, text), actions(thing)), scroll);
  if (stay) scroll.scrollTop = top;
  else bringIntoSight(scroll);
}

/** Of what several reports tell: the first that tells it, with its words. */
async function leadOf(thing, signal) {
  const first = thing.tellings?.[0]?.event ?? thing.told?.[0]?.thing ?? thing.steps?.[0]?.offer ?? thing.steps?.[0]?.statement ?? thing.statements?.[0]?.id;
  if (!first) return null;
  const told = named(await get(`things/${first}`, { sealed: current().sealed }, signal), first);
  return told.report ? { thing: told, text: await report(told.report, signal) } : null;
}

function inWords({ thing, text }) {
  return h('section.part', h('h3', 'In the words of ', h('a', { href: href({ pick: thing.id }), 'data-pick': thing.id }, thing.id)), chain(thing, text), letterhead(text), passages(text, layersFor(text, thing.id)));
}

function letterhead(text) {
  return h('div.letterhead',
    h('p.outlet', h('b', { dir: 'auto' }, text.outlet ?? 'no outlet named'), text.author ? [', ', h('span', { dir: 'auto' }, text.author)] : null,
      text.published ? [' · ', h('time', { datetime: text.published }, text.published)] : ' · no date', ' · ',
      h('a', { href: href({ pick: text.id }), 'data-pick': text.id }, text.id)),
    text.family?.length > 1 ? h('p.note', `Copies and cuts of one story: ${text.family.join(', ')}`) : null,
    text.title ? h('p.title', { dir: 'auto' }, text.title) : null);
}

function bringIntoSight(scroll) {
  const exact = scroll.querySelector('mark.exact');
  if (!exact) return;
  const box = exact.getBoundingClientRect();
  const frame = scroll.getBoundingClientRect();
  if (box.top < frame.top + 40 || box.bottom > frame.top + frame.height * 0.7) scroll.scrollTop += box.top - frame.top - frame.height * 0.3;
}

/** Puts the keyboard into the report. */
export function enter() {
  const scroll = pane.querySelector('.scroll');
  if (scroll) scroll.focus(); else toast('Pick something first.');
}
