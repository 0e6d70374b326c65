"""Word vectors of a set's reports as the product's encoder gives them, with the words that tell each event: what `context.py` learns from."""

import json
import pathlib
import re
import subprocess
import sys

import torch

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Training"))
from data import Pieces, case
from model import Model
from reference import Files
from tellings import Half

ENCODER = ROOT / "Data/models/rapporteur-6x384"
WINDOW = 250  # pieces of a window, as Window.pieceLimit


class Words:
    """A report's words with where they stand in it, sentence by sentence."""

    def __init__(self, text: str, sentences: list[tuple[bool, list[str]]]):
        self.words, self.spans, self.sentence, self.opens, at = [], [], [], [], 0
        for number, (opens_block, words) in enumerate(sentences):
            for k, word in enumerate(words):
                at = text.index(word, at)
                self.words.append(word)
                self.spans.append((at, at + len(word)))
                self.sentence.append(number)
                self.opens.append(0 if k else 2 if opens_block else 1)
                at += len(word)

    def between(self, start: int, end: int) -> list[int]:
        return [i for i, (a, b) in enumerate(self.spans) if a < end and start < b]


def parsed(program: str, reports: pathlib.Path) -> list[list[tuple[bool, list[str]]]]:
    """Of each report the sentences, as `rapporteur parse` cuts them: whether each opens a block, and its words."""
    out = subprocess.run([program, "parse", str(reports)], capture_output=True, text=True, check=True).stdout
    documents: list[list[tuple[bool, list[str]]]] = []
    opens = False
    for line in out.split("\n"):
        if line.startswith("# newdoc"):
            documents.append([])
        elif line.startswith("# newpar"):
            opens = True
        elif line.startswith("# sent_id"):
            documents[-1].append((opens, []))
            opens = False
        elif re.match(r"\d+\t", line):
            documents[-1][-1][1].append(line.split("\t")[1])
    return documents


class Encoder:
    """The committed encoder in float32."""

    def __init__(self):
        files = Files(str(ENCODER))
        self.model = Model(files.labels())
        self.model.load_state_dict(files.state())
        self.model.eval()
        self.pieces = Pieces()

    @torch.no_grad()
    def vectors(self, words: Words) -> torch.Tensor:
        """(words, 384), in windows of whole sentences."""
        found, start = [torch.zeros(0, 384)], 0
        pieces = [self.pieces(w) for w in words.words]
        ends = [i for i in range(1, len(words.words) + 1) if i == len(words.words) or words.sentence[i] != words.sentence[i - 1]]
        while start < len(words.words):
            end, size = start, 0
            for stop in ends:
                more = sum(map(len, pieces[end:stop])) if stop > end else 0
                if stop > end and (size + more <= WINDOW or end == start):
                    end, size = stop, size + more
                elif stop > end:
                    break
            found.append(self.window(words, pieces, start, end))
            start = end
        return torch.cat(found)

    def window(self, words: Words, pieces, start: int, end: int) -> torch.Tensor:
        ids, shapes, borders, first = [101], [0], [0], []
        for i in range(start, end):
            first.append(len(ids))
            ids += pieces[i]
            shapes += [case(words.words[i])] * len(pieces[i])
            borders += [words.opens[i]] + [0] * (len(pieces[i]) - 1)
        ids, shapes, borders = (torch.tensor([x + [y]])[:, :512] for x, y in ((ids, 102), (shapes, 0), (borders, 0)))
        batch = dict(pieces=ids, case=shapes, border=borders, first=torch.tensor([first]).clamp(max=511),
                     pmask=torch.ones_like(ids, dtype=torch.bool))
        return self.model.encode(batch, 0)[0]


class Remembered:
    """One report as the context model sees it."""

    def __init__(self, report, events, sentence: list[int], vectors: torch.Tensor, anchors: list[list[int]], labels: list[str | None]):
        self.report, self.events, self.vectors, self.anchors, self.labels = report, events, vectors, anchors, labels
        self.sentence = torch.tensor(sentence)


def remembered(half: Half, encoder: Encoder, program: str, cache: pathlib.Path | None = None) -> list[Remembered]:
    """All reports of a set that tell events, in order of publication."""
    reports = half.folder / "reports.jsonl"
    texts = [json.loads(line) for line in reports.open(encoding="utf-8")]
    sentences = {t["id"]: (t["text"], s) for t, s in zip(texts, parsed(program, reports), strict=True)}
    kept = torch.load(cache) if cache and cache.exists() else {}
    things, found = half.linked.things("event"), []
    for report in half.reports:
        words = Words(*sentences[report.name])
        if report.name not in kept:
            kept[report.name] = encoder.vectors(words).half()
        anchors = {e.id: words.between(*things[e.id].spans[0]) for e in report.events if e.id in things and things[e.id].spans}
        events = [e for e in report.events if anchors.get(e.id)]
        if events:
            labels = [half.labels.get(e.id) for e in events]
            found.append(Remembered(report, events, words.sentence, kept[report.name], [anchors[e.id] for e in events], labels))
    if cache:
        torch.save(kept, cache)
    return found
