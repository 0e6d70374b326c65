"""A figure, its target and its value, and the table that shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import table


@dataclass(frozen=True)
class Figure:
    """One number of the product; `target` is None where it is only reported. None as value: there was nothing to count."""

    name: str
    value: float | None
    target: float | None = None

    @property
    def verdict(self) -> str:
        if self.target is None:
            return ""
        return "reached" if self.value is not None and self.value >= self.target else "not reached"


def show(title: str, figures: Sequence[Figure]) -> None:
    """Prints the figures; two digits, so that nothing is rounded up to its target."""
    print(f"\n{title}")
    if not figures:
        print("nothing to score here")
        return
    table.show(["figure", "target", "value", ""], [
        [f.name, table.number(f.target), table.number(f.value, 2), f.verdict] for f in figures])


def show_spread(lines: Sequence[str], count: int, heading: str = "") -> None:
    """Prints some of many lines, spread evenly over them, under a heading."""
    if heading:
        print(f"\n{heading}")
    for line in lines[::max(1, len(lines) // count)][:count]:
        print(line)
