import tempfile
import unittest
from pathlib import Path

import casualties
import humanitarian
import marked_records
from casualties import Claimant, Told
from finding import Finding
from humanitarian import Note
from marked import MarkError

CASE = """=== f1 | wire | x
The army said ⟦1.figure|at least 12⟧ men were killed, ⟦2.figure|two⟧ of them officers.
---
1: kind=killed low=12 qualifier=at-least of="army" claimant="army"
2: kind=killed low=2 high=2 qualifier=exact part-of=1 claimant="army"
"""


def told(key, span, kind="killed", low=12, high=None, qualifier="at-least", part_of=None, of=("the army",)):
    return Told(key, span, kind, low, high, qualifier, list(of), "incident", part_of, Claimant(False, ["army"]))


class RecordTests(unittest.TestCase):
    def case(self, text=CASE):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "dev.txt"
            path.write_text(text, encoding="utf-8")
            return marked_records.read(path, "figure")[0]

    def test_marks_become_spans(self):
        case = self.case()
        self.assertEqual([case.text[slice(*r.span)] for r in case.records], ["at least 12", "two"])
        self.assertEqual((case.records[0].number("low"), case.records[0].number("high")), (12, None))

    def test_a_mark_without_a_line_is_refused(self):
        with self.assertRaises(MarkError):
            self.case(CASE.replace("2: kind", "3: kind"))

    def test_no_file_no_cases(self):
        self.assertEqual(marked_records.read(Path("/nowhere.txt"), "figure"), [])


class CasualtiesTests(RecordTests):
    def test_right_answers_score_full(self):
        outcome = casualties.compare(self.case(), [
            told("f1", (14, 25)), told("f2", (43, 46), low=2, high=2, qualifier="exact", part_of="f1")])
        rows = casualties.figures(outcome)
        self.assertEqual(rows["figures found with their kind, F1 by overlap"], 100)
        self.assertEqual(rows["low and high right on matched, %"], 100)
        self.assertEqual(rows["side right where told, %"], 100)
        self.assertEqual(rows["claimant right on matched, %"], 100)
        self.assertEqual(rows["parts tied to their whole, F1"], 100)

    def test_another_kind_is_not_found(self):
        outcome = casualties.compare(self.case(), [told("f1", (14, 25), kind="wounded")])
        self.assertEqual((outcome.found.right, len(outcome.missed), len(outcome.extra)), (0, 2, 1))

    def test_another_number_is_found_and_wrong(self):
        outcome = casualties.compare(self.case(), [told("f1", (23, 25), low=13)])
        self.assertEqual(outcome.found.right, 1)
        self.assertEqual(casualties.figures(outcome)["low and high right on matched, %"], 0)

    def test_a_narrators_figure_has_no_claimant(self):
        record = marked_records.Record("1", (0, 1), {"kind": "killed"})
        self.assertTrue(Claimant(True).fits(record))
        self.assertFalse(Claimant(False, ["army"]).fits(record))

    def test_kinds_beside_the_gold_take_no_part(self):
        item = {"id": "f1", "span": [0, 1], "kind": "other", "low": 1, "high": 1, "qualifier": "exact", "of": None,
                "scope": "unknown", "part_of": None, "statement": None}
        finding = Finding({"schema": "rapporteur.finding/1", "figures": [item, {**item, "kind": "killed"}]}, "12 men")
        self.assertEqual([figure.kind for figure in casualties.told(finding)], ["killed"])


class HumanitarianTests(unittest.TestCase):
    def test_a_note_brings_its_figure_and_place(self):
        finding = Finding({
            "schema": "rapporteur.finding/1",
            "figures": [{"id": "f1", "low": 4, "high": None}], "places": [{"id": "p1", "text": "Oss", "name": None}],
            "humanitarian": [{"id": "h1", "span": [0, 4], "kind": "needs", "figure": "f1", "place": "p1", "statement": None}],
        }, "They need bread in Oss")
        self.assertEqual(humanitarian.notes(finding), [Note("h1", (0, 4), "needs", 4, None, True, ["Oss", ""], Claimant(True))])

    def test_notes_pair_by_kind(self):
        gold = marked_records.Record("1", (0, 9), {"kind": "needs", "place": "Oss"})
        case = marked_records.RecordCase("h", "wire", "They need bread in Oss", [gold])
        right = Note("h1", (5, 9), "needs", None, None, False, ["Oss", ""], Claimant(True))
        outcome = humanitarian.compare(case, [right, Note("h2", (5, 9), "crisis", None, None, False, [], Claimant(True))])
        rows = humanitarian.figures(outcome)
        self.assertEqual((rows["  precision"], rows["  recall"], rows["place right where told, %"]), (50, 100, 100))
