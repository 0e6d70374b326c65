"""A statement as the scorers see it, whether from gold marks or from the product's finding."""

from __future__ import annotations

from dataclasses import dataclass, field

from text_tokens import Span

CERTAINTIES = ("asserted", "denied", "unconfirmed", "conditional", "promised", "threatened", "requested", "hoped",
               "questioned")


@dataclass
class Statement:
    """Who said what. Spans are code-point offsets; `parent` and `answers` name other statements by their key.

    `names` are the names by which the source may be called (an answer's entity and its aliases; in gold, each of
    several who speak together); empty where the source is anonymous or unknown.
    """

    key: str
    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    anonymous: str | None = None
    certainty: str | None = None
    manner: str | None = None
    channel: str = "none"
    verification: str = "none"
    parent: str | None = None
    answers: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Case:
    """One text with its gold statements; `origin` says where it stands, for messages."""

    key: str
    style: str
    conflict: str
    text: str
    statements: list[Statement]
    origin: str


def from_attributes(key: str, spans: dict[str, list[Span]], attributes: dict[str, str]) -> Statement:
    """Builds a gold statement from its marks and the attributes of its line (`certainty=… entity=…`)."""
    answers = [tuple(link.split(":", 1)) for link in attributes.get("answers", "").split(",") if ":" in link]
    return Statement(
        key=key, source=spans.get("source", []), cue=spans.get("cue", []), content=spans.get("content", []),
        names=[attributes["entity"]] if "entity" in attributes else [],
        anonymous=attributes.get("anonymous"), certainty=attributes.get("certainty"),
        manner=attributes.get("manner"), channel=attributes.get("channel", "none"),
        verification=attributes.get("verification", "none"), parent=attributes.get("parent"),
        answers=[(target, relation) for target, relation in answers])
