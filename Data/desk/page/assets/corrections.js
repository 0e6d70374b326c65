// What people say of the record: accept, reject, edit, move, merge, split, undo. Each is one request, and each can be undone.

import { h, dialog, toast, announce } from './dom.js';
import { get, send, may, Problem, whoami } from './api.js';
import { marks, unmarkAll, recordChanged } from './marks.js';
import { meta } from './meta.js';
import { word } from './words.js';
import { placeField } from './gazetteer.js';

const done = [];

/** Sends a correction; tells what came of it and offers to undo it. */
export async function correct(body, words) {
  if (!may('analyst')) return toast('Corrections need the role of an analyst.', null, 'error');
  try {
    const made = await send('POST', 'corrections', body);
    const numbers = (made.corrections ?? []).map((one) => one.number).filter((one) => one !== undefined);
    if (body.action === 'undo') done.splice(0, done.length, ...done.filter((step) => !step.some((one) => body.corrections.includes(one))));
    else if (numbers.length) done.push(numbers);
    toast(words, body.action === 'undo' || !numbers.length ? null : { label: 'Undo (u)', run: undo });
    announce(words);
    recordChanged();
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    toast(error.message, null, 'error');
    return false;
  }
}

function targets(id) { return marks.size ? [...marks] : id ? [id] : []; }

export async function accept(id, reason) { return judge('accept', 'Accepted', id, reason); }
export async function reject(id, reason) { return judge('reject', 'Rejected', id, reason); }

async function judge(action, verb, id, reason) {
  const things = targets(id);
  if (!things.length) return toast('Pick something first (j and k go through the list).');
  if (await correct({ action, things, ...(reason ? { reason } : {}) }, `${verb}: ${things.join(', ')}`)) unmarkAll();
}

/** The latest step of this page; without one, the latest that stands and is one's own. */
export async function undo() {
  let numbers = done.at(-1);
  if (!numbers) {
    const latest = (await get('corrections', { limit: 50 })).rows.find((one) => !one.ended && one.by === whoami().user);
    if (!latest) return toast('There is nothing to undo.');
    numbers = [latest.number];
  }
  await correct({ action: 'undo', corrections: numbers }, `Undone: correction ${numbers.join(', ')}`);
}

export async function undoThese(numbers) { await correct({ action: 'undo', corrections: numbers }, `Undone: correction ${numbers.join(', ')}`); }

/** Marked events tell one occurrence with the one that is picked (marked actors are one actor). */
export async function merge(id) {
  const things = [...marks].filter((one) => one !== id);
  if (!id || !things.length) return toast('Mark what to merge with x, then pick what to merge it into.');
  const kinds = new Set([id, ...things].map((one) => one[0]));
  if (kinds.size > 1 || !['v', 'a'].includes(id[0])) return toast('Only events can be merged with events, and actors with actors.', null, 'error');
  if (await correct({ action: 'merge', things, into: id }, `Merged ${things.join(', ')} into ${id}`)) unmarkAll();
}

/** Takes an event out of what reports tell as one. */
export async function split(thing) {
  if (thing?.kind !== 'event' || !thing.occurrence) return toast('Pick an event that is told together with others.');
  await correct({ action: 'split', things: [thing.id], from: thing.occurrence }, `${thing.id} stands apart from ${thing.occurrence}`);
}

/** Asks for a reason, then judges. */
export function withReason(action, id) {
  const things = targets(id);
  if (!things.length) return;
  const reason = h('input', { type: 'text', name: 'reason', maxlength: '500', autocomplete: 'off' });
  const box = dialog(`${action === 'accept' ? 'Accept' : 'Reject'} ${things.join(', ')}`,
    h('form', { method: 'dialog', onsubmit: () => (action === 'accept' ? accept : reject)(id, reason.value.trim()) },
      h('label', 'Reason', reason), h('footer', h('button.primary', { type: 'submit' }, action === 'accept' ? 'Accept' : 'Reject'))));
  reason.focus();
  return box;
}

/** Asks for the fields that may be put right, and sends those that were changed. */
export function edit(thing) {
  const kind = thing?.kind;
  const fields = meta.fields?.[kind] ?? [];
  if (!fields.length && kind !== 'event') return toast('This cannot be edited.');
  const inputs = Object.fromEntries(fields.map((name) => [name, field(kind, name, thing)]));
  const place = kind === 'event' ? placeField(thing.place) : null;
  const reason = h('input', { type: 'text', maxlength: '500', autocomplete: 'off' });
  const box = dialog(`Put ${thing.id} right`,
    h('form', { method: 'dialog', onsubmit: () => sendEdit(thing, inputs, place, reason.value.trim()) },
      h('p.note', 'What the program read is kept beside what you write here.'),
      h('div.fields', Object.entries(inputs).map(([name, input]) => h('label', word(name), input)), place && h('label', 'Place', place)),
      h('label', 'Reason', reason), h('footer', h('button.primary', { type: 'submit' }, 'Keep'))));
  box.querySelector('input, select')?.focus();
}

async function sendEdit(thing, inputs, place, reason) {
  const told = reason ? { reason } : {};
  const fields = {};
  for (const [name, input] of Object.entries(inputs)) {
    const before = valueOf(thing, name) ?? '';
    if (input.value === String(before)) continue;
    fields[name] = input.value;
  }
  if (Object.keys(fields).length) await correct({ action: 'edit', things: [thing.id], fields, ...told }, `Edited ${thing.id}`);
  const to = place?.value.trim();
  if (to && to !== (thing.place ?? '')) await correct({ action: 'move', things: [thing.id], place: to, ...told }, `Moved ${thing.id} to ${to}`);
}

/** A thing's own kind (killed, ceasefire) stands beside the kind of thing that it is. */
function valueOf(thing, name) { return name === 'kind' ? thing.kind_of : thing[name]; }

function field(kind, name, thing) {
  const values = {
    type: meta.types, status: meta.statuses?.events, state: meta.statuses?.offers, certainty: meta.certainties, relation: meta.relations,
    kind: kind === 'offer' ? meta.kinds?.offers : meta.kinds?.losses, verification: meta.verifications,
  }[name];
  const value = valueOf(thing, name) ?? '';
  if (!values) return h('input', { type: ['low', 'high'].includes(name) ? 'number' : 'text', value: String(value), placeholder: name === 'date' ? '2024-03-04' : '', autocomplete: 'off' });
  const list = values.includes(value) || value === '' ? values : [value, ...values];
  return h('select', value === '' ? h('option', { value: '' }, '–') : null, list.map((one) => h('option', { value: one, selected: one === value }, word(one))));
}
