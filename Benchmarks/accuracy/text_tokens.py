"""Tokens of running text for scoring spans: words and single punctuation marks, independent of the engine's tokens."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

TOKEN = re.compile(r"\w+|[^\w\s]")
Span = tuple[int, int]


class TextTokens:
    """The tokens of one text, by code-point offsets."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[Span] = [match.span() for match in TOKEN.finditer(text)]
        self._starts = [start for start, _ in self.spans]
        self._ends = [end for _, end in self.spans]

    def under(self, spans: Iterable[Span]) -> frozenset[int]:
        """Indices of all tokens that share at least one character with the spans: a cut word counts whole."""
        indices: set[int] = set()
        for start, end in spans:
            if end > start:
                indices.update(range(bisect_right(self._ends, start), bisect_left(self._starts, end)))
        return frozenset(indices)

    def words(self, indices: Iterable[int]) -> str:
        """The text of some tokens for a person to read, gaps shown as an ellipsis."""
        parts: list[str] = []
        previous = None
        for index in sorted(indices):
            start, end = self.spans[index]
            if previous is None:
                parts.append(self.text[start:end])
            elif index == previous + 1:
                parts.append(self.text[self._ends[previous]:end])
            else:
                parts.append(" … " + self.text[start:end])
            previous = index
        return "".join(parts).replace("\n", " ")
