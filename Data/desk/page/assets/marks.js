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

/** Runs when somebody (here or elsewhere) changed the record. */
export function onRecord(run) { changed.add(run); return () => changed.delete(run); }
export function recordChanged(here = true) { for (const run of [...changed]) run(here); }
