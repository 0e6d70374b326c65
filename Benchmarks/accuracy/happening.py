"""What a report says happened, as the scorers see it, whether from gold or from the product's finding.

Events, figures, offers, conditions, control, humanitarian notes, places and times have one form here. Gold may accept
several values for a label; None stands for “not looked at”.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from text_tokens import Span

KINDS = ("events", "figures", "offers", "conditions", "control", "humanitarian", "places", "times")
Values = list | None


@dataclass
class Part:
    """Somebody, a place or a time that a thing names: `words` are all places that tell it, `names` what it is called."""

    words: list[Span]
    names: list[str] = field(default_factory=list)
    optional: bool = False


@dataclass
class Thing:
    """One event, figure, offer …

    `types` holds its type and, for events, the modes of each type; gold may hold several. `cue` is the cue of the
    statement it hangs on, None where the narrator tells it. What is `optional` an analyst may code or leave out: it is
    neither missed nor too much.
    """

    spans: list[Span]
    types: dict[str, Values] = field(default_factory=dict)
    labels: dict[str, Values] = field(default_factory=dict)
    parts: dict[str, list[Part]] = field(default_factory=dict)
    cue: Span | None = None
    optional: bool = False


@dataclass
class Report:
    """One text with the things of each kind that are told in it."""

    key: str
    text: str
    things: dict[str, list[Thing]]
