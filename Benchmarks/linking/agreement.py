#!/usr/bin/env python3
"""How far a second hand agrees with the gold: pairs of marked words that both take for one event.

The second hand was given the reports in order with the marked words numbered, no ids and no rules but those of gold/README.md, Decision 1, and named
the event of each. Its answers stand in gold/second/HALF.tsv: report, start and end in code points, its own name of the event."""

import csv
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "gold"))
import check  # noqa: E402
from scores import Score, pairwise, summed  # noqa: E402


def agreement(path: Path) -> Score:
    _, gold = check.spans(str(HERE / "gold" / path.stem))
    known = {(mention["report"], *mention["span"]): event["id"] for event in gold["events"] for mention in event["mentions"]}
    with path.open(encoding="utf-8") as file:
        second = {(row["report"], int(row["start"]), int(row["end"])): row["event"] for row in csv.DictReader(file, delimiter="\t")}
    return pairwise(known, second)


def main() -> None:
    scores = []
    for path in sorted((HERE / "gold/second").glob("*.tsv")):
        scores.append(agreement(path))
        print(f"{path.stem}: {scores[-1]}")
    print(f"all: {summed(scores)}")


if __name__ == "__main__":
    main()
