"""Tests of the times scorer, on a text of our own."""

import tempfile
import unittest
from pathlib import Path

import times
from times import Time

SOURCE = """<?xml version="1.0" ?>
<TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2024-03-04" functionInDocument="CREATION_TIME">2024-03-04</TIMEX3></DCT>
<TEXT>
The army &amp; its allies <EVENT eid="e1" class="OCCURRENCE">left</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2024-03-03">Sunday</TIMEX3>, after
<TIMEX3 tid="t2" type="DURATION" value="P3W">three weeks</TIMEX3>.
</TEXT>
</TimeML>
"""


def text() -> times.Text:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.tml"
        path.write_text(SOURCE, encoding="utf-8")
        return times.read(path)


class TimesTest(unittest.TestCase):
    def test_reads_text_times_and_day(self) -> None:
        read = text()
        self.assertEqual(read.published, "2024-03-04")
        self.assertEqual([read.text[t.start:t.end] for t in read.times], ["Sunday", "three weeks"])
        self.assertIn("army & its allies left on Sunday", read.text)

    def at(self, read: times.Text, words: str, kind: str, value: str) -> Time:
        start = read.text.index(words)
        return Time(start, start + len(words), kind, value)

    def test_the_gold_itself_is_right(self) -> None:
        read = text()
        result = times.score(read, list(read.times))
        self.assertTrue(all(counts.f1 == 100 for counts in result.values()))

    def test_relaxed_and_strict(self) -> None:
        read = text()
        answers = [self.at(read, "on Sunday", "DATE", "2024-03-10"), self.at(read, "three weeks", "DATE", "P3W"),
                   self.at(read, "allies", "DATE", "2024")]
        result = times.score(read, answers)
        self.assertEqual((result["relaxed"].right, result["strict"].right), (2, 1))
        self.assertEqual((result["type"].right, result["value"].right), (1, 1))
        self.assertAlmostEqual(result["relaxed"].precision, 200 / 3)
        self.assertEqual(len(times.errors(read, answers)), 3)

    def test_an_answer_counts_once(self) -> None:
        read = text()
        whole = self.at(read, read.text.strip(), "DATE", "")
        self.assertEqual(times.score(read, [whole])["relaxed"].right, 1)

    def test_spellings_of_one_value(self) -> None:
        for one, other in [("1968-XX", "1968"), ("2000-W7", "2000-W07"), ("199X", "199"), ("2000-01-05TEV", "2000-01-05TEV")]:
            self.assertEqual(times.plain(one), times.plain(other))
        self.assertNotEqual(times.plain("2000-W7"), times.plain("2000-W17"))
        self.assertNotEqual(times.plain("1968"), times.plain("1969"))


if __name__ == "__main__":
    unittest.main()
