import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from linked import in_text, text_offsets  # noqa: E402
from scores import Score, lineage, pairwise, pairwise_apart  # noqa: E402


class Pairs(unittest.TestCase):
    def test_all_right(self):
        score = pairwise({1: "a", 2: "a", 3: "b"}, {1: 7, 2: 7, 3: 8})
        self.assertEqual(score, Score(1, 1, 1))
        self.assertEqual(score.f1, 1)

    def test_one_group_too_large(self):
        score = pairwise({1: "a", 2: "a", 3: "b"}, {1: 7, 2: 7, 3: 7})
        self.assertEqual(score, Score(1, 3, 1))
        self.assertEqual(score.precision, 1 / 3)

    def test_things_that_are_not_found_are_left_out(self):
        self.assertEqual(pairwise({1: "a", 2: "a"}, {1: 7}), Score(0, 0, 0))

    def test_pairs_of_one_report_do_not_count_apart(self):
        score = pairwise_apart({1: "a", 2: "a", 3: "a"}, {1: 7, 2: 7, 3: 7}, {1: "r", 2: "r", 3: "q"})
        self.assertEqual(score, Score(2, 2, 2))

    def test_nothing_has_no_share(self):
        self.assertIsNone(Score(0, 0, 0).f1)


class Lineage(unittest.TestCase):
    told = [("b", "a"), ("c", "a")]

    def test_a_copy_of_the_copy_is_right(self):
        self.assertEqual(lineage(self.told, [("b", "a"), ("c", "b")]), Score(2, 2, 2))

    def test_another_story_is_wrong(self):
        self.assertEqual(lineage(self.told, [("b", "x"), ("d", "a")]), Score(0, 2, 2))


class Offsets(unittest.TestCase):
    def test_bytes_of_the_line_lead_into_the_text(self):
        line = '{"id": "r", "text": "é “b” \\u201cc\\n"}'.encode()
        offsets = text_offsets(line)
        start = line.index(b"b")
        self.assertEqual(in_text(f"[[{start},{start + 1}]]", offsets), [(3, 4)])
        escaped = line.index(b"c\\n")
        self.assertEqual(in_text(f"[[{escaped},{escaped + 1}]]", offsets), [(7, 8)])


if __name__ == "__main__":
    unittest.main()
