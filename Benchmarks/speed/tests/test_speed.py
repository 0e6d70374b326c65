import sys
import tempfile
import unittest
from pathlib import Path

import compare_spacy
import gazetteer_dump
import growth
import memory_1000
import texts
from measured import MIB, CommandFailed, run


class MeasuredTests(unittest.TestCase):
    def test_wall_time_and_output(self):
        result = run([sys.executable, "-c", "import time; time.sleep(0.2); print('done')"], keep_output=True)
        self.assertGreaterEqual(result.seconds, 0.2)
        self.assertEqual((result.output, result.samples), ("done\n", []))

    def test_memory_of_the_whole_tree(self):
        child = "x = bytearray(60 * 2**20); import time; time.sleep(0.6)"
        parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
        self.assertGreater(run([sys.executable, "-c", parent], sample_every=0.02).peak, 60 * MIB)

    def test_a_failed_command_gives_no_time(self):
        with self.assertRaisesRegex(CommandFailed, "status 3: why"):
            run([sys.executable, "-c", "import sys; sys.stderr.write('why'); sys.exit(3)"])


class TextsTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "a.txt").write_text("Öne two.\nThree.\n", encoding="utf-8")
        (self.folder / "b.txt").write_text("Four.\n", encoding="utf-8")

    def test_words_are_between_blanks(self):
        self.assertEqual(texts.words("“I don't,” she\nsaid. "), 4)

    def test_joined_repeats_whole_paragraphs(self):
        self.assertEqual(texts.joined(self.folder, 38), "Öne two.\nThree.\nFour.\nÖne two.\n")
        self.assertLessEqual(len(texts.joined(self.folder, 1000).encode()), 1000)
        self.assertGreater(len(texts.joined(self.folder, 1000).encode()), 980)

    def test_an_empty_folder_is_told(self):
        with self.assertRaises(FileNotFoundError):
            texts.files(self.folder / "none")

    def test_copies_are_all_different(self):
        target = self.folder / "copies"
        target.mkdir()
        memory_1000.copies(texts.files(self.folder), 5, target)
        self.assertEqual(len({path.read_bytes() for path in target.iterdir()}), 5)


class GazetteerDumpTests(unittest.TestCase):
    def test_names_are_all_different(self):
        names = {gazetteer_dump.name(number, number % 4) for number in range(20_000)}
        self.assertEqual(len(names), 20_000)

    def test_a_dump_has_the_columns_of_geonames(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "dump.txt"
            gazetteer_dump.write_dump(path, 10_001)
            rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        self.assertEqual((len(rows), {len(row) for row in rows}, rows[-1][0]), (10_001, {19}, "10001"))
        self.assertTrue(all(abs(float(row[4])) <= 90 and abs(float(row[5])) <= 180 for row in rows))
        self.assertEqual(len(rows[0][3].split(",")), 4)

    def test_progress_is_understood(self):
        self.assertEqual(gazetteer_dump.rows("4500000 rows (500000 of them before), 37 %"), 4_500_000)
        self.assertEqual(gazetteer_dump.rows("no progress"), 0)

    def test_a_run_is_killed_at_its_row(self):
        script = "import sys, time\nfor n in range(1, 100): print(f'{n} rows', file=sys.stderr, flush=True); time.sleep(0.05)"
        run = gazetteer_dump.add([sys.executable, "-c", script], {}, kill_at=3)
        self.assertEqual([text for _, text in run.shown], ["1 rows", "2 rows", "3 rows"])
        self.assertLess(run.seconds, 4)
        with self.assertRaises(RuntimeError):
            gazetteer_dump.add([sys.executable, "-c", "raise SystemExit(2)"], {})


class GrowthTests(unittest.TestCase):
    def points(self, power):
        return [(1_000, 0.1), *((size, 0.1 + (size / 1e6) ** power) for size in growth.SIZES[1:])]

    def test_the_exponent_is_found_again(self):
        self.assertAlmostEqual(growth.exponent(self.points(1)), 1)
        self.assertAlmostEqual(growth.exponent(self.points(2)), 2)


class CompareTests(unittest.TestCase):
    def test_spacy_s_own_time_is_taken_and_the_product_s_whole(self):
        commands = {"rapporteur": [sys.executable, "-c", "import time; time.sleep(0.1)"],
                    "spaCy, 1 process": [sys.executable, "-c", "print(0.5)"]}
        speeds = compare_spacy.measure(commands, 100, 2)
        self.assertEqual(speeds["spaCy, 1 process"], [200, 200])
        self.assertTrue(all(speed < 1000 for speed in speeds["rapporteur"]))


if __name__ == "__main__":
    unittest.main()
