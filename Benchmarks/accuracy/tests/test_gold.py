import hashlib
import json
import tempfile
import unittest
from pathlib import Path

import marked
import standoff
from finding import Finding, FindingError

MARKED = """=== a-1 | wire | invented
⟦1.source|The ⟦person|Vane⟧ office⟧ ⟦1.cue|said⟧ ⟦1.content|“Ålund ⟦2.source|rebels⟧ ⟦2.cue|claim⟧ ⟦2.content|a win⟧”⟧.
---
1: certainty=asserted manner=direct entity="Vane office" channel=statement verification=unverified
2: certainty=unconfirmed manner=indirect anonymous=rebels parent=1 answers=1:denies,3:echoes

=== a-2 | wire | invented
Nothing.

More.
---
"""


class MarkedTests(unittest.TestCase):
    def setUp(self):
        self.first, self.second = marked.parse(MARKED, "a.txt")

    def words(self, spans):
        return [self.first.text[s:e] for s, e in spans]

    def test_marks_are_taken_out(self):
        self.assertEqual(self.first.text, "The Vane office said “Ålund rebels claim a win”.")
        self.assertEqual(self.second.text, "Nothing.\n\nMore.")
        self.assertEqual((self.second.statements, self.second.style), ([], "wire"))

    def test_nested_marks(self):
        one, two = self.first.statements
        self.assertEqual(self.words(one.source), ["The Vane office"])
        self.assertEqual(self.words(one.content), ["“Ålund rebels claim a win”"])
        self.assertEqual(self.words(two.source + two.cue + two.content), ["rebels", "claim", "a win"])

    def test_attributes(self):
        one, two = self.first.statements
        self.assertEqual((one.certainty, one.names, one.channel, one.verification, one.parent),
                         ("asserted", ["Vane office"], "statement", "unverified", None))
        self.assertEqual((two.anonymous, two.parent, two.channel, two.names), ("rebels", "1", "none", []))
        self.assertEqual(two.answers, [("1", "denies"), ("3", "echoes")])

    def test_faults_are_named_by_place(self):
        for fault, message in (("=== x | y | z\n⟦1.cue|said\n---\n1: certainty=asserted", "a.txt:1: mark 1.cue"),
                               ("=== x | y | z\nsaid⟧\n---", "⟧ does not belong"),
                               ("=== x | y | z\nsaid\n---\n1: certainty=asserted", "statement 1"),
                               ("stray", "a.txt:1: text before")):
            with self.assertRaisesRegex(marked.MarkError, message):
                marked.parse(fault, "a.txt")

    def test_bare_text_beside_marked_files_is_passed_over(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "a.marked").write_text(MARKED, encoding="utf-8")
            (Path(folder) / "a.txt").write_text("bare", encoding="utf-8")
            self.assertEqual(len(marked.read_folder(Path(folder))), 2)


class StandoffTests(unittest.TestCase):
    TEXT = "Åsa Lind said yes. Police and Bo denied it.\n"
    STATEMENTS = [
        {"id": 1, "certainty": "asserted", "manner": "indirect", "source": [[0, 8]], "cue": [[9, 13]],
         "content": [[14, 17]], "entity": {"name": [0, 8]}, "channel-kind": "briefing"},
        {"id": 2, "certainty": "denied", "manner": "indirect", "source": [[19, 32]], "cue": [[33, 39]],
         "content": [[40, 42]], "entity": {"name": [19, 25], "more": [[30, 32]]}, "parent": 1,
         "answers": [{"to": 1, "relation": "rejects"}], "verification-status": "disputed"}]

    def read(self, statements, text=TEXT):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "r.txt").write_text(text, encoding="utf-8")
            record = {"report": "r", "sha256": hashlib.sha256(self.TEXT.encode()).hexdigest(), "offsets": "codepoints",
                      "statements": statements}
            (root / "r.json").write_text(json.dumps(record), encoding="utf-8")
            return standoff.read(root / "r.json", root)

    def test_reading(self):
        case = self.read(self.STATEMENTS)
        one, two = case.statements
        self.assertEqual([case.text[s:e] for s, e in one.source + one.cue + one.content], ["Åsa Lind", "said", "yes"])
        self.assertEqual((one.names, one.channel, one.parent, one.verification), (["Åsa Lind"], "briefing", None, "none"))
        self.assertEqual((two.names, two.parent, two.answers, two.verification, two.channel),
                         (["Police", "Bo"], "1", [("1", "rejects")], "disputed", "none"))

    def test_another_text_is_refused(self):
        with self.assertRaisesRegex(standoff.StandoffError, "not the text that was marked"):
            self.read(self.STATEMENTS, self.TEXT + "\n")

    def test_what_does_not_fit_is_refused(self):
        for change, message in (({"cue": [[40, 90]]}, "outside"), ({"content": []}, "no content"),
                                ({"parent": 7}, "not there")):
            with self.assertRaisesRegex(standoff.StandoffError, message):
                self.read([{**self.STATEMENTS[0], **change}])


class FindingTests(unittest.TestCase):
    TEXT = "Åsa 😀 said “no”."

    def record(self, unit, *spans):
        return {"schema": "rapporteur.finding/1", "offsets": unit, "statements": [
            {"id": "s1", "source": {"entity": "e1", "spans": [spans[0]]}, "cue": {"spans": [spans[1]]},
             "content": {"spans": [spans[2]]}, "certainty": "denied", "channel": None}],
            "entities": [{"id": "e1", "kind": "person", "name": "Åsa", "aliases": ["Å."],
                          "mentions": [{"span": spans[0], "form": "name"}]}]}

    def test_offsets_of_every_unit(self):
        for unit, spans in {"utf-8": ([0, 4], [10, 14], [15, 23]), "utf16": ([0, 3], [7, 11], [12, 16]),
                            "codepoints": ([0, 3], [6, 10], [11, 15])}.items():
            with self.subTest(unit):
                said, = Finding(self.record(unit, *spans), self.TEXT).statements
                words = [self.TEXT[s:e] for s, e in said.source + said.cue + said.content]
                self.assertEqual(words, ["Åsa", "said", "“no”"])
                self.assertEqual((said.names, said.channel, said.verification), (["Åsa", "Å."], "none", "none"))

    def test_a_breach_of_the_contract_is_told(self):
        with self.assertRaises(FindingError):
            Finding(self.record("utf-8", [0, 4], [10, 14], [15, 99]), self.TEXT)
        with self.assertRaises(FindingError):
            Finding({"schema": "rapporteur.finding/2"}, "")
        with self.assertRaises(FindingError):
            Finding({"schema": "rapporteur.finding/1", "offsets": "lines"}, "")

    def test_outermost(self):
        record = self.record("codepoints", [0, 3], [6, 10], [11, 16])
        inner = {"id": "s2", "parent": "s1", "content": {"spans": [[12, 14]]}}
        chained = {"id": "s3", "parent": "s1", "content": {"spans": [[0, 3]]}}
        across = {"id": "s4", "parent": "s1", "content": {"spans": [[12, 14], [0, 3]]}}
        whole = {"id": "s5", "parent": "s1", "content": {"spans": [[11, 16]]}}
        record["statements"] += [inner, chained, across, whole]
        self.assertEqual([s.key for s in Finding(record, self.TEXT).outermost()], ["s1", "s3", "s4"])


if __name__ == "__main__":
    unittest.main()
