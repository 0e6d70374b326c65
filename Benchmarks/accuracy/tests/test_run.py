import contextlib
import hashlib
import io
import json
import subprocess
import sys
import tempfile
import unittest
from argparse import Namespace
from pathlib import Path

import figures
import run_attribution
import run_entities
import run_happenings
import run_statements
import run_syntax
from figures import Figure
from product import Product, ProductError

FAKE = Path(__file__).parent / "fake_rapporteur.py"
RUN = Path(__file__).parent.parent / "run.py"
TREES = """# newdoc id = {name}
1\tVane\tvane\tX\tX\t_\t0\tdep\t_\t_
2\tsaid\tsaid\tX\tX\t_\t1\tdep\t_\tSpaceAfter=No
3\t.\t.\tX\tX\t_\t2\tdep\t_\t_
"""


def written(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


class RunTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        root = Path(folder.name)
        self.options = Namespace(data=root / "data", gold=root / "gold", half="both", details=False, errors=0)
        self.product = Product(FAKE)

    def figures(self, command):
        return {figure.name: figure.value for _, rows in command(self.product, self.options) for figure in rows}

    def test_syntax(self):
        for name, document in (("ewt", "d"), ("gum", "GUM_news_d")):
            trees = TREES.format(name=document) + "\n" + TREES.format(name=document + "2")
            written(self.options.data / "syntax" / f"{name}-dev.conllu", trees)
        gold = self.figures(run_syntax.gold_tokens)
        self.assertEqual((gold["EWT UPOS F1"], gold["GUM LAS F1, written genres"], gold["EWT XPOS F1"]), (100, 100, 0))
        raw = self.figures(run_syntax.raw_text)
        self.assertEqual((raw["GUM Sentences F1, written genres"], raw["EWT Tokens F1"], raw["EWT UAS F1"]), (100,) * 3)

    def test_entities(self):
        folder = self.options.data / "entities"
        written(folder / "uner-ewt-dev.iob2", "1\tVane\tB-PER\t-\t-\n2\tsaid\tO\t-\t-\n")
        written(folder / "crossner-politics-dev.txt", "Vane\tB-politician\nsaid\tO\n")
        written(folder / "wnut17-dev.conll", "Vane\tB-location\n")
        written(folder / "re3d" / "one" / "documents.json", '{"_id": "B", "text": "Vane fled ISIL."}')
        written(folder / "re3d" / "one" / "entities.json",
                '{"documentId": "B", "begin": 10, "end": 14, "type": "Organisation"}')
        table = self.figures(run_entities.entities)
        self.assertEqual(table["UNER EWT dev exact span and type F1"], 100)
        self.assertEqual(table["WNUT17 dev exact span F1"], 100)
        self.assertEqual(table["WNUT17 dev exact span and type F1"], 0)
        self.assertEqual(table["re3d armed-group F1 by overlap"], 0)

    def test_attribution(self):
        dev = self.options.data / "attribution" / "dev"
        written(dev / "text" / "a.txt", "Yés. Vane said it fell.")
        written(dev / "attributions" / "a_1234.ann", "T1\tSource 5 9\tVane\nT2\tCue 10 14\tsaid\n"
                "T3\tContent 15 22\tit fell\nE1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n")
        table = self.figures(run_attribution.attribution)
        self.assertEqual((table["exact whole F1"], table["token content F1"]), (100, 100))

    def test_statements(self):
        case = "=== {0} | wire | x\n⟦1.source|Vane⟧ ⟦1.cue|said⟧ ⟦1.content|nö⟧.\n---\n1: certainty={1} manner=indirect entity=\"Vane\"\n"
        written(self.options.gold / "marked" / "dev" / "a.txt", case.format("a/1", "asserted"))
        written(self.options.gold / "reports" / "kept" / "b.marked", case.format("b", "denied"))
        parts = dict(run_statements.statements(self.product, self.options))
        values = {title: {f.name: f.value for f in rows} for title, rows in parts.items()}
        self.assertEqual(values["marked sentences, dev half: 1 texts, 1 statements"][run_statements.CERTAINTY], 100)
        self.assertEqual(values["both together, kept half, 1 statements"][run_statements.CERTAINTY], 0)
        self.assertEqual(values["marked sentences, kept half: 0 texts, 0 statements"], {})

    def test_happenings(self):
        text = "Åsa Vane fled. The army shelled Karsa."
        event = {"types": {"ASSAULT": ["heavy-weapons"]}, "roots": ["19"], "status": ["reported"], "cue": None,
                 "actors": [], "recipients": [], "place": [], "time": []}
        record = {"report": "a", "sha256": hashlib.sha256(text.encode()).hexdigest(), "offsets": "codepoints",
                  "events": [{**event, "anchors": [[24, 31]]}, {**event, "anchors": [[9, 13]]}]}
        written(self.options.gold / "reports" / "dev" / "a.txt", text)
        written(self.options.gold / "happenings" / "dev" / "a.json", json.dumps(record))
        self.options.errors, self.options.details = 5, True
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            parts = dict(run_happenings.happenings(self.product, self.options))
        values = {title: {f.name: f.value for f in rows} for title, rows in parts.items()}
        table = values["own reports, dev half: 1 texts, 2 things"]
        self.assertEqual((table["  events: precision"], table["  events: recall"]), (100, 50))
        self.assertEqual(table["  events: root right on found, %"], 100)
        self.assertEqual(values["real reports (VOA), kept half: 0 texts, 0 things"], {})
        self.assertIn("a  events  missed  fled | ASSAULT/heavy-weapons", output.getvalue())

    def test_the_command_prints_figures_and_targets(self):
        written(self.options.data / "attribution" / "dev" / "text" / "a.txt", "None.")
        written(self.options.data / "attribution" / "dev" / "attributions" / "a_1234.ann", "")
        process = subprocess.run(
            [sys.executable, RUN, "attribution", "--rapporteur", FAKE, "--data", self.options.data],
            capture_output=True, encoding="utf-8", check=True)
        self.assertRegex(process.stdout, r"overlap whole F1 +70\.0 +0\.00 +not reached")

    def test_a_failing_product_is_told(self):
        with self.assertRaises(ProductError):
            Product(Path("/bin/false")).read([FAKE])
        process = subprocess.run([sys.executable, RUN, "syntax-gold", "--rapporteur", FAKE, "--data", "/nowhere"],
                                 capture_output=True, encoding="utf-8", check=False)
        self.assertEqual(process.returncode, 1)
        self.assertIn("syntax-gold", process.stderr)

    def test_a_figure_just_below_its_target_is_not_rounded_up(self):
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            figures.show("x", [Figure("y", 84.99, 85.0), Figure("z", 85.0, 85.0), Figure("w", None)])
        rows = [line.split() for line in output.getvalue().splitlines()[-3:]]
        self.assertEqual(rows, [["y", "85.0", "84.99", "not", "reached"], ["z", "85.0", "85.00", "reached"], ["w", "–", "–"]])


if __name__ == "__main__":
    unittest.main()
