"""The evaluation of the CoNLL 2018 shared task (Zeman et al. 2018), written anew after its description and script.

Gold and system are aligned by the characters of their tokens, blanks left out. Tokens and sentences are right when
their character spans are equal. Words that are surface tokens of their own align by span; inside a multiword token of
either side, words align by the longest common subsequence of their lower-cased forms. A tag is right when it is equal
on an aligned word; UAS also needs the aligned head, LAS the head and the relation without its subtype.

One thing differs: where the characters differ the official script stops. Here the rest is still compared (the
characters are aligned as a diff does it) and `Alignment.astray` says how many characters had no partner.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from os.path import commonprefix

from conllu import Sentence, Word
from scores import Counts

METRICS = ("Tokens", "Sentences", "Words", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS")
UNIVERSAL_FEATURES = frozenset(
    "PronType NumType Poss Reflex Foreign Abbr Gender Animacy Number Case Definite Degree VerbForm Mood Tense Aspect "
    "Voice Evident Polarity Person Polite".split())


@dataclass(eq=False)
class PlacedWord:
    """A word with the span of its surface token, and its head as a placed word (None for the root)."""

    word: Word
    start: int
    end: int
    in_multiword: bool
    parent: PlacedWord | None = None


@dataclass
class Placed:
    """One side of the comparison, spans counted in characters that are not blank."""

    characters: str
    tokens: list[tuple[int, int]]
    sentences: list[tuple[int, int]]
    words: list[PlacedWord]


@dataclass
class Alignment:
    gold: Placed
    system: Placed
    pairs: list[tuple[PlacedWord, PlacedWord]]
    astray: int


def evaluate(gold: Sequence[Sentence], system: Sequence[Sentence]) -> dict[str, Counts]:
    """The counts of every metric for one text; add them up over texts."""
    return counts(align(gold, system))


def align(gold: Sequence[Sentence], system: Sequence[Sentence]) -> Alignment:
    ours, theirs = _place(gold), _place(system)
    astray = _to_common_axis(ours, theirs)
    return Alignment(ours, theirs, _align_words(ours.words, theirs.words), astray)


def _place(sentences: Sequence[Sentence]) -> Placed:
    placed = Placed("", [], [], [])
    parts: list[str] = []
    position = 0
    for sentence in sentences:
        sentence_start, words = position, []
        for token in sentence.tokens:
            form = "".join(token.form.split())
            parts.append(form)
            start, position = position, position + len(form)
            placed.tokens.append((start, position))
            words += [PlacedWord(word, start, position, token.is_multiword) for word in token.words]
        for placed_word in words:
            head = placed_word.word.head
            placed_word.parent = words[head - 1] if 0 < head <= len(words) else None
        placed.sentences.append((sentence_start, position))
        placed.words += words
    placed.characters = "".join(parts)
    return placed


def _to_common_axis(gold: Placed, system: Placed) -> int:
    """Rewrites the spans of both sides onto one axis on which equal characters share a place; returns the strays."""
    if gold.characters == system.characters:
        return 0
    gold_places, system_places, place, astray = [], [], 0, 0
    for kind, gold_start, gold_end, system_start, system_end in _stretches(gold.characters, system.characters):
        if kind == "equal":
            shared = range(place, place + gold_end - gold_start)
            gold_places += shared
            system_places += shared
            place += len(shared)
            continue
        for places, count in ((gold_places, gold_end - gold_start), (system_places, system_end - system_start)):
            places += range(place, place + count)
            place += count
            astray += count
    _move(gold, gold_places)
    _move(system, system_places)
    return astray


def _stretches(gold: str, system: str) -> list[tuple[str, int, int, int, int]]:
    """difflib's opcodes, the common beginning and end being taken first: a loss is then found where it is."""
    start = len(commonprefix([gold, system]))
    end = len(commonprefix([gold[start:][::-1], system[start:][::-1]]))
    middle = SequenceMatcher(None, gold[start:len(gold) - end], system[start:len(system) - end], autojunk=False)
    return [("equal", 0, start, 0, start),
            *((kind, a + start, b + start, c + start, d + start) for kind, a, b, c, d in middle.get_opcodes()),
            ("equal", len(gold) - end, len(gold), len(system) - end, len(system))]


def _move(placed: Placed, places: list[int]) -> None:
    def moved(start: int, end: int) -> tuple[int, int]:
        return (places[start], places[end - 1] + 1) if end > start else (start, start)

    placed.tokens = [moved(*span) for span in placed.tokens]
    placed.sentences = [moved(*span) for span in placed.sentences]
    for word in placed.words:
        word.start, word.end = moved(word.start, word.end)


def _align_words(gold: list[PlacedWord], system: list[PlacedWord]) -> list[tuple[PlacedWord, PlacedWord]]:
    pairs, i, j = [], 0, 0
    while i < len(gold) and j < len(system):
        if gold[i].in_multiword or system[j].in_multiword:
            i, j = _multiword_start(gold, system, i, j)
            gold_end, system_end = _multiword_end(gold, system, i, j)
            pairs += _common_forms(gold[i:gold_end], system[j:system_end])
            i, j = gold_end, system_end
        elif (gold[i].start, gold[i].end) == (system[j].start, system[j].end):
            pairs.append((gold[i], system[j]))
            i, j = i + 1, j + 1
        elif gold[i].start <= system[j].start:
            i += 1
        else:
            j += 1
    return pairs


def _multiword_start(gold: list[PlacedWord], system: list[PlacedWord], i: int, j: int) -> tuple[int, int]:
    """Passes over a plain word that starts before the other side's multiword token."""
    if gold[i].in_multiword:
        return i, j + (not system[j].in_multiword and system[j].start < gold[i].start)
    return i + (gold[i].start < system[j].start), j


def _multiword_end(gold: list[PlacedWord], system: list[PlacedWord], i: int, j: int) -> tuple[int, int]:
    """The ends of the shortest stretch from i and j that cuts no multiword token of either side."""
    end = max(w.end for w in (gold[i:i + 1] + system[j:j + 1]) if w.in_multiword)
    while True:
        before = i, j
        while i < len(gold) and not _beyond(gold[i], end):
            end = max(end, gold[i].end) if gold[i].in_multiword else end
            i += 1
        while j < len(system) and not _beyond(system[j], end):
            end = max(end, system[j].end) if system[j].in_multiword else end
            j += 1
        if (i, j) == before:
            return i, j


def _beyond(word: PlacedWord, end: int) -> bool:
    return word.start >= end if word.in_multiword else word.end > end


def _common_forms(gold: list[PlacedWord], system: list[PlacedWord]) -> list[tuple[PlacedWord, PlacedWord]]:
    """Pairs along the longest common subsequence of lower-cased forms."""
    ours, theirs = [w.word.form.lower() for w in gold], [w.word.form.lower() for w in system]
    length = [[0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in reversed(range(len(ours))):
        for j in reversed(range(len(theirs))):
            equal = 1 + length[i + 1][j + 1] if ours[i] == theirs[j] else 0
            length[i][j] = max(equal, length[i + 1][j], length[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(ours) and j < len(theirs):
        if ours[i] == theirs[j]:
            pairs.append((gold[i], system[j]))
            i, j = i + 1, j + 1
        elif length[i + 1][j] >= length[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def counts(alignment: Alignment) -> dict[str, Counts]:
    """The counts of every metric from an alignment."""
    gold, system = alignment.gold, alignment.system
    partner = {id(theirs): ours for ours, theirs in alignment.pairs}

    def words(right: Callable[[PlacedWord, PlacedWord], bool]) -> Counts:
        hits = sum(right(ours, theirs) for ours, theirs in alignment.pairs)
        return Counts.paired(len(gold.words), len(system.words), hits)

    def same(column: str) -> Counts:
        return words(lambda g, s: getattr(g.word, column) == getattr(s.word, column))

    def head(g: PlacedWord, s: PlacedWord) -> bool:
        if g.parent is None or s.parent is None:
            return g.parent is s.parent
        return partner.get(id(s.parent)) is g.parent

    return {
        "Tokens": Counts.of_sets(set(gold.tokens), set(system.tokens)),
        "Sentences": Counts.of_sets(set(gold.sentences), set(system.sentences)),
        "Words": words(lambda g, s: True),
        "UPOS": same("upos"),
        "XPOS": same("xpos"),
        "UFeats": words(lambda g, s: _universal(g.word) == _universal(s.word)),
        "Lemmas": words(lambda g, s: g.word.lemma in ("_", s.word.lemma)),
        "UAS": words(head),
        "LAS": words(lambda g, s: head(g, s) and _relation(g.word) == _relation(s.word)),
    }


def _universal(word: Word) -> frozenset[str]:
    return frozenset(f for f in word.features.split("|") if f.partition("=")[0] in UNIVERSAL_FEATURES)


def _relation(word: Word) -> str:
    return word.relation.partition(":")[0]
