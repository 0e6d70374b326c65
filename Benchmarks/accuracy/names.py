"""Whether two names may mean the same source: compared as bags of words, without titles' and articles' noise."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Words that carry no identity: "the ministry" and "its ministry" are both "ministry".
EMPTY_WORDS = frozenset("a an the his her its their our my of in on for and s mr mrs ms".split())


def bag(name: str) -> frozenset[str]:
    """The telling words of a name, case and possessives folded."""
    folded = re.sub(r"[’']s\b|[’']", "", name.casefold())
    return frozenset(re.findall(r"\w+", folded)) - EMPTY_WORDS


def equal(gold: str, names: Iterable[str]) -> bool:
    return any(bag(gold) and bag(gold) == bag(name) for name in names)


def same_source(gold: str, names: Iterable[str]) -> bool:
    """True if the gold name's words contain, or are contained in, those of one of the names."""
    wanted = bag(gold)
    return any(wanted and bag(name) and (wanted <= bag(name) or bag(name) <= wanted) for name in names)
