"""Reference numbers for the tests of the Swift encoder: PyTorch in float32 on the weights as the model's files hold them.

    python reference.py --model ../Data/models/rapporteur-6x384 --out ../Tests/EncoderTests/Fixtures

The matrices are read back from weights.bin, so that a reference can be made of any model that was ever exported.
"""
import argparse, json, os
import numpy as np
import torch
from data import Pieces, case
from model import ARC, FF, H, LAYERS, Model

SENTENCES = """The ministry said on Monday that Karsa “ has fallen ” .
Colonel Idris Vane denied it , calling the U.N. report propaganda .
“ We will stop if they stop , ” he told AFP in Šibenik .
|According to two witnesses , at least 14 people were killed when a shell hit the market of Old Vessen shortly after 9 a.m. .
The governor 's office , which had earlier spoken of 11 dead , gave no new figure .
“ Nobody has warned us , ” said Mira Tolan , 43 , who sells bread there with her two sons , “ and nobody will tell us who fired . ”
|The army blamed the Northern Front , an armed group that has held the hills above the town since March ; its spokesman , Daud Reshan , rejected the charge on Telegram and accused soldiers of shelling their own people .
Neither account could be verified .
|A doctor at the district hospital , who asked not to be named because she is not allowed to speak to reporters , said that 31 wounded had been brought in by noon , among them nine children .
It is unclear whether Saturday ’s cease-fire will hold , but the European envoy threatened both sides with sanctions if it does not ."""
TENTH = 10  # vectors of every tenth word are kept


def window(pieces):
    """Words, piece ids, case and border of the pieces, first piece and sentence of each word; | opens a paragraph."""
    words, ids, shape, border, first, sentence = [], [101], [0], [0], [], []
    for number, line in enumerate(SENTENCES.split("\n")):
        opens = line.startswith("|") or number == 0
        for k, w in enumerate(line.removeprefix("|").split()):
            p = pieces(w)
            words.append(w); first.append(len(ids)); sentence.append(number)
            border += [0 if k else 2 if opens else 1] + [0] * (len(p) - 1)
            ids += p; shape += [case(w)] * len(p)
    return dict(words=words, pieces=ids + [102], case=shape + [0], border=border + [0], first=first, sentence=sentence)


class Files:
    """Tensors of a model folder, de-quantised and unpacked."""

    def __init__(self, folder):
        self.manifest = json.load(open(folder + "/manifest.json"))
        self.bytes = np.fromfile(folder + "/weights.bin", np.uint8)

    def array(self, name):
        t = self.manifest["tensors"][name]
        kind = {"i8": np.int8, "f32": np.float32}[t["type"]]
        return self.bytes[t["offset"]:t["offset"] + t["count"] * np.dtype(kind).itemsize].view(kind)

    def vectors(self, name, width=H):
        return torch.from_numpy(self.array(name).reshape(-1, width).copy())

    def linear(self, name):
        """Weight (outputs, inputs) and bias of a packed matrix."""
        t = self.manifest["tensors"][name]
        q = self.array(name).reshape(t["rows"] // 16, t["columns"] // 2, 16, 2).transpose(0, 2, 1, 3).reshape(t["rows"], -1)
        w = q.astype(np.float32) * self.array(name + ".scale")[:, None]
        return torch.from_numpy(w[:t["used"]].copy()), torch.from_numpy(self.array(name + ".bias")[:t["used"]].copy())

    def labels(self):
        named = {"relations": "rel", "names": "ner"}
        return {named.get(k, k): v for k, v in self.manifest["labels"].items()}

    def state(self):
        """The state dict of `Model`."""
        s = {"word.weight": torch.from_numpy(self.array("word").reshape(-1, H) * self.array("word.scale")[:, None])}
        for name in ("pos", "case", "border"):
            s[name + ".weight"] = self.vectors(name)

        def split(name, *parts):
            (w, b), at = self.linear(name), 0
            for part, size in parts:
                s[part + ".weight"], s[part + ".bias"] = w[at:at + size], b[at:at + size]
                at += size

        def norm(name, part):
            s[part + ".weight"], s[part + ".bias"] = self.vectors(name + ".gain")[0], self.vectors(name + ".shift")[0]

        norm("ln", "ln")
        for i in range(LAYERS):
            for part, size in (("qkv", 3 * H), ("out", H), ("up", FF), ("down", H)):
                split(f"layer{i}.{part}", (f"layers.{i}.{part}", size))
            for part in ("ln1", "ln2"):
                norm(f"layer{i}.{part}", f"layers.{i}.{part}")
        split("heads", *self.manifest["heads"].items())
        split("pairs", *((n, ARC) for n in ("arc_dep", "arc_head", "rel_dep", "rel_head", "role_tok", "role_a")))
        split("role.cue", ("role_cue", ARC), ("role_b", ARC))
        for name, part in (("rel.out", "rel_out"), ("cert.in", "cert_in"), ("cert.out", "cert_out")):
            split(name, (part, self.linear(name)[0].shape[0]))
        arc, s["arc_b"] = self.linear("arc")
        s["arc_w"] = arc.T.contiguous()
        s["root"], s["rel_root"] = self.vectors("arc.root", ARC)[0], self.vectors("rel.root", ARC)[0]
        s["role_dist.weight"], s["role_sent.weight"] = self.vectors("role.dist", ARC), self.vectors("role.sent", ARC)
        s["role_out.weight"], s["role_out.bias"] = self.vectors("role.out", ARC), self.vectors("role.out.bias", 5)[0]
        return s


def numbers(model, w):
    """Everything the encoder can be asked about the window: tensors of scores and of word vectors."""
    t = lambda x: torch.tensor([x])
    W = len(w["words"])
    mask = torch.ones(1, len(w["pieces"]), dtype=torch.bool)
    h = model.encode(dict(pieces=t(w["pieces"]), case=t(w["case"]), border=t(w["border"]), first=t(w["first"]), pmask=mask), 0)
    out = {name: getattr(model, name)(h)[0] for name in ("upos", "xpos", "feats", "lemma", "ner", "cue")}
    last = w["sentence"].count(0)
    out["arcs"] = model.arcs(h[:, :last], 0)[0]
    out["heads"] = [k - 1 if k else None for k in range(W)]  # each word on the one before it, the first on the root
    out["relations"] = model.rels(h, t([W] + list(range(W - 1))), 0)[0]
    out["cues"] = [[2, 3], [W - 30, W - 28]]
    win, ca, cb = torch.tensor([0, 0]), *torch.tensor(out["cues"]).T
    out["roles"] = model.roles(h, win, ca, cb, t(w["sentence"]), 0)
    out["contents"] = [list(range(5, 11)), []]
    con = torch.zeros(2, W)
    con[0, 5:11] = 1 / 6
    out["contentHeads"] = [7, 0]
    out["certainty"] = model.certainty(h, win, ca, cb, torch.tensor(out["contentHeads"]), con, 0)
    out["vectors"] = h[0, ::TENTH]
    return out


def best(scores):
    """Column of the greatest score in each row, −1 where the second is as good but for rounding."""
    top = scores.flatten(0, -2).topk(2)
    return [int(i[0]) if v[0] - v[1] > 0.02 else -1 for v, i in zip(top.values, top.indices)]


def write(model_folder, out_folder):
    files = Files(model_folder)
    model = Model(files.labels())
    model.load_state_dict(files.state())
    model.eval()
    w = window(Pieces())
    with torch.no_grad():
        found = numbers(model, w)
    flat = lambda v: [round(x, 5) for x in v.flatten().tolist()]
    for name in ("upos", "xpos", "feats", "lemma", "ner", "cue", "relations"):
        w[name] = best(found.pop(name))
    w |= {k: flat(v) if torch.is_tensor(v) else v for k, v in found.items()}
    os.makedirs(out_folder, exist_ok=True)
    with open(out_folder + "/reference.json", "w") as file:
        file.write("{" + ",\n ".join(f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in w.items()) + "}\n")


if __name__ == "__main__":
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--model", required=True)
    a.add_argument("--out", required=True)
    a = a.parse_args()
    write(a.model, a.out)
