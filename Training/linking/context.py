#!/usr/bin/env python3
"""Trains the context model: two vectors for each event of a report, whose products tell how likely two events are one.

    context.py train --sets FOLDER=RECORD.sqlite … --halves HALF=RECORD.sqlite … --program RAPPORTEUR --out RUN.pt
    context.py export RUN.pt [--to FOLDER] [--version VERSION]

Sets are marked training reports (`../corpus/linking`, made by its `build.py`), each read into a record by `rapporteur ingest`; halves are the
development halves of Benchmarks/linking/gold, by which the run is judged and of which nothing is learned here. Needs torch."""

import argparse
import itertools
import json
import math
import pathlib
import random
import sys

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Training"))
from fit import ALIKE
from memory import ENCODER, Encoder, Remembered, remembered
from signs import can_be_one
from tellings import Half, are_same_act

MEMORY, WIDTH, HEADS, BLOCKS, OUT = 384, 256, 8, 2, 128
SENTENCES_APART, WORDS_APART, PLACES = 6, 16, 40
# Types, modes and statuses that have a vector; what is rarer has none.
KINDS = ("ACCUSE AGREE AID ASSAULT COERCE CONCEDE CONSULT COOPERATE MOBILIZE PROTEST REJECT REQUEST RETREAT SANCTION SUPPORT THREATEN "
         "abduct access aerial allege arrest beat ceasefire crowd-control curfew demo deport destroy disapprove discontinue drone expel explosives "
         "firearms heavy-weapons investigate obstruct phone police primitive release restrict riot seize strike suicide-attack targeted "
         "third-party troops unconventional violence visit withdraw yield "
         "reported claimed denied unconfirmed conditional promised threatened requested negated historical").split()


def kinds(event) -> list[int]:
    return [KINDS.index(name) for name in (event.type, event.mode, event.status) if name in KINDS]


def words_apart(steps: torch.Tensor) -> torch.Tensor:
    """Distances in words: eight each for itself, then two to a doubling; before the event below 16, behind it above."""
    far = steps.abs()
    folded = torch.where(far <= 8, far, (8 + 2 * torch.log2(far.clamp(min=8) / 8)).long().clamp(max=WORDS_APART))
    return torch.sign(steps) * folded + WORDS_APART


class Block(nn.Module):
    """Events look at the report's words, then at each other."""

    def __init__(self, drop: float):
        super().__init__()
        self.norm_words, self.norm_events, self.norm_last = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(3))
        self.query, self.mix = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.memory = nn.Linear(MEMORY, 2 * WIDTH)
        self.sentences, self.words = nn.Embedding(2 * SENTENCES_APART + 1, HEADS), nn.Embedding(2 * WORDS_APART + 1, HEADS)
        self.events, self.mix_events = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down, self.drop = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH), nn.Dropout(drop)
        nn.init.zeros_(self.sentences.weight)
        nn.init.zeros_(self.words.weight)

    @staticmethod
    def attended(query, key, value, bias=0):
        query, key, value = (x.view(len(x), HEADS, -1) for x in (query, key, value))
        scores = torch.einsum("ehd,whd->ehw", query, key) / math.sqrt(WIDTH // HEADS) + bias
        return torch.einsum("ehw,whd->ehd", scores.softmax(-1), value).reshape(len(query), WIDTH)

    def forward(self, x, memory, sentences, words):
        bias = (self.sentences(sentences) + self.words(words)).permute(0, 2, 1)
        x = x + self.drop(self.mix(self.attended(self.query(self.norm_words(x)), *self.memory(memory).chunk(2, -1), bias)))
        x = x + self.drop(self.mix_events(self.attended(*self.events(self.norm_events(x)).chunk(3, -1))))
        return x + self.drop(self.down(self.drop(F.gelu(self.up(self.norm_last(x)), approximate="tanh"))))


class Likeness(nn.Module):
    """Logarithms of the odds that two events are one: what their vectors have alike, and in what they differ."""

    def __init__(self):
        super().__init__()
        self.view = nn.Linear(WIDTH, OUT)
        self.alike, self.apart = (nn.Parameter(torch.full((OUT,), 0.1)) for _ in range(2))
        self.base = nn.Parameter(torch.zeros(1))

    def forward(self, x, y):
        x, y = self.view(x), self.view(y)
        return (x * y * self.alike - (x - y).abs() * self.apart).sum(-1) + self.base


class Context(nn.Module):
    def __init__(self, drop: float = 0.2, word_drop: float = 0.15):
        super().__init__()
        self.word_drop = word_drop
        self.norm_memory = nn.LayerNorm(MEMORY, eps=1e-12)
        self.start, self.drop = nn.Linear(MEMORY, WIDTH), nn.Dropout(drop)
        self.kind, self.place = nn.Embedding(len(KINDS), WIDTH), nn.Embedding(PLACES, WIDTH)
        nn.init.normal_(self.kind.weight, std=0.1)
        nn.init.normal_(self.place.weight, std=0.1)
        self.blocks = nn.ModuleList(Block(drop) for _ in range(BLOCKS))
        self.last = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inside, self.across = Likeness(), Likeness()

    def forward(self, report: Remembered) -> torch.Tensor:
        """(events, 256)"""
        memory = self.norm_memory(report.vectors.float())
        x = self.start(torch.stack([memory[words].mean(0) for words in report.anchors]))
        at = torch.tensor([words[0] for words in report.anchors])
        home = report.sentence[at]
        x = x + torch.stack([self.kind.weight[kinds(e)].sum(0) for e in report.events]) + self.place(home.clamp(max=PLACES - 1))
        sentences = (report.sentence[None] - home[:, None]).clamp(-SENTENCES_APART, SENTENCES_APART) + SENTENCES_APART
        words = words_apart(torch.arange(len(memory))[None] - at[:, None])
        memory = self.drop(memory)
        if self.training:
            memory = memory * (torch.rand(len(memory), 1) > self.word_drop)
        for block in self.blocks:
            x = block(x, memory, sentences, words)
        return self.last(x)


class Example:
    """A report with the pairs of its events that may be one: earlier, later, whether they are one."""

    def __init__(self, remembered: Remembered, half: Half):
        incident = half.incident[remembered.report.name]
        alike = next((tuple(sorted(pair)) for pair in ALIKE if incident in pair), (incident,))
        self.remembered, self.incident = remembered, (half.name, *alike)
        told = [(place, event, label) for place, (event, label) in enumerate(zip(remembered.events, remembered.labels)) if label]
        pairs = [(a, b, float(label == other)) for (a, earlier, label), (b, later, other) in itertools.combinations(told, 2) if can_be_one(later, earlier)]
        self.pairs = [torch.tensor(column) for column in zip(*pairs)] if pairs else None


def examples(halves: list[Half], encoder: Encoder, program: str, cache: pathlib.Path) -> list[Example]:
    found = []
    for half in halves:
        found += [Example(r, half) for r in remembered(half, encoder, program, cache / f"{half.name}.pt")]
        print(half.name, flush=True)
    return found


def batches(found: list[Example], size: int = 8) -> list[list[Example]]:
    """Reports of one incident together, or of two that are alike in place and week."""
    by = {}
    for example in found:
        by.setdefault(example.incident, []).append(example)
    cut = []
    for reports in by.values():
        random.shuffle(reports)
        count = math.ceil(len(reports) / size)
        cut += [reports[k::count] for k in range(count)]
    random.shuffle(cut)
    return cut


def losses(model: Context, batch: list[Example], across: float, most: int = 500):
    vectors, loss = [model(e.remembered) for e in batch], 0
    for x, example in zip(vectors, batch):
        if example.pairs:
            earlier, later, is_one = example.pairs
            loss = loss + F.binary_cross_entropy_with_logits(model.inside(x[earlier], x[later]), is_one, reduction="sum") / 15
    pairs = [(vectors[a][i], vectors[b][j], float(batch[a].remembered.labels[i] == batch[b].remembered.labels[j]))
             for a, b in itertools.combinations(range(len(batch)), 2)
             for i, j in itertools.product(range(len(vectors[a])), range(len(vectors[b])))
             if batch[a].remembered.labels[i] and batch[b].remembered.labels[j]
             and are_same_act(batch[a].remembered.events[i].act, batch[b].remembered.events[j].act)]
    if pairs:
        x, y, is_one = zip(*(random.sample(pairs, most) if len(pairs) > most else pairs))
        odds = model.across(torch.stack(x), torch.stack(y))
        loss = loss + F.binary_cross_entropy_with_logits(odds, torch.tensor(is_one), reduction="sum") * across / 120
    return loss


@torch.no_grad()
def judged(model: Context, found: list[Example]) -> str:
    """How well pairs inside reports are told apart by the context alone."""
    model.eval()
    rows = []
    for example in (e for e in found if e.pairs):
        x, (earlier, later, is_one) = model(example.remembered), example.pairs
        rows.append((model.inside(x[earlier], x[later]), is_one))
    odds, is_one = (torch.cat(column) for column in zip(*rows))
    ranks = odds.argsort().argsort().double() + 1
    ones = is_one.sum().double()
    area = float((ranks[is_one > 0].sum() - ones * (ones + 1) / 2) / (ones * (len(odds) - ones)))  # under the ROC curve
    return f"{len(is_one)} pairs: {area:.3f} ({float(F.binary_cross_entropy_with_logits(odds, is_one)):.3f})"


def train(arguments) -> None:
    random.seed(arguments.seed)
    torch.manual_seed(arguments.seed)
    encoder, cache = Encoder(), pathlib.Path(arguments.cache)
    cache.mkdir(parents=True, exist_ok=True)
    halves, sets = ([Half(*named.split("=")) for named in names] for names in (arguments.halves, arguments.sets))
    judges, learned = (examples(these, encoder, arguments.program, cache) for these in (halves, sets))
    model = Context(arguments.drop, arguments.word_drop)
    mean = {name: value.clone() for name, value in model.state_dict().items()}
    optimizer = torch.optim.AdamW(model.parameters(), lr=arguments.rate, weight_decay=0.05)
    steps, step = arguments.epochs * len(batches(learned)), 0
    for epoch in range(arguments.epochs):
        model.train()
        for batch in batches(learned):
            step += 1
            optimizer.param_groups[0]["lr"] = arguments.rate * min(1, step / (0.05 * steps)) * (1 - step / (steps + 1))
            loss = losses(model, batch, arguments.across)
            if not torch.is_tensor(loss):
                continue
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            for name, value in model.state_dict().items():
                mean[name].lerp_(value, 0.003 if step > 200 else 1)
        running = Context()
        running.load_state_dict(mean)
        print(f"epoch {epoch}: {judged(running, judges)}", flush=True)
        torch.save(mean, f"{arguments.out}.{epoch}" if arguments.every else arguments.out)


COMMITTED = ROOT / "Data/models/rapporteur-context-2x256"


def export(arguments) -> None:
    """Writes a run's weights as the product maps them, and numbers for its tests."""
    from export import Writer
    state, folder = torch.load(arguments.weights), arguments.to or COMMITTED
    folder.mkdir(parents=True, exist_ok=True)
    writer = Writer(str(folder / "weights.bin"))
    get = lambda name: state[name].float().numpy()

    def norm(name, part):
        writer.add(name + ".gain", get(part + ".weight"))
        writer.add(name + ".shift", get(part + ".bias"))

    def linear(name, *parts):
        writer.linear(name, *(np.concatenate([get(part + end) for part in parts]) for end in (".weight", ".bias")))
    norm("memory", "norm_memory")
    linear("start", "start")
    writer.add("kind", get("kind.weight"))
    writer.add("place", get("place.weight"))
    for number in range(BLOCKS):
        name, part = f"block{number}.", f"blocks.{number}."
        for ours, theirs in (("words", "norm_words"), ("events", "norm_events"), ("last", "norm_last")):
            norm(name + ours, part + theirs)
        for ours, theirs in (("query", "query"), ("memory", "memory"), ("mix", "mix"), ("look", "events"), ("look.mix", "mix_events"), ("up", "up"),
                             ("down", "down")):
            linear(name + ours, part + theirs)
        writer.add(name + "sentences", get(part + "sentences.weight"))
        writer.add(name + "words.apart", get(part + "words.weight"))
    norm("last", "last")
    linear("views", "inside.view", "across.view")
    for likeness in ("inside", "across"):
        for part in ("alike", "apart", "base"):
            writer.add(f"{likeness}.{part}", get(f"{likeness}.{part}"))
    writer.finish(folder, version=arguments.version, encoder=encoder_name(), kinds=KINDS)
    if folder == COMMITTED:
        reference(state)


def encoder_name() -> str:
    manifest = json.loads((ENCODER / "manifest.json").read_text())
    return f"{manifest['name']}/{manifest['version']}"


@torch.no_grad()
def reference(state) -> None:
    """Views of three events of an invented report, in float32, for Tests/EncoderTests/ContextModelTests.swift."""
    model = Context()
    model.load_state_dict(state)
    model.eval()
    random.seed(7)
    vectors = torch.tensor([[random.gauss(0, 0.4) for _ in range(MEMORY)] for _ in range(60)]).round(decimals=3)
    sentence = [word // 12 for word in range(60)]
    told = [(3, 5, ["ASSAULT", "firearms", "reported"]), (20, 21, ["ASSAULT", "claimed"]), (47, 49, ["COERCE", "abduct", "denied"])]

    class Told:
        def __init__(self, kinds):
            self.type, self.mode, self.status = kinds[0], kinds[1] if len(kinds) > 2 else None, kinds[-1]
    report = Remembered(None, [Told(kinds) for *_, kinds in told], sentence, vectors, [list(range(a, b)) for a, b, _ in told], [])
    x = model(report)
    flat = lambda values: [round(v, 5) for v in values.flatten().tolist()]
    pairs = list(itertools.combinations(range(len(told)), 2))
    made = dict(vectors=flat(vectors), sentences=sentence, events=[dict(start=a, end=b, kinds=k) for a, b, k in told],
                inside=flat(model.inside.view(x)), across=flat(model.across.view(x)), pairs=pairs,
                insideOdds=flat(torch.cat([model.inside(x[[a]], x[[b]]) for a, b in pairs])),
                acrossOdds=flat(torch.cat([model.across(x[[a]], x[[b]]) for a, b in pairs])))
    path = ROOT / "Tests/EncoderTests/Fixtures/context.json"
    path.write_text(json.dumps(made) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    learn = commands.add_parser("train")
    learn.add_argument("--sets", nargs="+", required=True)
    learn.add_argument("--halves", nargs="+", required=True)
    learn.add_argument("--program", required=True)
    learn.add_argument("--out", required=True)
    learn.add_argument("--cache", default="/tmp/rapporteur-context")
    learn.add_argument("--epochs", type=int, default=4)
    learn.add_argument("--rate", type=float, default=3e-4)
    learn.add_argument("--across", type=float, default=3, help="weight of pairs of two reports")
    learn.add_argument("--drop", type=float, default=0.3)
    learn.add_argument("--word-drop", type=float, default=0.2, help="share of words that are hidden in learning")
    learn.add_argument("--seed", type=int, default=1)
    learn.add_argument("--every", action="store_true", help="keep each epoch's weights")
    learn.set_defaults(run=train)
    out = commands.add_parser("export")
    out.add_argument("weights")
    out.add_argument("--to", type=pathlib.Path, help="the folder of the model, in place of the committed one")
    out.add_argument("--version", default="1")
    out.set_defaults(run=export)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    main()
