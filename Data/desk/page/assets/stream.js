// What the server tells by itself: that the record changed, how imports go on, and what kept searches find.

import { recordChanged } from './marks.js';

const onImports = new Set();
const onMatches = new Set();
let source = null;
let state = null;

export function onImport(run) { onImports.add(run); return () => onImports.delete(run); }
export function onMatch(run) { onMatches.add(run); return () => onMatches.delete(run); }

/** Opens the line; the browser opens it again when it breaks. tell(isOpen) shows whether it stands. */
export function startStream(tell = state) {
  state = tell;
  source?.close();
  source = new EventSource('/api/v1/stream');
  let version = null;
  let waiting = 0;
  const read = (event) => { try { return JSON.parse(event.data); } catch { return {}; } };
  source.addEventListener('open', () => state?.(true));
  source.addEventListener('error', () => state?.(false));
  source.addEventListener('hello', (event) => {
    const now = read(event).version;
    if (version !== null && now !== version) recordChanged(false);
    version = now;
    state?.(true);
  });
  source.addEventListener('record', (event) => {
    version = read(event).version;
    waiting ||= setTimeout(() => { waiting = 0; recordChanged(false); }, 1500);
  });
  source.addEventListener('import', (event) => { for (const run of onImports) run(read(event)); });
  source.addEventListener('match', (event) => { for (const run of onMatches) run(read(event)); });
}
