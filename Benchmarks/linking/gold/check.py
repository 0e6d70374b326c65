#!/usr/bin/env python3
"""Checks the linking evaluation set and prints its counts; with --offsets, every marked span by code points.

    check.py [--offsets] [HALF_DIR ...]      (default: dev and kept beside this file)

Each HALF_DIR holds reports.jsonl and gold.json (README.md tells the form). Exit status 1 when anything is wrong.
`spans(half_dir)` gives a scorer the reports, the gold and every mention with its [start, end) added."""
import datetime, json, os, sys

RELATIONS = {'copy', 'cut', 'rewrite', 'quotes'}
STEPS = {'offer', 'welcomed', 'accepted-in-principle', 'accepted', 'rejected', 'countered', 'withdrawn'}
CONTRADICTIONS = {'number', 'actor', 'place', 'time', 'occurrence', 'control'}
STATUS = {'claimed', 'confirmed', 'contested'}

def find(text, words, nth=None):
    """[start, end) of the words, which must be unique in the text or told by nth (from 1, overlaps counted); else a message"""
    at, p = [], text.find(words)
    while p >= 0:
        at.append(p)
        p = text.find(words, p + 1)
    if not words: return 'no words'
    if not at: return f'not found: {words!r}'
    if nth is None:
        return [at[0], at[0] + len(words)] if len(at) == 1 else f'{len(at)} times without nth: {words!r}'
    return [at[nth - 1], at[nth - 1] + len(words)] if 1 <= nth <= len(at) else f'nth {nth} of {len(at)}: {words!r}'

def mentions(gold):
    """(what, id, mention) for everything that holds exact words"""
    for e in gold['events']:
        for m in e['mentions']: yield 'event', e['id'], m
    for k in gold['claims']:
        for m in k['mentions']: yield 'claim', k['id'], m
    for x in gold['contradictions']:
        for m in x['sides']: yield 'side', x['id'], m
        if x['resolved_by']: yield 'resolved', x['id'], x['resolved_by']
    for t in gold['threads']:
        for m in t['steps']: yield 'step', t['id'], m
    for c in gold['control']:
        for m in c['claims']: yield 'control', c['place'], m

def load(half):
    with open(os.path.join(half, 'reports.jsonl'), encoding='utf-8') as f:
        reports = [json.loads(line) for line in f]
    with open(os.path.join(half, 'gold.json'), encoding='utf-8') as f:
        return reports, json.load(f)

def spans(half):
    """reports, gold; each mention gets `span` (and `content_span`), or raises ValueError"""
    reports, gold = load(half)
    texts = {r['id']: r['text'] for r in reports}
    for what, name, m in mentions(gold):
        for words, nth, key in (('words', 'nth', 'span'), ('content', 'content_nth', 'content_span')):
            if words in m:
                s = find(texts[m['report']], m[words], m.get(nth))
                if isinstance(s, str): raise ValueError(f'{what} {name} {m["report"]}: {s}')
                m[key] = s
    return reports, gold

def pairs(groups):
    return sum(len(g) * (len(g) - 1) // 2 for g in groups)

def check(half, offsets):
    reports, gold = load(half)
    bad = []
    texts = {r['id']: r['text'] for r in reports}
    when = {r['id']: r['published'] for r in reports}
    if len(texts) != len(reports): bad.append('a report id twice')
    for r in reports:
        missing = [k for k in ('id', 'title', 'published', 'outlet', 'url', 'language', 'text') if not r.get(k)]
        if missing: bad.append(f'{r["id"]}: lacks {missing}')
        datetime.datetime.fromisoformat(r['published'].replace('Z', '+00:00'))
        n = len(r['text'].split())
        if not 80 <= n <= 220: bad.append(f'{r["id"]}: {n} words')
        if any(c in r['text'] for c in '{}⟦⟧'): bad.append(f'{r["id"]}: left-over mark')
    if [r['published'] for r in reports] != sorted(when.values()): bad.append('not in order of publication')
    home = {}
    for i in gold['incidents']:
        for r in i['reports']:
            if r not in texts: bad.append(f'{i["id"]}: unknown report {r}')
            if r in home: bad.append(f'{r} in two incidents')
            home[r] = i['id']
    bad += [f'{r} in no incident' for r in texts if r not in home]
    for kind in ('events', 'claims', 'contradictions', 'threads'):
        ids = [o['id'] for o in gold[kind]]
        if len(set(ids)) != len(ids): bad.append(f'an id of {kind} twice')
    events = {e['id'] for e in gold['events']}
    for what, name, m in mentions(gold):
        if m['report'] not in texts:
            bad.append(f'{what} {name}: unknown report {m["report"]}')
            continue
        for words, nth in (('words', 'nth'), ('content', 'content_nth')):
            if words not in m: continue
            s = find(texts[m['report']], m[words], m.get(nth))
            if isinstance(s, str): bad.append(f'{what} {name} {m["report"]}: {s}')
            elif offsets: print(os.path.basename(os.path.normpath(half)), what if words == 'words' else what + '-content', name, m['report'], s[0], s[1], repr(m[words]), sep='\t')
    for o in gold['events'] + gold['claims']:
        if not o['mentions']: bad.append(f'{o["id"]}: no mention')
        seen = [(m['report'], m['words'], m.get('nth')) for m in o['mentions']]
        if len(set(seen)) != len(seen): bad.append(f'{o["id"]}: a mention twice')
    for l in gold['lineage']:
        if l['of'] not in texts or l['from'] not in texts: bad.append(f'lineage: unknown report in {l}')
        elif when[l['from']] >= when[l['of']]: bad.append(f'lineage: {l["from"]} is not earlier than {l["of"]}')
        if l['relation'] not in RELATIONS: bad.append(f'lineage: {l["relation"]}')
    for i in gold['independent']:
        if i['event'] not in events: bad.append(f'independent: unknown event {i["event"]}')
        if not i['sources'] or len(set(i['sources'])) != len(i['sources']): bad.append(f'independent {i["event"]}: sources')
    for x in gold['contradictions']:
        if x['kind'] not in CONTRADICTIONS: bad.append(f'{x["id"]}: kind {x["kind"]}')
        if x['event'] is not None and x['event'] not in events: bad.append(f'{x["id"]}: unknown event {x["event"]}')
        if len({s['value'] for s in x['sides']}) < 2: bad.append(f'{x["id"]}: fewer than two values')
        if x['state'] not in ('open', 'resolved') or (x['state'] == 'resolved') != bool(x['resolved_by']): bad.append(f'{x["id"]}: state')
    for t in gold['threads']:
        bad += [f'{t["id"]}: step {s["step"]}' for s in t['steps'] if s['step'] not in STEPS]
        if [s['date'] for s in t['steps']] != sorted(s['date'] for s in t['steps']): bad.append(f'{t["id"]}: steps not in order')
    for c in gold['control']:
        bad += [f'control {c["place"]}: status {k["status"]}' for k in c['claims'] if k['status'] not in STATUS]

    def by(objs, key):
        out = {}
        for o in objs: out[o[key]] = out.get(o[key], 0) + 1
        return ' '.join(f'{k} {v}' for k, v in sorted(out.items()))
    ev, cl = [e['mentions'] for e in gold['events']], [k['mentions'] for k in gold['claims']]
    steps = [s for t in gold['threads'] for s in t['steps']]
    print(f'{os.path.basename(os.path.normpath(half))}: {len(reports)} reports, {sum(len(r["text"].split()) for r in reports)} words, {len(gold["incidents"])} incidents')
    print(f'  events {len(ev)}, mentions {sum(map(len, ev))}, pairs {pairs(ev)}, pairs over reports '
          f'{pairs(ev) - sum(pairs([[m for m in g if m["report"] == r] for r in {m["report"] for m in g}]) for g in ev)}; {by(gold["events"], "plover")}')
    print(f'  claims {len(cl)}, mentions {sum(map(len, cl))}, pairs {pairs(cl)}, told more than once {sum(len(g) > 1 for g in cl)}')
    print(f'  lineage {by(gold["lineage"], "relation")}; independent {len(gold["independent"])} events')
    print(f'  contradictions {len(gold["contradictions"])} (optional {sum(bool(x.get("optional")) for x in gold["contradictions"])}): '
          f'{by(gold["contradictions"], "kind")}; {by(gold["contradictions"], "state")}; sides {sum(len(x["sides"]) for x in gold["contradictions"])}')
    print(f'  threads {len(gold["threads"])}, steps {len(steps)} ({sum(bool(s.get("repeat")) for s in steps)} repeats): {by([s for s in steps if not s.get("repeat")], "step")}')
    print(f'  control: {len(gold["control"])} places, {sum(len(c["claims"]) for c in gold["control"])} claims: {by([k for c in gold["control"] for k in c["claims"]], "status")}')
    for b in bad: print('  WRONG', b)
    return not bad

if __name__ == '__main__':
    args = [a for a in sys.argv[1:] if a != '--offsets']
    here = os.path.dirname(os.path.abspath(__file__))
    good = [check(h, '--offsets' in sys.argv) for h in args or [os.path.join(here, 'dev'), os.path.join(here, 'kept')]]
    sys.exit(0 if all(good) else 1)
