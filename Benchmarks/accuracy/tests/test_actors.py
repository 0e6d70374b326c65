"""The scorer of actors on hand-made cases, and the gold's form."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import actors  # noqa: E402
import marked  # noqa: E402

GOLD = Path(__file__).resolve().parent.parent / "gold" / "actors"
TEXT = """=== c1 | wire | none
⟦1|The Tide⟧ left. ⟦1|The rebels⟧ fought ⟦2|the army⟧. ⟦doubt|The gunmen⟧ fled.
---
1: kind=armed-group sector=REB
2: kind=military
"""


def answer(pairs: dict[str, str], doubts: tuple[str, ...] = ()) -> actors.Answer:
    text = actors.parse(TEXT, "x")[0].text
    mentions = tuple((entity, (text.index(words), text.index(words) + len(words))) for words, entity in pairs.items())
    attributes = {"e1": {"kind": "armed-group", "sector": "REB"}, "e2": {"kind": "police", "sector": None}}
    return actors.Answer(mentions, attributes, tuple((text.index(w), text.index(w) + len(w)) for w in doubts))


class Scoring(unittest.TestCase):
    def test_all_right(self) -> None:
        outcome = actors.compare(actors.parse(TEXT, "x")[0], answer({"Tide": "e1", "The rebels": "e1", "the army": "e2"}, ("The gunmen",)))
        self.assertEqual(outcome.links.f1, 100)
        self.assertEqual(outcome.right["kind"], [True, False])
        self.assertEqual((outcome.doubts.precision, outcome.doubts.recall), (100, 100))

    def test_apart_and_wrongly_joined(self) -> None:
        outcome = actors.compare(actors.parse(TEXT, "x")[0], answer({"Tide": "e1", "The rebels": "e2", "the army": "e2"}))
        self.assertEqual((outcome.links.precision, outcome.links.recall), (0, 0))
        self.assertEqual(outcome.doubts.recall, 0)

    def test_a_doubt_on_a_sure_mention_is_wrong(self) -> None:
        outcome = actors.compare(actors.parse(TEXT, "x")[0], answer({"Tide": "e1"}, ("The rebels",)))
        self.assertEqual(outcome.doubts.precision, 0)

    def test_the_head_decides_which_mention_is_meant(self) -> None:
        case = actors.parse("=== c2 | wire | none\n⟦1|Orl's spokesman of the day⟧ spoke.\n---\n1: kind=person\n", "x")[0]
        given = actors.Answer((("e1", (0, 3)), ("e2", (0, 15))), {"e1": {"kind": "state"}, "e2": {"kind": "person"}}, ())
        self.assertEqual(actors.compare(case, given).right["kind"], [True])

    def test_bad_lines_are_named(self) -> None:
        with self.assertRaises(marked.MarkError):
            actors.parse("=== c | w | n\n⟦1|A⟧\n---\n2: kind=person\n", "x")
        with self.assertRaises(marked.MarkError):
            actors.parse("=== c | w | n\n⟦1|A⟧\n", "x")


class Gold(unittest.TestCase):
    def test_halves_are_sound_and_share_no_text(self) -> None:
        halves = [actors.read_folder(GOLD / half) for half in ("dev", "kept")]
        self.assertGreaterEqual(sum(map(len, halves)), 120)
        texts = [case.text for half in halves for case in half]
        self.assertEqual(len(texts), len(set(texts)))
        self.assertEqual(len({case.key for half in halves for case in half}), len(texts))


if __name__ == "__main__":
    unittest.main()
