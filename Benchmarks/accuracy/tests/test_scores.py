import unittest

from matching import best_pairs, count_pairs
from scores import Counts, accuracy, add_all, by_label, macro_f1


class ScoresTests(unittest.TestCase):
    def test_f1_is_the_harmonic_mean(self):
        counts = Counts.paired(gold=4, answers=8, pairs=4)
        self.assertEqual((counts.precision, counts.recall), (50, 100))
        self.assertAlmostEqual(counts.f1, 200 / 3)

    def test_found_and_right_are_kept_apart(self):
        counts = Counts(gold=2, answers=4, found=1, right=4)
        self.assertEqual((counts.precision, counts.recall), (100, 50))

    def test_nothing_scores_nothing(self):
        self.assertEqual(Counts().f1, 0)
        self.assertEqual(Counts(gold=3).f1, 0)
        self.assertIsNone(accuracy([]))

    def test_sums_are_micro(self):
        total = add_all([{"a": Counts.paired(1, 1, 1)}, {"a": Counts.paired(9, 9, 0)}])
        self.assertEqual(total["a"].f1, 10)

    def test_labels_count_misses_and_extras(self):
        table = by_label([("x", "x"), ("x", "y"), ("x", None), (None, "y")])
        self.assertEqual(table["x"], Counts.paired(3, 1, 1))
        self.assertEqual(table["y"], Counts.paired(0, 2, 0))

    def test_macro_f1_weighs_classes_alike(self):
        pairs = [("x", "x")] * 9 + [("y", "x")]
        self.assertAlmostEqual(macro_f1(pairs), (2 * 90 / 1.9 + 0) / 2)

    def test_macro_f1_leaves_out_a_class_without_gold(self):
        self.assertEqual(macro_f1([("x", "x"), (None, "z")]), 100)


class MatchingTests(unittest.TestCase):
    def test_as_many_pairs_as_possible(self):
        """A greedy pairing of 1 with 10 would leave 2 alone."""
        fits = {(1, 10), (1, 20), (2, 10)}
        self.assertEqual(count_pairs([1, 2], [10, 20], lambda g, a: (g, a) in fits), 2)

    def test_one_to_one(self):
        self.assertEqual(count_pairs([1], [10, 20], lambda g, a: True), 1)
        self.assertEqual(count_pairs([1, 2], [10], lambda g, a: True), 1)

    def test_the_likest_are_paired(self):
        likeness = {(0, 0): 0.5, (0, 1): 0.9, (1, 0): 0.8, (1, 1): 0.7}
        self.assertEqual(best_pairs([0, 1], [0, 1], lambda g, a: likeness[g, a]), [(0, 1), (1, 0)])

    def test_likeness_zero_is_no_pair(self):
        self.assertEqual(best_pairs([0], [0], lambda g, a: 0), [])

    def test_long_augmenting_path(self):
        """Every gold thing but the last likes its own number best; the last can only have number 0."""
        size = 1500

        def likeness(g, a):
            if g == size:
                return float(a == 0)
            return 2.0 if a == g else float(a == g + 1)

        self.assertEqual(len(best_pairs(range(size + 1), range(size + 1), likeness)), size + 1)


if __name__ == "__main__":
    unittest.main()
