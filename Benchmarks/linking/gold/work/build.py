#!/usr/bin/env python3
"""Makes HALF/reports.jsonl and HALF/gold.json from the readable file work/HALF.src; README.md tells the form.

    build.py HALF …
    build.py --to FOLDER NAME.src …     FOLDER/NAME/reports.jsonl and gold.json of other files of the form"""
import json, os, re, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))

def parse(s):
    """marked text -> plain text, [(tag, start, end)] in order of opening"""
    out, marks, stack, i = [], [], [], 0
    n = 0
    while i < len(s):
        if s[i] == '{':
            j = s.index(':', i)
            stack.append((s[i + 1:j].split(','), n, len(marks)))
            marks.append(None)
            i = j + 1
        elif s[i] == '}':
            tags, start, at = stack.pop()
            marks[at] = (tags, start, n)
            i += 1
        else:
            out.append(s[i]); n += 1; i += 1
    assert not stack, s[:80]
    return ''.join(out), [(t.strip(), a, b) for tags, a, b in marks for t in tags]

def slug(s):
    s = unicodedata.normalize('NFKD', s).encode('ascii', 'ignore').decode().lower()
    return re.sub(r'[^a-z0-9]+', '-', s).strip('-')

def words(text, a, b):
    w = text[a:b]; at = []; p = text.find(w)
    while p >= 0: at.append(p); p = text.find(w, p + 1)
    return {'words': w} if len(at) == 1 else {'words': w, 'nth': at.index(a) + 1}

def load(path):
    incidents, reports, cur, rep = [], {}, None, None
    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if line.startswith('#'):
            iid, note = [x.strip() for x in line[1:].split('|', 1)]
            cur = {'id': iid, 'note': note, 'reports': [], 'defs': []}; incidents.append(cur); rep = None
        elif line.startswith('!'):
            cur['defs'].append([x.strip() for x in line[1:].split('|')])
        elif line.startswith('==='):
            f = [x.strip() for x in line[3:].split('|')]
            key, when, outlet, title = f[:4]
            rep = {'key': cur['id'] + key, 'inc': cur['id'], 'published': when + ':00Z', 'outlet': outlet, 'title': title, 'lines': [],
                   'from': [x.strip().split(':') for x in f[4].split(';')] if len(f) > 4 and f[4] else []}
            cur['reports'].append(rep); reports[rep['key']] = rep
        elif rep is not None:
            rep['lines'].append(line)
    for inc in incidents:
        for r in inc['reports']:
            pars, copied = [], []
            for p in '\n'.join(r['lines']).strip().split('\n\n'):
                m = re.match(r'@(\w+) ([\d,]+)(?: ~(.*?))?(?: %(.*)=>(.*))?$', p)
                if not m: pars.append(p.strip()); copied.append(False); continue
                for k, x in enumerate(m[2].split(',')):
                    q = reports[inc['id'] + m[1]]['pars'][int(x) - 1]
                    if m[3] and k == 0: q = m[3] + ' ' + q.split(' – ', 1)[1]
                    if m[4]: q = q.replace(m[4], m[5])
                    pars.append(q); copied.append(True)
            r['pars'] = pars
            r['text'], r['marks'] = '', []
            for p, c in zip(pars, copied):
                t, ms = parse(p)
                off = len(r['text']) + (2 if r['text'] else 0)
                r['text'] += ('\n\n' if r['text'] else '') + t
                r['marks'] += [(tag, a + off, b + off, c) for tag, a, b in ms]
    return incidents, reports

def build(source, d):
    half = os.path.basename(source)[:-len('.src')]
    incidents, reports = load(source)
    order = sorted(reports.values(), key=lambda r: (r['published'], r['key']))
    for n, r in enumerate(order, 1): r['id'] = f'{half}-{n:02d}'
    os.makedirs(d, exist_ok=True)
    with open(os.path.join(d, 'reports.jsonl'), 'w', encoding='utf-8') as f:
        for r in order:
            f.write(json.dumps({'id': r['id'], 'title': r['title'], 'published': r['published'], 'outlet': r['outlet'],
                'url': f"https://example.org/{slug(r['outlet'])}/{r['published'][:10]}/{slug(r['title'])}", 'language': 'en', 'text': r['text']}, ensure_ascii=False) + '\n')
            n = len(r['text'].split())
            if not 80 <= n <= 220: print(half, r['key'], r['id'], n, 'words')
    gold = {k: [] for k in 'incidents events claims lineage independent contradictions threads control'.split()}
    ids, count, used = {}, {}, set()
    objs = {}
    for inc in incidents:
        gold['incidents'].append({'id': inc['id'], 'reports': [r['id'] for r in order if r['inc'] == inc['id']], 'note': inc['note']})
        for df in inc['defs']:
            tag, key = df[0], None
            if tag.startswith('ind '):
                gold['independent'].append({'event': ids[(inc['id'], tag[4:])], 'sources': [x.strip() for x in df[1].split(';')]}); continue
            if re.fullmatch(r'x\d+[a-h]', tag):
                objs[(inc['id'], tag)] = {'source': df[1], 'value': df[2]}; continue
            L = tag[0]; count[L] = count.get(L, 0) + 1
            gid = f'{L}{count[L]}'; ids[(inc['id'], tag)] = gid
            if L == 'g': o = {'id': gid, 'incident': inc['id'], 'kind': df[1] + ' ' + df[2], 'plover': df[2], 'mentions': []}; gold['events'].append(o)
            elif L == 'k': o = {'id': gid, 'incident': inc['id'], 'source': df[1], 'mentions': []}; gold['claims'].append(o)
            elif L == 'x':
                o = {'id': gid, 'incident': inc['id'], 'kind': df[1], 'event': None if df[2] == '-' else ids[(inc['id'], df[2])], 'place': df[3], 'sides': [],
                     'since': df[4], 'state': df[5], 'resolved_by': None}
                if len(df) > 6 and df[6] == 'optional': o['optional'] = True
                gold['contradictions'].append(o)
            elif L == 't': o = {'id': gid, 'incident': inc['id'], 'about': df[1], 'steps': []}; gold['threads'].append(o)
            elif L == 'c': o = dict(zip(('place', 'date', 'holder', 'claimed_by', 'status'), df[1:])); o['m'] = []
            objs[(inc['id'], tag)] = o
    for r in order:
        cues, conts = {}, {}
        for tag, a, b, copied in r['marks']:
            inc = r['inc']
            if re.match(r'[abdefhijlmnopqruvwyz]\d+\.', tag): inc, tag = tag.split('.', 1)
            w = {'report': r['id'], **words(r['text'], a, b)}
            base, _, sub = tag.partition('.')
            L = base[0]
            if L == 'x':
                m = re.fullmatch(r'(x\d+)([a-hr])', base); x = objs[(inc, m[1])]
                if m[2] == 'r':
                    if not x['resolved_by']: x['resolved_by'] = w
                else: x['sides'].append({**w, **objs[(inc, base)]}); used.add((inc, base))
            elif L == 'k': (conts if sub == 'c' else cues).setdefault((inc, base), []).append((a, w))
            elif L == 't':
                step, _, day = sub.partition('@')
                o = {**w, 'step': step.rstrip('*'), 'date': day or r['published'][:10]}
                if copied or step.endswith('*'): o['repeat'] = True
                objs[(inc, base)]['steps'].append(o)
            elif L == 'c': objs[(inc, base)]['m'].append(w)
            elif L == 'g': objs[(inc, base)]['mentions'].append(w)
            else: raise SystemExit('tag? ' + tag)
            used.add((inc, base))
        for k in sorted(set(cues) | set(conts)):
            A, B = cues.get(k, []), conts.get(k, [])
            if len(A) != len(B): print(half, r['key'], 'claim', k, 'cues', len(A), 'contents', len(B))
            for (_, x), (_, y) in zip(A, B):
                m = dict(x); m['content'] = y['words']
                if 'nth' in y: m['content_nth'] = y['nth']
                objs[k]['mentions'].append(m)
        for key, rel in r['from']:
            gold['lineage'].append({'of': r['id'], 'from': reports[r['inc'] + key]['id'], 'relation': rel})
    for k in objs:
        if k not in used and not re.fullmatch(r'x\d+', k[1]): print(half, 'unused', k)
    for t in gold['threads']:
        said = set()
        for o in t['steps']:
            if (o['report'], o['step']) in said: o['repeat'] = True
            said.add((o['report'], o['step']))
        for o in t['steps']:
            if o.get('repeat'): o['date'] = next(p['date'] for p in t['steps'] if p['step'] == o['step'] and not p.get('repeat'))
        t['steps'].sort(key=lambda o: (o['date'], o['report']))
    places = {}
    for (inc, tag), o in objs.items():
        if tag[0] == 'c':
            for w in o['m']: places.setdefault((inc, o['place']), []).append({**w, **{k: o[k] for k in ('date', 'holder', 'claimed_by', 'status')}})
    for (inc, p), cl in places.items():
        gold['control'].append({'place': p, 'incident': inc, 'claims': sorted(cl, key=lambda c: (c['report'], c['words']))})
    with open(os.path.join(d, 'gold.json'), 'w', encoding='utf-8') as f: json.dump(gold, f, ensure_ascii=False, indent=1); f.write('\n')

if sys.argv[1:2] == ['--to']:
    for f in sys.argv[3:]: build(f, os.path.join(sys.argv[2], os.path.basename(f)[:-len('.src')]))
else:
    for h in sys.argv[1:] or ['dev', 'kept']: build(os.path.join(HERE, h + '.src'), os.path.join(HERE, '..', h))
