"""Trains the certainty head anew on the finished encoder, which the joint run lets learn the corpus by heart.

    python certainty_head.py RUN [GOLD_FILES…]   features are frozen; strong dropout and smoothed labels; GOLD only measures.

What the head sees: the mean of the cue's ends, the mean of the content's words, and the word that heads the content in the
model's own tree, which is where "may", "would" and "should" come together.
"""
import json, pickle, sys
import torch
import torch.nn.functional as F
import prep
from data import CERT, Pieces, arrays, batch, windows
from model import GELU, H, Model, weights

SEED, EPOCHS, RATE, DROPOUT, DECAY, SMOOTHING = 5, 25, 1e-3, .5, .05, .1


class Features:
    def __init__(self, model, labels):
        self.model, self.labels, self.pieces = model, labels, Pieces()
        self.index = {k: {x: i for i, x in enumerate(v)} for k, v in labels.items()}

    def of(self, docs):
        """Inputs (n, 3 · 384) and certainties (n) of every labelled attribution."""
        inputs, labels = [], []
        for doc in docs:
            for window in windows(arrays(doc, self.labels, self.pieces, self.index), 250, None):
                b = batch([window])
                known = b["cert"] != -100
                if known.any():
                    self._add(b, known, inputs, labels)
        return torch.stack(inputs), torch.tensor(labels)

    @torch.no_grad()
    def _add(self, b, known, inputs, labels):
        encoded = self.model.encode(b, 0)
        h, heads = encoded[0], self._heads(encoded, b["sent"])
        for first, end, roles, label in zip(b["ca"][known].tolist(), b["cb"][known].tolist(), b["roles"][known], b["cert"][known].tolist()):
            content = (roles >= 3).nonzero()[:, 0].tolist()
            if content:
                inside = set(content)
                head = next((t for t in content if heads[t] not in inside), content[0])
                inputs.append(torch.cat([(h[first] + h[end - 1]) / 2, h[content].mean(0), h[head]]))
                labels.append(label)

    def _heads(self, encoded, sentence):
        """The likeliest governor of each word inside its sentence."""
        same = sentence[:, :, None] == sentence[:, None, :]
        same = torch.cat([same, torch.ones(1, encoded.shape[1], 1, dtype=torch.bool)], 2)
        return self.model.arcs(encoded, 0).masked_fill(~same, -1e4).argmax(-1)[0].tolist()


def train(inputs, labels):
    torch.manual_seed(SEED)
    inner, outer = torch.nn.Linear(3 * H, 256), torch.nn.Linear(256, len(CERT))
    optimiser = torch.optim.AdamW([*inner.parameters(), *outer.parameters()], lr=RATE, weight_decay=DECAY)
    for epoch in range(EPOCHS):
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - epoch / EPOCHS)
        for part in torch.randperm(len(labels)).split(64):
            hidden = F.dropout(GELU(inner(F.dropout(inputs[part], DROPOUT))), DROPOUT)
            loss = F.cross_entropy(outer(hidden), labels[part], label_smoothing=SMOOTHING)
            optimiser.zero_grad(); loss.backward(); optimiser.step()
    return inner, outer


def main():
    run, gold = sys.argv[1], sys.argv[2:]
    labels = json.load(open(run + "/labels.json"))
    checkpoint = torch.load(run + "/last.pt", weights_only=False)
    model = Model(labels)
    state = weights(checkpoint)
    model.load_state_dict(state)
    features = Features(model.eval(), labels)
    polnear = [d for d in pickle.load(open("main.pkl", "rb"))["polnear"] if any(a[3] for a in d["att"])]
    inputs, answers = features.of(pickle.load(open("own.pkl", "rb")) + polnear)
    print(len(answers), "attributions")
    inner, outer = train(inputs, answers)
    if gold:
        x, y = features.of(prep.corpus(gold))
        print("accuracy on gold", (outer(GELU(inner(x))).argmax(1) == y).float().mean().item())
    for name, layer in (("cert_in", inner), ("cert_out", outer)):
        state[name + ".weight"], state[name + ".bias"] = layer.weight.data, layer.bias.data
    torch.save(dict(m=state, step=checkpoint["step"]), run + "/cert.pt")


if __name__ == "__main__":
    main()
