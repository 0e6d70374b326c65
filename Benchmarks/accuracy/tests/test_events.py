"""The scorer of events on findings made by hand."""

from __future__ import annotations

import unittest

import event_data
import events
from event_data import Annotated, Record


def event(kind: str, anchor: str, start: int, **more) -> dict:
    made = {"id": f"v{start}", "plover": {"type": kind, "mode": more.pop("mode", None)}, "cameo": more.pop("cameo", "190"),
            "anchor": {"spans": [[start, start + len(anchor)]], "text": anchor}, "actors": [], "recipients": [],
            "status": "reported", "within": None, "statement": None}
    made.update(more)
    return made


def party(text: str, entity: str | None = None) -> dict:
    return {"text": text, "entity": entity}


class MainEvent(unittest.TestCase):
    def test_what_is_demanded_is_not_the_main_event(self) -> None:
        demand = event("REQUEST", "demanded", 12, actors=[party("the council")])
        inner = event("RETREAT", "withdraw", 5, within="v12", actors=[party("the army")])
        self.assertIs(events.main_event([inner, demand]), demand)

    def test_an_event_with_an_actor_goes_before_one_without(self) -> None:
        bare, told = event("ASSAULT", "war", 3), event("CONSULT", "met", 20, actors=[party("the envoy")])
        self.assertIs(events.main_event([bare, told]), told)
        self.assertIsNone(events.main_event([]))


class Records(unittest.TestCase):
    def test_type_and_heads(self) -> None:
        record = Record("k", "…", "ASSAULT", ("Hill rebels in the north",), ("the Orbeli army",))
        told = event("ASSAULT", "attacked", 0, actors=[party("rebels")], recipients=[party("it", "e1")])
        finding = {"events": [told], "entities": [{"id": "e1", "name": "army", "aliases": []}], "statements": []}
        self.assertEqual(events.record_outcome(record, finding)[1:], (True, True, True))

    def test_nothing_found_is_wrong_where_the_record_names_somebody(self) -> None:
        record = Record("k", "…", "ASSAULT", ("rebels",), ())
        self.assertEqual(events.record_outcome(record, {"events": [], "entities": []}), (None, False, False, None))


class Sentences(unittest.TestCase):
    def test_kinds_by_anchor_type_and_mode(self) -> None:
        self.assertEqual(events.kinds_of(event("ASSAULT", "attack … killed", 0)), {"attack", "death"})
        self.assertEqual(events.kinds_of(event("ASSAULT", "killed", 0)), {"death"})
        self.assertEqual(events.kinds_of(event("CONSULT", "phoned", 0, mode="phone")), {"call"})
        self.assertEqual(events.kinds_of(event("AID", "gave", 0)), set())

    def test_counts_found_missed_and_extra(self) -> None:
        case = Annotated("k", "…", {"attack": ["rebels"], "arrest": []})
        told = [event("ASSAULT", "raid", 0, actors=[party("the rebels")]), event("PROTEST", "rally", 9)]
        kinds, heads = events.sentence_counts(case, told)
        self.assertEqual((kinds["attack"].found, kinds["arrest"].gold, kinds["demonstration"].answers), (1, 1, 1))
        self.assertEqual(heads.f1, 100)


class Relevance(unittest.TestCase):
    def test_violence_told_first_is_relevant_and_violence_in_general_is_not(self) -> None:
        told = event("ASSAULT", "shot", 4, recipients=[party("a guard")])
        finding = {"sentences": [{"span": [0, 40]}], "events": [told]}
        self.assertTrue(events.is_relevant(finding, "x" * 40))
        self.assertFalse(events.is_relevant(finding, "x" * 2001))
        self.assertFalse(events.is_relevant({"sentences": [{"span": [0, 40]}], "events": [event("ASSAULT", "killings", 4)]}, ""))


class Codes(unittest.TestCase):
    def test_codes_of_no_book_are_told(self) -> None:
        self.assertTrue(event_data.NONSENSE.match("903"))
        self.assertFalse(event_data.NONSENSE.match("064"))


if __name__ == "__main__":
    unittest.main()
