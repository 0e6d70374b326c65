import hashlib
import json
import tempfile
import unittest
from pathlib import Path

import happening_gold
import happenings
import make_happenings
from finding import Finding
from happening import KINDS
from happening_answers import Answers
from standoff import StandoffError

GOLD = Path(__file__).parent.parent / "gold"
TEXT = """Rebels seized the bridge at Karsa on Sunday, Åsa Vane said.
Its fighters killed at least 40 soldiers there. The army denied losing Karsa.
Vane offered a truce if the army left Karsa. Some 900 people fled to La Paz.
"""
WORK = """E 1 | seized | COERCE/seize | claimed | by Rebels = Its fighters@2 | to The army@2 ? | at Karsa | on Sunday
E 2 | killed | ASSAULT/* | reported | by Its fighters | to soldiers
E? 2 | losing | COERCE/seize | denied
F 2 | at least 40 | killed | 40 at-least | of soldiers
F 3 | Some 900 | displaced | 900 about | of people
O 3 | ceasefire | proposed | by Vane | to the army | terms a truce | if the army left Karsa
C 1 | captured | bridge at Karsa | Rebels | seized the bridge at Karsa
H 3 | displacement | 900 people fled
P 1 | Karsa
P 3 | La Paz | BOL | -16.5 -68.1
T 1 | Sunday | 2024-03-03/2024-03
"""
MARKED = """=== r | wire | invented
⟦1.content|Rebels seized the bridge at Karsa on Sunday⟧, ⟦1.source|Åsa Vane⟧ ⟦1.cue|said⟧.
Its fighters killed at least 40 soldiers there. ⟦2.source|The army⟧ ⟦2.cue|denied⟧ ⟦2.content|losing Karsa⟧.
Vane offered a truce if the army left Karsa. Some 900 people fled to La Paz.
---
1: certainty=asserted manner=indirect entity="Åsa Vane"
2: certainty=denied manner=indirect entity="army"
"""


def span(words: str, nth: int = 1) -> list[int]:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return [start, start + len(words)]


def entity(key: str, name: str, *spans: list[int]) -> dict:
    return {"id": key, "kind": "other", "name": name, "aliases": [], "mentions": [{"span": s, "form": "name"} for s in spans]}


def finding() -> dict:
    """A reading of the text with nothing to mend."""
    return {
        "schema": "rapporteur.finding/1", "offsets": "codepoints",
        "entities": [entity("e1", "Rebels", span("Rebels"), span("Its fighters")), entity("e2", "Åsa Vane", span("Åsa Vane"), span("Vane", 2)),
                     entity("e3", "army", span("The army"), span("the army")), entity("e4", "soldiers", span("40 soldiers")),
                     entity("e5", "people", span("900 people"))],
        "statements": [{"id": "s1", "source": {"entity": "e2", "spans": [span("Åsa Vane")]}, "cue": {"spans": [span("said")]},
                        "content": {"spans": [span("Rebels seized the bridge at Karsa on Sunday")]}, "certainty": "asserted"}],
        "events": [
            {"id": "v1", "statement": "s1", "anchor": {"spans": [span("seized")]}, "plover": {"type": "COERCE", "mode": "seize"},
             "cameo": "171", "actors": [{"entity": "e1", "span": span("Rebels")}], "recipients": [], "place": "p1", "time": "t1",
             "status": "claimed"},
            {"id": "v2", "statement": None, "anchor": {"spans": [span("killed")]}, "plover": {"type": "ASSAULT", "mode": None},
             "cameo": "190", "actors": [{"entity": None, "span": span("Its fighters")}],
             "recipients": [{"entity": "e4", "span": span("soldiers")}], "place": None, "time": None, "status": "reported"}],
        "figures": [
            {"id": "f1", "kind": "killed", "low": 40, "high": None, "qualifier": "at-least", "of": "e4", "span": span("at least 40")},
            {"id": "f2", "kind": "displaced", "low": 900, "high": None, "qualifier": "about", "of": "e5", "span": span("900")}],
        "offers": [{"id": "o1", "by": ["e2"], "to": ["e3"], "kind": "ceasefire", "state": "proposed", "terms": {"spans": [span("truce")]},
                    "conditions": [{"by": ["e3"], "spans": [span("if the army left Karsa")]}]}],
        "control": [{"id": "c1", "statement": "s1", "place": "p1", "holder": "e1", "relation": "captured", "span": span("seized the bridge")}],
        "humanitarian": [{"id": "h1", "kind": "displacement", "span": span("fled to La Paz")}],
        "places": [{"id": "p1", "span": span("Karsa"), "name": None, "country": None, "lat": None, "lon": None},
                   {"id": "p2", "span": span("La Paz"), "name": "La Paz", "country": "BOL", "lat": -16.49, "lon": -68.15}],
        "times": [{"id": "t1", "span": span("on Sunday"), "value": "2024-03-03"}],
    }


def made(folder: Path, work: str = WORK) -> happening_gold.Report:
    """The gold of a working file, by way of its stand-off form."""
    text = folder / "r.txt"
    text.write_text(TEXT, encoding="utf-8")
    (folder / "r.marked").write_text(MARKED, encoding="utf-8")
    content, statements = make_happenings.statements(folder / "r.marked", text)
    things = make_happenings.Maker(content, statements).make(work, "r.txt")
    record = {"report": "r", "sha256": hashlib.sha256(text.read_bytes()).hexdigest(), "offsets": "codepoints", **things}
    (folder / "r.json").write_text(json.dumps(record), encoding="utf-8")
    return happening_gold.read(folder / "r.json", folder)


class HappeningTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.gold = made(self.folder)

    def outcomes(self, record: dict) -> dict:
        return happenings.compare(self.gold, Answers(Finding(record, TEXT)).things())

    def figures(self, record: dict) -> dict:
        return happenings.figures(self.outcomes(record))

    def words(self, spans: list) -> list:
        return [TEXT[start:end] for start, end in spans]

    def test_working_file(self):
        seized, killed, losing = self.gold.things["events"]
        self.assertEqual(self.words(seized.spans + [seized.cue]), ["seized", "said"])
        self.assertEqual((seized.types, seized.labels), ({"COERCE": ["seize"]}, {"root": ["17", "19"], "status": ["claimed"]}))
        self.assertEqual(self.words(seized.parts["actors"][0].words), ["Rebels", "Its fighters"])
        self.assertTrue(seized.parts["recipients"][0].optional)
        self.assertEqual((killed.types, killed.cue, losing.optional), ({"ASSAULT": None}, None, True))
        self.assertEqual([f.labels["value"] for f in self.gold.things["figures"]], [[(40, None)], [(900, 900)]])
        self.assertEqual(self.words(self.gold.things["conditions"][0].spans), ["the army left Karsa"])
        self.assertEqual(self.gold.things["times"][0].labels["value"], ["2024-03-03", "2024-03"])

    def test_faults_of_a_working_file_are_named_by_line(self):
        for line, message in (("E 1 | burned | ASSAULT | reported", "r.txt:1: “burned” does not stand in line 1"),
                              ("E 1 | seized | SEIZE 17 | reported", "r.txt:1: .*SEIZE"), ("X 1 | seized", "r.txt:1")):
            with self.assertRaisesRegex(make_happenings.WorkError, message):
                made(self.folder, line)

    def test_another_text_is_refused(self):
        (self.folder / "r.txt").write_text(TEXT + "More.", encoding="utf-8")
        with self.assertRaisesRegex(StandoffError, "not the text that was annotated"):
            happening_gold.read(self.folder / "r.json", self.folder)

    def test_a_perfect_reading_scores_a_hundred_everywhere(self):
        table = self.figures(finding())
        self.assertEqual({name: value for name, value in table.items() if value not in (100, None)},
                         {"  events: F1, optional ones too": 80})  # two of three
        for kind in KINDS:
            self.assertEqual(table[f"{kind} found, F1"], 100)
        self.assertEqual(table["  places: within 50 km right on found, %"], 100)

    def test_nothing_read_scores_nothing(self):
        empty = {"schema": "rapporteur.finding/1", "offsets": "codepoints"}
        table = self.figures(empty)
        self.assertEqual((table["events found, F1"], table["  events: precision"], table["  events: recall"]), (0, None, 0))

    def test_a_wrong_type_is_no_event_but_is_located(self):
        record = finding()
        record["events"][0]["plover"] = {"type": "RETREAT", "mode": "withdraw"}
        table = self.figures(record)
        self.assertEqual((table["events found, F1"], table["  events: F1 whatever the type"]), (50, 100))
        self.assertEqual(table["  events: actors right on found, recall"], 100)
        self.assertEqual(table["  events: actors end to end, F1"], 50)
        rows = happenings.type_rows(self.outcomes(record)["events"])
        self.assertEqual([row[:3] for row in rows], [["ASSAULT", "1", "1"], ["COERCE", "1", "0"], ["RETREAT", "0", "1"]])

    def test_labels_and_parts_of_an_event(self):
        record = finding()
        record["events"][0].update(cameo="081", status="denied", statement=None, place="p2", time=None,
                                   plover={"type": "COERCE", "mode": None}, actors=[{"entity": "e3", "span": None}])
        table = self.figures(record)
        for name in ("root", "status", "statement"):
            self.assertEqual(table[f"  events: {name} right on found, %"], 50)
        self.assertEqual(table["  events: mode right on found, %"], 0)
        self.assertEqual(table["  events: actors right on found, recall"], 50)
        self.assertEqual(table["  events: place right on found, precision"], 0)
        self.assertEqual((table["  events: time right on found, precision"], table["  events: time right on found, recall"]), (None, 0))

    def test_optional_things_and_things_told_again_count_for_nothing(self):
        record = finding()
        again = {**record["events"][0], "anchor": {"spans": [span("seized")]}}
        losing = {**record["events"][0], "anchor": {"spans": [span("losing")]}}
        extra = {**record["events"][0], "anchor": {"spans": [span("offered")]}}
        record["events"] += [again, losing, extra]
        record["events"][0]["recipients"] = [{"entity": "e3", "span": span("The army")}]
        outcome = self.outcomes(record)["events"]
        self.assertEqual((outcome.found.gold, outcome.found.answers, outcome.found.right, outcome.repeated), (2, 3, 2, 1))
        self.assertEqual(outcome.parts["recipients"].precision, 100)
        self.assertEqual((outcome.everything.gold, outcome.everything.answers, outcome.everything.right), (3, 4, 3))

    def test_values(self):
        record = finding()
        record["figures"][0].update(low=41, qualifier="exact")
        record["figures"][1]["kind"] = "killed"
        record["times"][0]["value"] = None
        record["places"][1].update(country="PER", lat=-12.0, lon=-77.0)
        table = self.figures(record)
        self.assertEqual(table["figures found, F1"], 50)
        self.assertEqual((table["  figures: value right on found, %"], table["  figures: qualifier right on found, %"]), (0, 0))
        self.assertEqual(table["  times: value right on found, %"], 0)
        self.assertEqual(table["  places: country right on found, %"], 50)
        self.assertEqual(table["  places: country, real places right on found, %"], 0)
        self.assertEqual(table["  places: within 50 km right on found, %"], 0)

    def test_those_counted_are_found_beside_the_figure(self):
        record = finding()
        record["figures"][0].update(of=None, counted="40 soldiers")
        record["figures"][1].update(of=None, counted="army")
        table = self.figures(record)
        self.assertEqual((table["  figures: of right on found, precision"], table["  figures: of right on found, recall"]), (50, 50))

    def test_a_place_named_elsewhere_is_the_same_place(self):
        record = finding()
        record["places"][0]["span"] = span("Karsa", 2)
        record["places"].append({**record["places"][0], "span": span("losing Karsa")})
        outcome = self.outcomes(record)["places"]
        self.assertEqual((outcome.found.f1, outcome.repeated), (100, 1))

    def test_offers_and_control(self):
        record = finding()
        record["offers"][0].update(state="rejected", to=[], conditions=[])
        record["control"][0]["relation"] = "holds"
        table = self.figures(record)
        self.assertEqual((table["offers found, F1"], table["conditions found, F1"], table["control found, F1"]), (100, 0, 0))
        self.assertEqual(table["  offers: state right on found, %"], 0)
        self.assertEqual(table["  offers: to right on found, recall"], 0)

    def test_a_claim_names_its_place_and_holder_by_its_words_too(self):
        record = finding()
        words = {"place_words": {"span": span("Karsa")}, "holder_words": {"span": span("Rebels")}}
        for known in (words, {}):
            record["control"][0] = {"relation": "captured", "span": span("seized the bridge"), "place": None, "holder": None,
                                    "statement": "s1", **known}
            table = self.figures(record)
            self.assertEqual(table["  control: place right on found, recall"], 100 if known else 0)
            self.assertEqual(table["  control: holder right on found, recall"], 100 if known else 0)

    def test_heads(self):
        for phrase, heads in (("the elders’ council of Dorrin", {"council"}), ("the Tide’s", {"Tide"}), ("those carrying stretchers", {"those"}),
                              ("thousands of mourners from Karsa", {"thousands", "mourners"}),
                              ("elite forces, police and aides of Vane", {"forces", "police", "aides"})):
            comparison = happenings.Comparison(happenings.TextTokens(phrase), "events")
            found = comparison.heads((0, len(phrase)))
            self.assertEqual({comparison.tokens.words([i]) for i in found}, heads)

    def test_one_answer_may_name_two(self):
        both = self.folder / "both"
        both.mkdir()
        gold = made(both, "E 2 | killed | ASSAULT | reported | by Its fighters + The army | to soldiers")
        record = finding()
        record["events"][1]["actors"] = [{"entity": None, "span": [span("Its fighters")[0], span("The army")[1]]}]
        counts = happenings.compare(gold, Answers(Finding(record, TEXT)).things())["events"].parts["actors"]
        self.assertEqual((counts.gold, counts.found, counts.answers, counts.right), (2, 2, 1, 1))


class OwnGoldTests(unittest.TestCase):
    def test_the_standoff_files_are_what_the_working_files_make(self):
        for half in ("dev", "kept"):
            reports = happening_gold.read_folder(GOLD / "happenings" / half, GOLD / "reports" / half)
            self.assertEqual(len(reports), 18)
            for report in reports:
                source = GOLD / "reports" / half / report.key
                content, statements = make_happenings.statements(source.with_suffix(".marked"), source.with_suffix(".txt"))
                work = (GOLD / "happenings" / "work" / half / f"{report.key}.txt").read_text(encoding="utf-8")
                things = make_happenings.Maker(content, statements).make(work, report.key)
                stored = json.loads((GOLD / "happenings" / half / f"{report.key}.json").read_text(encoding="utf-8"))
                for kind, items in json.loads(json.dumps(things)).items():
                    self.assertEqual(items, stored[kind], f"{report.key} {kind}")


if __name__ == "__main__":
    unittest.main()
