"""The figures of tokens, sentences, tags, lemmas and trees."""

from __future__ import annotations

import tempfile
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import conllu
import raw_text as raw
import syntax
from figures import Figure
from product import Product

Part = tuple[str, list[Figure]]
# (treebank, group, metric) → target. Groups: all; written = GUM's written genres.
GOLD_TARGETS = {("EWT", "all", "UPOS"): 96.5, ("EWT", "all", "LAS"): 89, ("EWT", "all", "Lemmas"): 96,
                ("GUM", "all", "UPOS"): 96, ("GUM", "all", "LAS"): 86, ("GUM", "all", "Lemmas"): 96}
RAW_TARGETS = {("EWT", "all", "Tokens"): 99, ("GUM", "written", "Sentences"): 90}


def gold_tokens(product: Product, options: Namespace) -> Iterator[Part]:
    """Gold tokens and sentences: the product gets the words alone."""
    for name, gold in _treebanks(options):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{name}.conllu"
            path.write_text(conllu.blank(gold), encoding="utf-8")
            system = product.parse_pretokenized(path)
        groups = syntax.evaluate(syntax.pair_documents(gold, system))
        metrics = ("UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS")
        yield _part(f"{name} dev, gold tokens", name, groups, metrics, GOLD_TARGETS, options)


def raw_text(product: Product, options: Namespace) -> Iterator[Part]:
    """Raw text, one file a document."""
    for name, gold in _treebanks(options):
        documents = raw.raw_documents(gold)
        with tempfile.TemporaryDirectory() as folder:
            paths = [raw.write(document, Path(folder), i) for i, document in enumerate(documents)]
            system = product.parse(paths)
        pairs = [((d.name, d.sentences), (d.name, sentences)) for d, sentences in zip(documents, system)]
        metrics = ("Tokens", "Words", "Sentences", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS")
        yield _part(f"{name} dev, from raw text", name, syntax.evaluate(pairs), metrics, RAW_TARGETS, options)


def _treebanks(options: Namespace) -> Iterator[tuple[str, list[conllu.Sentence]]]:
    for name in ("EWT", "GUM"):
        yield name, conllu.read(options.data / "syntax" / f"{name.lower()}-dev.conllu")


def _part(title: str, name: str, groups: dict, metrics: tuple[str, ...], targets: dict, options: Namespace) -> Part:
    if options.details:
        print(f"\n{title}")
        syntax.show(groups)
    return title, [Figure(f"{name} {metric} F1" + (", written genres" if group == "written" else ""),
                          groups[group][metric].f1, targets.get((name, group, metric)))
                   for metric in metrics for group in ("all", "written") if group in groups]
