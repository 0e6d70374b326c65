// Seals a source: from then on a label stands for its names on every way out.

import { h, dialog, toast } from './dom.js';
import { send, Problem } from './api.js';
import { recordChanged } from './marks.js';

export function sealDialog(actor) {
  const label = h('input', { type: 'text', value: '[a source]', required: true, maxlength: '80' });
  const reason = h('input', { type: 'text', maxlength: '500' });
  dialog('Seal this source', h('form', { method: 'dialog', onsubmit: () => seal(actor.id, label.value, reason.value) },
    h('p.note', 'Names by which reports call it give way to the label, in quotations too. The record keeps them; who asks for them stands in the log.'),
    h('label', 'Label', label), h('label', 'Reason', reason), h('footer', h('button.primary', { type: 'submit' }, 'Seal'))));
  label.select();
}

async function seal(id, label, reason) { await change(() => send('PUT', `seals/${id}`, { label, ...(reason ? { reason } : {}) }), `${id} is sealed`); }
export async function unseal(id) { await change(() => send('DELETE', `seals/${id}`), `${id} is no longer sealed`); }

async function change(run, words) {
  try {
    await run();
    toast(words);
    recordChanged();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    toast(error.message, null, 'error');
  }
}
