"""Reference numbers for the tests of the Swift encoder: PyTorch in float32 on the de-quantised weights."""
import json, os
import torch
from data import Pieces, case
from model import Model

SENTENCES = [["The", "ministry", "said", "on", "Monday", "that", "Karsa", "“", "has", "fallen", "”", "."],
             ["Colonel", "Idris", "Vane", "denied", "it", ",", "calling", "the", "U.N.", "report", "propaganda", "."],
             ["“", "We", "will", "stop", "if", "they", "stop", ",", "”", "he", "told", "AFP", "in", "Šibenik", "."]]


def window(pieces):
    words = [w for s in SENTENCES for w in s]
    ids, shape, border, first = [101], [0], [0], []
    start = 0
    for s in SENTENCES:
        for k, w in enumerate(s):
            first.append(len(ids))
            p = pieces(w)
            ids += p; shape += [case(w)] * len(p); border += [(2 if start == 0 else 1) if k == 0 else 0] + [0] * (len(p) - 1)
        start += 1
    return words, ids + [102], shape + [0], border + [0], first


def write(state, labels, folder):
    m = Model(labels); m.load_state_dict(state); m.eval()
    words, ids, shape, border, first = window(Pieces())
    t = lambda x: torch.tensor([x])
    sent = t([k for k, s in enumerate(SENTENCES) for _ in s])
    with torch.no_grad():
        h = m.encode(dict(pieces=t(ids), case=t(shape), border=t(border), first=t(first), pmask=torch.ones(1, len(ids), dtype=torch.bool)), 0)
        arcs = m.arcs(h, 0)[0]; heads = torch.tensor([[2, 2, len(words)] + [0] * (len(words) - 3)])
        win = torch.tensor([0]); ca = torch.tensor([2]); cb = torch.tensor([3])
        roles = m.roles(h, win, ca, cb, sent, 0)[0]
        con = torch.zeros(1, len(words)); con[0, 5:11] = 1 / 6
        out = dict(words=words, pieces=ids, case=shape, border=border, first=first, sentence=sent[0].tolist(), vectors=h[0],
                   upos=m.upos(h)[0], names=m.ner(h)[0], cue=m.cue(h)[0], arcs=arcs, relations=m.rels(h, heads, 0)[0][:3],
                   roles=roles, certainty=m.certainty(h, win, ca, cb, None, con, 0)[0])
    os.makedirs(folder, exist_ok=True)
    flat = {k: [round(x, 5) for x in v.flatten().tolist()] if torch.is_tensor(v) else v for k, v in out.items()}
    json.dump(flat, open(folder + "/reference.json", "w"), ensure_ascii=False)
