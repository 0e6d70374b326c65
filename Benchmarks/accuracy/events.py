"""Scores events: the main event of a coded sentence, the kinds of events in a sentence, the relevance of a description.

The sets expect one event a sentence, the product gives all. The main one is the first that is not the content of another
(of "threatened to attack", the threat), told as more than background: an event with an actor goes before one without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from event_data import Annotated, Record
from scores import Counts

DEATH = re.compile(r"\b(kill\w*|die[ds]?|dying|dead|deaths?|slain|slay\w*|murder\w*|execut\w+|assassinat\w+|massacre\w*|"
                   r"behead\w*|lynch\w*|perish\w*|lives|slaughter\w*|homicide|fatal\w*|hanged|genocide)\b", re.I)
STOP = {"the", "a", "an", "of", "in", "on", "for", "to", "from", "and", "its", "their", "his", "her", "s", "with", "by", "at"}


def main_event(events: Sequence[dict]) -> dict | None:
    """The first event that is no other's content; one with an actor before one without."""
    outer = [e for e in events if not e.get("within")] or list(events)
    outer.sort(key=lambda e: min(span[0] for span in e["anchor"]["spans"]))
    return next((e for e in outer if e["actors"]), outer[0]) if outer else None


def cameo_root(event: dict | None, finding: dict) -> str:
    """The root of the main event; 01 (a statement) where somebody speaks and nothing is said to have happened."""
    doubtful = event is None or event["status"] in ("conditional", "unconfirmed")
    return "01" if doubtful and finding["statements"] else ((event or {}).get("cameo") or "--")[:2]


def words(text: str) -> list[str]:
    return [w for w in re.findall(r"[\w-]+", text.lower()) if w not in STOP]


def head(text: str) -> str:
    """The last word before the first preposition or participle behind it."""
    cut = re.split(r"\s(?:of|in|from|for|on|at|near|with|who|throughout|living|fleeing|operating|affiliated|ordered|loyal|"
                   r"based|\.\.)\b|\s\(|,", text.strip(), maxsplit=1)[0]
    found = words(re.sub(r"['’]s?$", "", cut.strip()))
    return found[-1] if found else text.strip().lower()


def names_same(gold: str, texts: Iterable[str]) -> bool:
    """Whether the head of the gold stands in one of the texts, a nationality's first letters counting for its state."""
    wanted = head(gold)
    for text in texts:
        for word in words(text):
            if word == wanted or word.rstrip("s") == wanted.rstrip("s"):
                return True
    return False


def parties(event: dict, side: str, entities: dict[str, dict]) -> list[str]:
    """The words of a side, and the names of whom they speak of."""
    texts = []
    for one in event[side]:
        texts.append(one["text"])
        entity = entities.get(one.get("entity") or "")
        if entity:
            texts += [entity["name"], *entity.get("aliases", [])]
    return texts


def record_outcome(record: Record, finding: dict) -> tuple[dict | None, bool, bool | None, bool | None]:
    """The event chosen; whether type, actor and recipient are right, None where the record names none."""
    event = main_event(finding["events"])
    if event is None:
        return None, False, False if record.actors else None, False if record.recipients else None
    entities = {e["id"]: e for e in finding["entities"]}
    right = event["plover"]["type"] == record.kind
    sides = []
    for gold, side, other in ((record.actors, "actors", "recipients"), (record.recipients, "recipients", "actors")):
        texts = parties(event, side, entities)
        # Where all take part alike the records have all of them as actors.
        if side == "actors" and not record.recipients:
            texts += parties(event, other, entities)
        sides.append(any(names_same(g, texts) for g in gold) if gold else None)
    return event, right, sides[0], sides[1]


def kinds_of(event: dict) -> set[str]:
    """An event in the terms of M2E2: attack, death, arrest, meeting, demonstration, call."""
    kind, mode = event["plover"]["type"], event["plover"]["mode"]
    found = set()
    if kind == "ASSAULT":
        anchor = event["anchor"]["text"]
        if mode != "abduct":
            found.add("attack")
        if DEATH.search(anchor):
            found.add("death")
            # A killing alone, by nobody and by no means, is a death.
            if not event["actors"] and mode is None and not re.sub(DEATH, "", anchor).strip(" …"):
                found.discard("attack")
    if kind == "COERCE" and mode == "arrest":
        found.add("arrest")
    if kind == "CONSULT":
        found.add("call" if mode == "phone" else "meeting")
    if kind == "PROTEST":
        found.add("demonstration")
    return found


def sentence_counts(case: Annotated, events: Sequence[dict]) -> tuple[dict[str, Counts], Counts]:
    """Kinds found where annotated, by kind; and the argument heads of the kinds that both have."""
    ours: dict[str, list[dict]] = {}
    for event in events:
        for kind in kinds_of(event):
            ours.setdefault(kind, []).append(event)
    kinds = {}
    for kind in set(ours) | set(case.kinds):
        kinds[kind] = Counts.paired(int(kind in case.kinds), int(kind in ours), int(kind in case.kinds and kind in ours))
    arguments = Counts()
    for kind in set(ours) & set(case.kinds):
        given = list({p["text"] for e in ours[kind] for side in ("actors", "recipients") for p in e[side]})
        gold = list(dict.fromkeys(case.kinds[kind]))
        hits = sum(names_same(g, given) for g in gold)
        right = sum(any(names_same(g, [text]) for g in gold) for text in given)
        arguments += Counts(len(gold), len(given), hits, right)
    return kinds, arguments


BARE = {"violence", "war", "attacks", "killings", "clashes", "fighting", "atrocities", "conflict", "battle"}


def is_relevant(finding: dict, text: str) -> bool:
    """Whether a description is of a violent event: one said to have happened, told in the first three sentences.

    CEHA calls surveys of a war irrelevant. A survey speaks of violence in general ("the killings") before it tells of any,
    or is long. The rule and its two numbers were chosen on the training part.
    """
    sentences = finding["sentences"][:3]
    limit = sentences[-1]["span"][1] if sentences else 0
    return len(text) <= 2000 and any(
        (event["plover"]["type"] == "ASSAULT" or event["plover"]["mode"] in ("riot", "vandalize"))
        and event["status"] in ("reported", "claimed", "unconfirmed", "historical")
        and event["anchor"]["spans"][0][0] < limit
        and (event["actors"] or event["recipients"] or event["plover"]["mode"])
        and event["anchor"]["text"].strip().lower() not in BARE
        for event in finding["events"])
