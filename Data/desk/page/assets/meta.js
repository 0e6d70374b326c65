// What the server knows: the words that filters and forms offer, and what the record holds.

import { get } from './api.js';

export const meta = { types: [], statuses: {}, certainties: [], kinds: {}, relations: [], exports: [], fields: {}, record: {}, tiles: null };

export async function loadMeta() { return Object.assign(meta, await get('meta')); }
