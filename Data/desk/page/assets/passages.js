// The text of a report with its words marked. Places count as JavaScript counts (UTF-16); the text is only ever text.

import { h } from './dom.js';
import { href } from './state.js';
import { word, typeWord } from './words.js';

/** Every thing of a report by its number. */
export function thingsOf(report) {
  const out = new Map();
  for (const [kind, list] of [['statement', report.statements], ['event', report.events], ['figure', report.figures], ['offer', report.offers], ['control', report.control], ['place', report.places]]) {
    for (const thing of list ?? []) out.set(thing.id, { ...thing, of: kind });
  }
  return out;
}

/** What is marked when this is picked: its own words, what was said, by whom, and the word that says so. */
export function layersFor(report, id) {
  const things = thingsOf(report);
  const picked = things.get(id);
  const layers = [];
  const lay = (spans, mark, title) => { for (const [start, end] of spans ?? []) if (end > start) layers.push({ start, end, mark, title }); };
  const statement = picked?.of === 'statement' ? picked : things.get(picked?.statement);
  if (statement) {
    lay(statement.spans, picked === statement ? 'exact' : 'said', 'what was said');
    lay(statement.source_spans, 'source', 'who says it');
    lay(statement.cue_spans, 'cue', 'the word that says so');
  }
  if (picked && picked !== statement) lay(picked.spans, 'exact', `the exact words of this ${picked.of}`);
  const place = picked?.place_id ? things.get(picked.place_id) : null;
  if (place) lay(place.spans, 'where', 'the place');
  for (const other of things.values()) {
    if (other.id === id || other.of === 'place' || other.of === 'statement') continue;
    for (const [start, end] of other.spans ?? []) if (end > start) layers.push({ start, end, other, title: titleOf(other) });
  }
  return layers;
}

function titleOf(thing) {
  const what = { event: [typeWord(thing.type), word(thing.status)], figure: [word(thing.kind), word(thing.qualifier)], offer: [word(thing.kind), word(thing.state)], control: [word(thing.relation), thing.place] }[thing.of];
  return [thing.of, ...(what ?? [])].filter(Boolean).join(', ');
}

const TAGS = { heading: 'h4', caption: 'p', credit: 'p', dateline: 'p' };

/** The paragraphs of a report, each with what is marked in it. */
export function passages(report, layers) {
  const paragraphs = report.paragraphs?.length ? report.paragraphs : [{ role: 'body', span: [0, report.text.length] }];
  return h('div.text', { lang: report.language, dir: report.direction ?? 'auto' }, paragraphs.map(({ role, span }) => {
    const [start, end] = span;
    const here = layers.filter((layer) => layer.start < end && layer.end > start);
    return h(TAGS[role] ?? 'p', { class: `role-${role}`, dir: 'auto' }, segments(report.text, start, end, here));
  }));
}

function segments(text, start, end, layers) {
  const cuts = new Set([start, end]);
  for (const layer of layers) {
    cuts.add(Math.max(start, layer.start));
    cuts.add(Math.min(end, layer.end));
  }
  const at = [...cuts].sort((a, b) => a - b);
  return at.slice(1).map((to, index) => piece(text.slice(at[index], to), layers.filter((layer) => layer.start <= at[index] && layer.end >= to)));
}

function piece(words, layers) {
  if (!layers.length) return words;
  const marks = layers.filter((layer) => layer.mark);
  const other = layers.filter((layer) => layer.other).sort((a, b) => (a.end - a.start) - (b.end - b.start))[0];
  let inside = words;
  if (other) inside = h('a.thing', { class: `is-${other.other.of}`, href: href({ pick: other.other.id }), 'data-pick': other.other.id, title: other.title }, words);
  if (!marks.length) return inside;
  const exact = marks.find((layer) => layer.mark === 'exact');
  return h('mark', { class: marks.map((layer) => layer.mark).join(' '), title: (exact ?? marks.at(-1)).title }, inside);
}
