"""Scores times against TimeML files as TempEval-3 does: extents, and type and value of the extents that match.

An answer matches a gold expression strictly where both ends are the same, relaxed where they share a character (one to one, in order
of the text; white space and punctuation at an end count for nothing). Type and value F1 count relaxed matches whose attribute is right,
over all gold and all answers. The value must be the same characters; `same` takes spellings of one value for one: the gold has
`1968-XX` beside `1968`, `2000-W7` beside `2000-W07`, `199X` beside `199`.
"""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import dataclass
from pathlib import Path

from scores import Counts

TAG = re.compile(r"<(/?)([A-Z0-9]+)((?:\s[^<>]*)?)>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True)
class Time:
    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True)
class Text:
    """The text of a TimeML file without its tags, its times, and the day of its creation."""

    name: str
    text: str
    published: str
    times: tuple[Time, ...]

    @property
    def half(self) -> str:
        """Half of the files are for development, half are kept: by the hash of the name."""
        return "dev" if int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % 2 == 0 else "kept"


def read(path: Path) -> Text:
    source = path.read_text(encoding="utf-8", errors="replace")
    created = re.search(r'<TIMEX3[^>]*CREATION_TIME[^>]*>', source)
    value = dict(ATTRIBUTE.findall(created.group()))["value"] if created else ""
    body = source[source.index("<TEXT>") + len("<TEXT>"):source.index("</TEXT>")]
    text, times, opened, at, length = [], [], None, 0, 0
    for tag in TAG.finditer(body):
        piece = html.unescape(body[at:tag.start()])
        text.append(piece)
        length += len(piece)
        at = tag.end()
        if tag.group(2) != "TIMEX3":
            continue
        if not tag.group(1):
            opened = (length, dict(ATTRIBUTE.findall(tag.group(3))))
        elif opened:
            times.append(Time(opened[0], length, opened[1]["type"], opened[1]["value"]))
            opened = None
    text.append(html.unescape(body[at:]))
    return Text(path.name, "".join(text), value[:10], tuple(times))


def trimmed(time: Time, text: str) -> tuple[int, int]:
    start, end = time.start, time.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def pairs(gold: list[Time], answers: list[Time], text: str) -> list[tuple[Time, Time]]:
    """Gold and answers that share a character, one to one, from left to right; the same extents first."""
    found, taken = [], set()
    for exact in (True, False):
        for one in gold:
            if any(one is g for g, _ in found):
                continue
            for number, other in enumerate(answers):
                same = trimmed(one, text) == trimmed(other, text) if exact else one.start < other.end and other.start < one.end
                if number not in taken and same:
                    taken.add(number)
                    found.append((one, other))
                    break
    return found


def plain(value: str) -> str:
    """One spelling for values that say the same."""
    value = re.sub(r"(-XX)+$", "", value)
    value = re.sub(r"^(\d\d\d?)X+$", r"\1", value)
    value = re.sub(r"-W(\d)$", r"-W0\1", value)
    value = re.sub(r"^(\d{4}-\d\d-\d\d)(T\d\d:\d\d):00$", r"\1\2", value)
    return re.sub(r"^(\d{4}-\d\d-\d\d)T?(MO|AF|EV|NI|MI|DT)$", r"\1T\2", value)


def score(text: Text, answers: list[Time]) -> dict[str, Counts]:
    matched = pairs(list(text.times), answers, text.text)
    gold, given = len(text.times), len(answers)

    def counts(right: int) -> Counts:
        return Counts.paired(gold, given, right)

    return {
        "strict": counts(sum(trimmed(g, text.text) == trimmed(a, text.text) for g, a in matched)),
        "relaxed": counts(len(matched)),
        "type": counts(sum(g.kind == a.kind for g, a in matched)),
        "value": counts(sum(g.value == a.value for g, a in matched)),
        "same value": counts(sum(plain(g.value) == plain(a.value) for g, a in matched)),
    }


def errors(text: Text, answers: list[Time]) -> list[str]:
    """One line for each gold expression missed, each answer too much, and each wrong value or type."""
    matched = pairs(list(text.times), answers, text.text)
    lines = []

    def line(what: str, time: Time, note: str) -> None:
        before, words = text.text[max(0, time.start - 50):time.start], text.text[time.start:time.end]
        context = f"{before}[{words}]{text.text[time.end:time.end + 30]}"
        lines.append(f"{text.name} ({text.published}) {what}: {' '.join(context.split())} {note}")

    for gold, answer in matched:
        if plain(gold.value) != plain(answer.value):
            line("value", answer, f"gold {gold.value}, answer {answer.value}")
        elif gold.kind != answer.kind:
            line("type", answer, f"gold {gold.kind}, answer {answer.kind}")
    for gold in text.times:
        if not any(gold is g for g, _ in matched):
            line("missed", gold, f"{gold.kind} {gold.value}")
    for answer in answers:
        if not any(answer is a for _, a in matched):
            line("extra", answer, f"{answer.kind} {answer.value}")
    return lines
