// Things that are marked to be dealt with together, and the news that the record has changed.

export const marks = new Set();
const marked = new Set();
const changed = new Set();

export function onMarks(run) { marked.add(run); return () => marked.delete(run); }

export function mark(id) {
  if (!id) return;
  if (marks.has(id)) marks.delete(id); else marks.add(id);
  for (const run of marked) run();
}

export function unmarkAll() {
  marks.clear();
  for (const run of marked) run();
}

let latest = 0;

/** Runs when somebody changed the record; here tells whether it was done on this page. */
export function onRecord(run) { changed.add(run); return () => changed.delete(run); }
/** The server tells every change, one's own too; what comes right after one's own is taken for it. */
export function recordChanged(here = true) {
  if (here) latest = performance.now();
  else if (performance.now() - latest < 2500) return;
  for (const run of [...changed]) run(here);
}
