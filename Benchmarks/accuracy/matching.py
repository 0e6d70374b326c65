"""One-to-one pairing of gold things with answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Gold = TypeVar("Gold")
Answer = TypeVar("Answer")


def count_pairs(gold: Sequence[Gold], answers: Sequence[Answer], fits: Callable[[Gold, Answer], bool]) -> int:
    """The greatest number of one-to-one pairs in which the answer fits the gold thing."""
    return len(best_pairs(gold, answers, lambda g, a: 1.0 if fits(g, a) else 0.0))


def best_pairs(
    gold: Sequence[Gold], answers: Sequence[Answer], likeness: Callable[[Gold, Answer], float]
) -> list[tuple[int, int]]:
    """Index pairs of a maximum one-to-one matching over the pairs of likeness above 0.

    As many pairs as possible are made. Each gold thing tries its likest answers first and takes one away from another
    gold thing only if that one finds a new partner (Kuhn's augmenting paths), the likest pairs being settled first.
    """
    ranked: list[list[int]] = []
    strength: list[float] = []
    for g in gold:
        weights = [(likeness(g, a), j) for j, a in enumerate(answers)]
        ranked.append([j for weight, j in sorted(weights, key=lambda p: (-p[0], p[1])) if weight > 0])
        strength.append(max((weight for weight, _ in weights), default=0.0))
    partner: dict[int, int] = {}
    for i in sorted(range(len(gold)), key=lambda i: (-strength[i], i)):
        _augment(i, ranked, partner)
    return sorted((i, j) for j, i in partner.items())


def _augment(start: int, ranked: list[list[int]], partner: dict[int, int]) -> bool:
    """Finds `start` a partner, moving others along an augmenting path; no recursion, since paths can be long."""
    came_from: dict[int, tuple[int, int | None]] = {}
    queue: list[tuple[int, int | None]] = [(start, None)]
    for i, through in queue:
        for j in ranked[i]:
            if j in came_from:
                continue
            came_from[j] = (i, through)
            if j in partner:
                queue.append((partner[j], j))
                continue
            step: int | None = j
            while step is not None:
                owner, before = came_from[step]
                partner[step] = owner
                step = before
            return True
    return False
