"""Turns the product's weights back into a checkpoint, so that training can go on from them.

    python start.py ../Data/models/rapporteur-6x384 runs/two       # writes runs/two/start.pt and runs/two/labels.json
"""
import json, os, sys
import numpy as np
import torch
from export import PACKED, TYPES_OF_NAMES
from model import ARC, FF, H, LAYERS, REL, ROLE, Model

KINDS = {v: k for k, v in TYPES_OF_NAMES.items()}


class Weights:
    def __init__(self, folder):
        self.manifest = json.load(open(folder + "/manifest.json"))
        self.data = np.memmap(folder + "/weights.bin", np.uint8, "r")

    def floats(self, name):
        t = self.manifest["tensors"][name]
        return torch.tensor(self.data[t["offset"]:t["offset"] + 4 * t["count"]].view(np.float32).copy())

    def matrix(self, name):
        """Weight (used rows, columns) and bias of a packed matrix."""
        t = self.manifest["tensors"][name]
        q = self.data[t["offset"]:t["offset"] + t["count"]].view(np.int8)
        q = q.reshape(-1, t["columns"] // 2, PACKED, 2).transpose(0, 2, 1, 3).reshape(t["rows"], t["columns"])
        w = torch.tensor(q.astype(np.float32)) * self.floats(name + ".scale")[:, None]
        return w[:t["used"]], self.floats(name + ".bias")[:t["used"]]


def labels_of(manifest):
    """The label lists in the form of training: names as BIO over the training kinds."""
    l = manifest["labels"]
    ner = ["O"] + [f"{n[0]}-{KINDS[n[2:]]}" for n in l["names"][1:]]
    return dict(upos=l["upos"], xpos=l["xpos"], feats=l["feats"], lemma=l["lemma"], rel=l["relations"], ner=ner, certainty=l["certainty"])


def state(weights, labels, model):
    s = model.state_dict()

    def put(name, value):
        assert s[name].shape == value.shape, (name, s[name].shape, value.shape)
        s[name].copy_(value)

    def linear(name, *parts):
        w, b = weights.matrix(name)
        at = 0
        for part in parts:
            n = s[part + ".weight"].shape[0]
            put(part + ".weight", w[at:at + n]); put(part + ".bias", b[at:at + n])
            at += n

    t = weights.manifest["tensors"]["word"]
    q = weights.data[t["offset"]:t["offset"] + t["count"]].view(np.int8).reshape(t["rows"], t["columns"])
    put("word.weight", torch.tensor(q.astype(np.float32)) * weights.floats("word.scale")[:, None])
    for name in ("pos", "case", "border"):
        put(name + ".weight", weights.floats(name).view(-1, H))
    put("ln.weight", weights.floats("ln.gain")); put("ln.bias", weights.floats("ln.shift"))
    for i in range(LAYERS):
        for part in ("qkv", "out", "up", "down"):
            linear(f"layer{i}.{part}", f"layers.{i}.{part}")
        for ln in ("ln1", "ln2"):
            put(f"layers.{i}.{ln}.weight", weights.floats(f"layer{i}.{ln}.gain"))
            put(f"layers.{i}.{ln}.bias", weights.floats(f"layer{i}.{ln}.shift"))
    linear("heads", "upos", "xpos", "feats", "lemma", "ner", "cue")
    linear("pairs", "arc_dep", "arc_head", "rel_dep", "rel_head", "role_tok", "role_a")
    w, b = weights.matrix("arc")
    put("arc_w", w.T); put("arc_b", b)
    put("root", weights.floats("arc.root")); put("rel_root", weights.floats("rel.root"))
    linear("rel.out", "rel_out"); linear("role.cue", "role_cue", "role_b")
    put("role_dist.weight", weights.floats("role.dist").view(-1, ROLE)); put("role_sent.weight", weights.floats("role.sent").view(-1, ROLE))
    put("role_out.weight", weights.floats("role.out").view(5, ROLE)); put("role_out.bias", weights.floats("role.out.bias"))
    linear("cert.in", "cert_in"); linear("cert.out", "cert_out")
    return s


def main():
    folder, out = sys.argv[1:3]
    weights = Weights(folder)
    labels = labels_of(weights.manifest)
    os.makedirs(out, exist_ok=True)
    json.dump(labels, open(out + "/labels.json", "w"))
    torch.save(dict(m=state(weights, labels, Model(labels))), out + "/start.pt")
    print(f"{out}/start.pt after {weights.manifest['steps']} steps")


if __name__ == "__main__":
    main()
