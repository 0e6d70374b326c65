"""Scores named entities: span F1, exact (span and type) and of the spans alone, by type, on merged types.

A set's types and the product's labels are merged to person, organisation and place. Labels outside these (dates,
numbers, nationalities, events …) take no part, except that `others` tells how many of a set's remaining entities the
product marks with that very span under any label. Exact span F1 is that of CoNLL 2003 (Tjong Kim Sang and De Meulder).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import entity_data
from conllu import Sentence
from entity_data import Labelled, TaggedSentence, TaggedText
from matching import count_pairs
from scores import Counts, add_all
from text_tokens import TextTokens

MERGED = ("person", "organisation", "place")
# The product's labels, of the tagger and of the finding's entities alike.
PRODUCT = {
    "person": "person",
    **dict.fromkeys(("organisation", "armed-group", "military", "police", "government", "international", "ngo", "media",
                     "political", "religious", "business"), "organisation"),
    **dict.fromkeys(("state", "place", "facility"), "place"),
}
UNER = {"PER": "person", "ORG": "organisation", "LOC": "place"}
CROSSNER = {"person": "person", "politician": "person", "organisation": "organisation",
            "politicalparty": "organisation", "country": "place", "location": "place"}
WNUT = {"person": "person", "corporation": "organisation", "group": "organisation", "location": "place"}
RE3D = {"Person": "person", "Organisation": "organisation", "Location": "place"}
Spans = Iterable[Labelled]


def merged(spans: Spans, labels: dict[str, str]) -> frozenset[Labelled]:
    """The spans whose label is merged into one of the three types, under that type."""
    return frozenset(Labelled(s.start, s.end, labels[s.label]) for s in spans if s.label in labels)


def product_spans(sentence: Sentence) -> list[Labelled]:
    """The product's names in one sentence, from `Entity=B-person` in the MISC column."""
    return entity_data.spans_of([word.misc.get("Entity", "O") for word in sentence.words])


def score(gold: Spans, answers: Spans, labels: dict[str, str]) -> dict[str, Counts]:
    """Counts of one sentence or text: `exact`, `span` (type apart), each merged type, and `others` by the set's type."""
    ours, theirs = merged(gold, labels), merged(answers, PRODUCT)
    result = {"exact": Counts.of_sets(ours, theirs),
              "span": Counts.of_sets(_places(ours), _places(theirs))}
    for kind in MERGED:
        result[kind] = Counts.of_sets({s for s in ours if s.label == kind}, {s for s in theirs if s.label == kind})
    for span in gold:
        if span.label not in labels:
            name = f"others: {span.label}"
            hit = int((span.start, span.end) in _places(answers))
            result[name] = result.get(name, Counts()) + Counts.paired(1, hit, hit)
    return result


def score_sentences(gold: Sequence[TaggedSentence], answers: Sequence[Sentence],
                    labels: dict[str, str]) -> dict[str, Counts]:
    """Counts over a set whose sentences and tokens were given to the product."""
    if len(gold) != len(answers):
        raise ValueError(f"{len(answers)} sentences came back for {len(gold)}")
    for number, (ours, theirs) in enumerate(zip(gold, answers), 1):
        if len(ours.words) != len(theirs.words):
            raise ValueError(f"sentence {number}: {len(theirs.words)} words came back for {len(ours.words)}")
    return add_all(score(ours.spans, product_spans(theirs), labels) for ours, theirs in zip(gold, answers))


def located(sentences: Sequence[Sentence], text: str) -> list[Labelled]:
    """The product's names as code-point spans of the raw text that it parsed.

    The words' surface tokens are looked up in the text one after the other.
    """
    spans, position = [], 0
    for sentence in sentences:
        places = []
        for token in sentence.tokens:
            start = text.find(token.form, position)
            if start < 0:
                raise ValueError(f"token “{token.form}” does not stand in the text after character {position}")
            position = start + len(token.form)
            places += [(start, position)] * len(token.words)
        spans += [Labelled(places[s.start][0], places[s.end - 1][1], s.label) for s in product_spans(sentence)]
    return spans


def score_text(gold: TaggedText, answers: Spans, labels: dict[str, str]) -> dict[str, Counts]:
    """Counts of a text with free offsets: exact but for a leading article, and `overlap` by merged type."""
    answers = list(answers)
    ours, theirs = (_trimmed(spans, gold.text) for spans in (gold.spans, answers))
    result = score(ours, theirs, labels)
    tokens = TextTokens(gold.text)
    ours, theirs = merged(ours, labels), merged(theirs, PRODUCT)

    def fits(g: Labelled, a: Labelled) -> bool:
        return g.label == a.label and not _under(g, tokens).isdisjoint(_under(a, tokens))

    ours, theirs = sorted(ours, key=_order), sorted(theirs, key=_order)
    result["overlap"] = Counts.paired(len(ours), len(theirs), count_pairs(ours, theirs, fits))
    return result


def _trimmed(spans: Spans, text: str) -> list[Labelled]:
    return [Labelled(*entity_data.without_article(text, (s.start, s.end)), s.label) for s in spans]


def _under(span: Labelled, tokens: TextTokens) -> frozenset[int]:
    return tokens.under([(span.start, span.end)])


def _places(spans: Spans) -> set[tuple[int, int]]:
    return {(s.start, s.end) for s in spans}


def _order(span: Labelled) -> tuple[int, int, str]:
    return span.start, span.end, span.label
