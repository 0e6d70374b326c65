// The words that people read for the codes of the record.

const WORDS = {
  'accepted-in-principle': 'accepted in principle', 'aid-access': 'access for aid', 'armed-group': 'armed group', ngo: 'aid organisation',
  'social-media': 'social media', 'low-score': 'model unsure', 'unresolved-place': 'place unknown', 'speaker-unresolved': 'speaker unclear',
  'at-least': 'at least', 'at-most': 'at most', number: 'number', actor: 'who did it', place: 'where', time: 'when', occurrence: 'whether at all', control: 'who holds it',
};

/** What kind of deed an event is: the four quadrants of PLOVER. */
export const QUADS = {
  AGREE: 1, CONSULT: 1, SUPPORT: 1, CONCEDE: 1, COOPERATE: 2, AID: 2, RETREAT: 2,
  REQUEST: 3, ACCUSE: 3, REJECT: 3, THREATEN: 3, PROTEST: 4, SANCTION: 4, MOBILIZE: 4, COERCE: 4, ASSAULT: 4,
};
export const QUAD_WORDS = { 1: 'words, friendly', 2: 'deeds, friendly', 3: 'words, hostile', 4: 'deeds, hostile' };

export function word(code) {
  if (code === null || code === undefined) return '';
  return WORDS[code] ?? String(code).replaceAll('-', ' ').toLowerCase();
}

/** ASSAULT as “Assault”. */
export function typeWord(type) { return type ? type[0] + type.slice(1).toLowerCase() : ''; }

const KINDS = { r: 'report', s: 'statement', v: 'event', f: 'figure', o: 'offer', c: 'control', h: 'note', p: 'place', a: 'actor', w: 'occurrence', x: 'contradiction', n: 'negotiation', k: 'claim', i: 'import' };
export function kindOf(id) { return KINDS[id?.[0]] ?? 'thing'; }

export function many(count, one, several = `${one}s`) { return `${number(count)} ${count === 1 ? one : several}`; }

const GROUPED = new Intl.NumberFormat('en-GB');
export function number(value) { return value === null || value === undefined ? '–' : GROUPED.format(value).replaceAll(',', '\u202f'); }

/** “3 carriers, 2 independent”. */
export function carriers(count, independent) {
  return `${many(count, 'carrier')}, ${independent} independent`;
}

export function range(low, high) {
  if (low === null && high === null) return '–';
  if (low === null || low === undefined) return `≤ ${number(high)}`;
  if (high === null || high === undefined) return `≥ ${number(low)}`;
  return low === high ? number(low) : `${number(low)}–${number(high)}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 2024-03-04 as “4 Mar 2024”, with as much as is known. */
export function day(date, withYear = true) {
  if (!date) return 'no date';
  const [year, month, of] = date.slice(0, 10).split('-');
  return [of && Number(of), month && MONTHS[Number(month) - 1], withYear || !month ? year : null].filter(Boolean).join(' ');
}

/** Two days as “12–14 Oct 2022”. */
export function days(first, last) {
  if (!first) return 'no days';
  if (!last || first === last) return day(first);
  if (first.slice(0, 7) === last.slice(0, 7)) return `${Number(first.slice(8, 10))}–${day(last)}`;
  return `${day(first, first.slice(0, 4) !== last.slice(0, 4))} – ${day(last)}`;
}

/** A moment as “4 Mar 2024, 17:05”, in the time of this machine. */
export function moment(text) {
  if (!text) return '–';
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return text;
  const two = (value) => String(value).padStart(2, '0');
  return `${at.getDate()} ${MONTHS[at.getMonth()]} ${at.getFullYear()}, ${two(at.getHours())}:${two(at.getMinutes())}`;
}

const COUNTS = 'an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens|hundreds|scores|hundred|thousand|dozen';
const COUNTED = new RegExp(`^(?:(?:at least|at most|more than|fewer than|less than|up to|nearly|almost|about|around|some|over) )?(?:(?:[0-9][0-9.,]*|${COUNTS})(?:-(?:${COUNTS}))?(?: of)?(?: the| their| its)? )+(?=\\S)`, 'i');

/** “Five soldiers” and “12 soldiers” as “soldiers”: those who suffer, without how many. */
export function uncounted(side) { return side.replace(COUNTED, '').trim() || side; }

/** A list of names, cut where it gets long. */
export function names(list, most = 3) {
  if (!list?.length) return '';
  return list.length > most ? `${list.slice(0, most).join(', ')} +${list.length - most}` : list.join(', ');
}
