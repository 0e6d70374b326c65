"""Scores tags, lemmas and trees of whole treebank files, for GUM also by genre.

    python3 syntax.py GOLD.conllu SYSTEM.conllu [--genres]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import conll2018
import conllu
import table
from conllu import Sentence
from scores import Counts, add_all

# GUM itself counts these as transcribed speech; the rest is written.
SPOKEN_GENRES = frozenset({"conversation", "court", "interview", "podcast", "speech", "vlog"})
Document = tuple[str, list[Sentence]]


def genre(document: str) -> str:
    """`GUM_news_homeopathic` is news; other treebanks' documents have no genre."""
    return document.split("_")[1] if document.startswith("GUM_") else ""


def is_written(document: str) -> bool:
    return genre(document) not in SPOKEN_GENRES


def pair_documents(gold: Sequence[Sentence], system: Sequence[Sentence]) -> list[tuple[Document, Document]]:
    """Gold documents beside the system's: by newdoc comments, or else by sentence count where these are equal in all."""
    gold_documents, system_documents = conllu.documents(gold), conllu.documents(system)
    if len(gold_documents) == len(system_documents):
        return list(zip(gold_documents, system_documents))
    if len(gold) != len(system):
        raise ValueError(f"{len(system_documents)} documents and {len(system)} sentences cannot be laid beside "
                         f"{len(gold_documents)} and {len(gold)}")
    pairs, start = [], 0
    for name, sentences in gold_documents:
        pairs.append(((name, sentences), (name, list(system[start:start + len(sentences)]))))
        start += len(sentences)
    return pairs


def evaluate(pairs: Sequence[tuple[Document, Document]]) -> dict[str, dict[str, Counts]]:
    """Counts by metric, under `all`, under each genre, and under `written` where there are genres.

    A document whose characters differ from the gold's is told of on standard error: text was lost or changed.
    """
    groups: dict[str, list[dict[str, Counts]]] = {"all": []}
    for (name, gold), (_, system) in pairs:
        alignment = conll2018.align(gold, system)
        if alignment.astray:
            print(f"{name}: {alignment.astray} characters of gold and system have no partner", file=sys.stderr)
        counts = conll2018.counts(alignment)
        groups["all"].append(counts)
        if genre(name):
            groups.setdefault(genre(name), []).append(counts)
        if genre(name) and is_written(name):
            groups.setdefault("written", []).append(counts)
    return {group: add_all(parts) for group, parts in groups.items()}


def show(groups: dict[str, dict[str, Counts]]) -> None:
    order = ["all", "written", *sorted(set(groups) - {"all", "written"})]
    table.show(["F1", *conll2018.METRICS], [
        [group, *(table.number(groups[group][metric].f1, 2) for metric in conll2018.METRICS)]
        for group in order if group in groups])


def main() -> None:
    parser = argparse.ArgumentParser(description="CoNLL 2018 evaluation of a system's CoNLL-U against gold.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("system", type=Path)
    parser.add_argument("--genres", action="store_true", help="GUM: also by genre")
    arguments = parser.parse_args()
    groups = evaluate(pair_documents(conllu.read(arguments.gold), conllu.read(arguments.system)))
    show(groups if arguments.genres else {"all": groups["all"]})


if __name__ == "__main__":
    main()
