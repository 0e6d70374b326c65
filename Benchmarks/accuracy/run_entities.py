"""The figures of named entities."""

from __future__ import annotations

import tempfile
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import armed
import conllu
import entities as scoring
import entity_data
import table
from figures import Figure
from product import Product
from scores import Counts, add_all

Part = tuple[str, list[Figure]]


def entities(product: Product, options: Namespace) -> Iterator[Part]:
    folder = options.data / "entities"
    sets = [
        ("UNER EWT dev", entity_data.read_uner(folder / "uner-ewt-dev.iob2"), scoring.UNER, 85.0),
        ("CrossNER politics dev", entity_data.read_tagged(folder / "crossner-politics-dev.txt"), scoring.CROSSNER, None),
        ("WNUT17 dev", entity_data.read_tagged(folder / "wnut17-dev.conll"), scoring.WNUT, None),
    ]
    for name, gold, labels, target in sets:
        with tempfile.TemporaryDirectory() as temporary:
            path = Path(temporary) / "words.conllu"
            path.write_text(conllu.from_words(sentence.words for sentence in gold), encoding="utf-8")
            system = product.parse_pretokenized(path)
        result = scoring.score_sentences(gold, system, labels)
        yield f"{name}, gold tokens, merged types", _figures(name, result, target, options)
    yield from _re3d(product, options)


def _re3d(product: Product, options: Namespace) -> Iterator[Part]:
    """re3d's dev part of our split, from raw text."""
    texts = entity_data.read_re3d(options.data / "entities" / "re3d", "dev")
    with tempfile.TemporaryDirectory() as temporary:
        paths = []
        for number, text in enumerate(texts):
            paths.append(Path(temporary) / f"{number:03d}.txt")
            paths[-1].write_bytes(text.text.encode("utf-8"))
        answers = [scoring.located(sentences, text.text) for sentences, text in zip(product.parse(paths), texts)]
    bodies = add_all(armed.score(text, spans) for text, spans in zip(texts, answers))
    rows = [Figure(f"re3d {name} F1 by overlap", counts.f1) for name, counts in bodies.items()]
    rows += [Figure("re3d both kinds precision", bodies["both kinds"].precision),
             Figure("re3d both kinds recall", bodies["both kinds"].recall)]
    yield "re3d dev (our split), armed groups and military, raw text", rows
    for text in texts:
        text.spans = entity_data.outermost(text.spans)
    result = add_all(scoring.score_text(text, spans, scoring.RE3D) for text, spans in zip(texts, answers))
    yield ("re3d dev, merged types; its gold also marks descriptions and pronouns, which the product does not name",
           _figures("re3d", result, None, options))


def _figures(name: str, result: dict[str, Counts], target: float | None, options: Namespace) -> list[Figure]:
    if options.details:
        print(f"\n{name}")
        table.show(["", "gold", "answers", "precision", "recall", "F1"], [
            [key, str(c.gold), str(c.answers), *(table.number(v, 2) for v in (c.precision, c.recall, c.f1))]
            for key, c in result.items()])
    rows = [Figure(f"{name} exact span and type F1", result["exact"].f1, target),
            Figure(f"{name} exact span F1", result["span"].f1)]
    if "overlap" in result:
        rows.append(Figure(f"{name} overlap and type F1", result["overlap"].f1))
    return rows + [Figure(f"{name} {kind} F1", result[kind].f1) for kind in scoring.MERGED]
