"""Prints tables in plain text: the first columns to the left, numbers to the right."""

from __future__ import annotations

from collections.abc import Sequence


def number(value: float | None, digits: int = 1) -> str:
    """A figure for a table; a dash where there is none, never a zero."""
    return "–" if value is None else f"{value:.{digits}f}"


def show(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Prints the rows under the head, columns aligned."""
    for line in lines(head, rows):
        print(line)


def lines(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    ruled = [head, ["-" * width for width in widths], *rows]
    return ["  ".join(_cell(cell, widths[i]) for i, cell in enumerate(row)).rstrip() for row in ruled]


def _cell(cell: str, width: int) -> str:
    numeric = cell.replace(".", "").replace("-", "").replace(",", "").isdigit() or cell == "–"
    return cell.rjust(width) if numeric else cell.ljust(width)
