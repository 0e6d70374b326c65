"""Writes a checkpoint as the weights that the product maps: int8 matrices, float32 vectors, a manifest.

    python export.py --run runs/one --out ../Data/models/rapporteur-6x384 --reference ../Tests/EncoderTests/Fixtures
"""
import argparse, hashlib, json, os, sys
import numpy as np
import torch

PACKED = 16  # outputs that stand together in a packed matrix
TYPES_OF_NAMES = {"PERSON": "person", "ORG": "organisation", "ARMED": "armed-group", "MIL": "military", "POLICE": "police",
                  "STATE": "state", "PLACE": "place", "FAC": "facility", "NORP": "nationality", "MEDIA": "media", "DATE": "date",
                  "NUMBER": "number", "MONEY": "money", "EVENT": "event", "WEAPON": "weapon", "LAW": "law", "OTHER": "other"}


def quantise(w):
    """Rows (n, k) to int8 with a float32 scale a row: w ≈ q · scale."""
    scale = np.abs(w).max(1) / 127
    scale[scale == 0] = 1
    return np.round(w / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def pack(q):
    """(n, k) int8 to [n/16][k/2][16][2], n padded with zero rows."""
    n, k = q.shape
    full = np.zeros(((n + PACKED - 1) // PACKED * PACKED, k), np.int8)
    full[:n] = q
    return np.ascontiguousarray(full.reshape(-1, PACKED, k // 2, 2).transpose(0, 2, 1, 3))


class Writer:
    def __init__(self, path):
        self.file, self.tensors, self.at = open(path, "wb"), {}, 0

    def add(self, name, array, **more):
        self.file.write(b"\0" * (-self.at % 64))
        self.at += -self.at % 64
        kind = {"int8": "i8", "float32": "f32"}[array.dtype.name]
        self.tensors[name] = dict(type=kind, offset=self.at, count=int(array.size), **more)
        self.file.write(array.tobytes())
        self.at += array.nbytes

    def finish(self, folder, **told):
        """Writes the manifest beside `weights.bin`, with what is told of the model."""
        self.file.close()
        digest = hashlib.sha256((folder / "weights.bin").read_bytes()).hexdigest()
        manifest = dict(format=1, name=folder.name, **told, sha256={"weights.bin": digest}, bytes=self.at, tensors=self.tensors)
        (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
        print(f"{folder.name}: {self.at / 1e6:.1f} MB")

    def linear(self, name, weight, bias):
        """A packed matrix `name`, its `name.scale` and `name.bias`, padded to whole blocks."""
        q, scale = quantise(weight)
        n, k = q.shape
        rows = (n + PACKED - 1) // PACKED * PACKED
        pad = lambda v: np.concatenate([v, np.zeros(rows - n, np.float32)]).astype(np.float32)
        self.add(name, pack(q), rows=rows, columns=k, used=n)
        self.add(name + ".scale", pad(scale))
        self.add(name + ".bias", pad(bias))


def export(state, labels, writer):
    """Writes every tensor; the answer is the number of columns of each linear head."""
    get = lambda k: state[k].float().numpy()

    def linear(out, *names):
        writer.linear(out, *(np.concatenate([get(n + part) for n in names]) for part in (".weight", ".bias")))

    q, scale = quantise(get("word.weight"))
    writer.add("word", q, rows=q.shape[0], columns=q.shape[1])
    writer.add("word.scale", scale)
    for name in ("pos", "case", "border"):
        writer.add(name, get(name + ".weight"))
    writer.add("ln.gain", get("ln.weight")); writer.add("ln.shift", get("ln.bias"))
    for i in range(6):
        for part in ("qkv", "out", "up", "down"):
            linear(f"layer{i}.{part}", f"layers.{i}.{part}")
        for ln in ("ln1", "ln2"):
            writer.add(f"layer{i}.{ln}.gain", get(f"layers.{i}.{ln}.weight"))
            writer.add(f"layer{i}.{ln}.shift", get(f"layers.{i}.{ln}.bias"))
    # Linear heads share one product, so do the token sides of arcs, relations and roles.
    heads = ["upos", "xpos", "feats", "lemma", "ner", "cue"]
    linear("heads", *heads)
    linear("pairs", "arc_dep", "arc_head", "rel_dep", "rel_head", "role_tok", "role_a")
    writer.linear("arc", get("arc_w").T, get("arc_b"))
    writer.add("arc.root", get("root")); writer.add("rel.root", get("rel_root"))
    linear("rel.out", "rel_out")
    linear("role.cue", "role_cue", "role_b")
    writer.add("role.dist", get("role_dist.weight")); writer.add("role.sent", get("role_sent.weight"))
    writer.add("role.out", get("role_out.weight")); writer.add("role.out.bias", get("role_out.bias"))
    linear("cert.in", "cert_in"); linear("cert.out", "cert_out")
    return {h: len(labels[h]) if h in labels else 3 for h in heads}


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--run", required=True); a.add_argument("--out", required=True); a.add_argument("--reference")
    a.add_argument("--version", default="1")
    a = a.parse_args()
    from data import find
    labels = json.load(open(a.run + "/labels.json"))
    checkpoint = torch.load(a.run + "/last.pt", weights_only=False)
    state = checkpoint["m"]
    os.makedirs(a.out, exist_ok=True)
    writer = Writer(a.out + "/weights.bin")
    columns = export(state, labels, writer)
    writer.file.close()
    vocabulary = open(find("vocab.txt"), "rb").read()
    open(a.out + "/vocab.txt", "wb").write(vocabulary)
    digest = lambda p: hashlib.sha256(open(p, "rb").read()).hexdigest()
    names = ["O"] + [f"{b}-{TYPES_OF_NAMES[l[2:]]}" for l in labels["ner"][1:] for b in l[0]]
    manifest = dict(format=1, name=os.path.basename(a.out.rstrip("/")), version=a.version, steps=checkpoint["step"],
                    labels=dict(upos=labels["upos"], xpos=labels["xpos"], feats=labels["feats"], lemma=labels["lemma"],
                                relations=labels["rel"], names=names, certainty=labels["certainty"]),
                    heads=columns, sha256={f: digest(f"{a.out}/{f}") for f in ("weights.bin", "vocab.txt")},
                    bytes=writer.at, tensors=writer.tensors)
    json.dump(manifest, open(a.out + "/manifest.json", "w"), ensure_ascii=False, indent=1)
    print(f"{a.out}: {writer.at / 1e6:.1f} MB after {checkpoint['step']} steps")
    if a.reference:
        from reference import write
        write(a.out, a.reference)


if __name__ == "__main__":
    main()
