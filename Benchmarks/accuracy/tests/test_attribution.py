import tempfile
import unittest
from pathlib import Path

import attribution
import polnear
from polnear import Attribution

TEXT = "The mayor said the bridge fell. Police deny it, he added. It was reported late."
ANN = """T1\tSource 0 9\tThe mayor
T2\tCue 10 14\tsaid
T3\tContent 15 30\tthe bridge fell
T4\tAttribution 10 14\tsaid
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
T5\tCue 51 56\tadded
T6\tContent 32 38;39 46\tPolice deny it
E2\tAttribution:T7 Source:T1 Cue:T5 Content:T6
T8\tDiscard 58 60\tIt
T9\tContent2 62 63\tx
E3\tAttribution-no-source:T9
#1\tAnnotatorNotes T8\tWhy?
a stray line
"""
GOLD = [Attribution(((0, 9),), ((10, 14),), ((15, 30),)), Attribution(((0, 9),), ((51, 56),), ((32, 38), (39, 46)))]
SOURCELESS = Attribution((), ((61, 73),), ((74, 78),))


def f1(gold, answers):
    return {key: round(counts.f1, 1) for key, counts in attribution.score(TEXT, gold, answers).items()}


class PolnearTests(unittest.TestCase):
    def test_reading(self):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "text").mkdir()
            (root / "attributions").mkdir()
            (root / "text" / "a_b.txt").write_text(TEXT, encoding="utf-8")
            (root / "attributions" / "a_b_zz11.ann").write_text("", encoding="utf-8")
            (root / "attributions" / "a_b_aa22.ann").write_text(ANN, encoding="utf-8")
            article, = polnear.read_articles(root)
            self.assertEqual([p.name for p in article.annotations], ["a_b_aa22.ann", "a_b_zz11.ann"])
            self.assertEqual(article.gold, GOLD)
            self.assertEqual(attribution.agreement([article])[0], 1)


class AttributionTests(unittest.TestCase):
    def test_equal_is_perfect(self):
        self.assertEqual(set(f1(GOLD, GOLD).values()), {100})

    def test_a_shared_source_counts_once(self):
        counts = attribution.score(TEXT, GOLD, GOLD[:1])
        self.assertEqual((counts["exact", "source"].gold, counts["exact", "source"].f1), (1, 100))
        self.assertEqual(counts["overlap", "whole"].recall, 50)

    def test_a_span_too_long_overlaps_but_is_not_exact(self):
        longer = [Attribution(((0, 9),), ((10, 14),), ((15, 31),)), GOLD[1]]
        scores = f1(GOLD, longer)
        self.assertEqual((scores["overlap", "content"], scores["exact", "content"]), (100, 50))
        self.assertEqual((scores["overlap", "whole"], scores["exact", "whole"]), (100, 50))

    def test_token_f1(self):
        """Gold content has 3 + 3 tokens; the answer has 3 of them and the full stop."""
        counts = attribution.score(TEXT, GOLD, [Attribution(((0, 9),), ((10, 14),), ((15, 31),))])["token", "content"]
        self.assertEqual((counts.found, counts.gold, counts.answers), (3, 6, 4))

    def test_blanks_at_the_edge_do_not_matter(self):
        self.assertEqual(f1(GOLD[:1], [Attribution(((0, 10),), ((9, 15),), ((14, 30),))])["exact", "whole"], 100)

    def test_roles_must_be_joined_rightly(self):
        """All spans right, but the contents swapped: no whole attribution is right."""
        swapped = [Attribution(GOLD[0].source, GOLD[0].cue, GOLD[1].content),
                   Attribution(GOLD[1].source, GOLD[1].cue, GOLD[0].content)]
        scores = f1(GOLD, swapped)
        self.assertEqual((scores["exact", "content"], scores["overlap", "whole"]), (100, 0))

    def test_one_to_one(self):
        """One answer over both contents finds one of them; from either side it touches both."""
        over_both = [Attribution(((0, 9),), ((10, 14),), ((15, 46),))]
        counts = attribution.score(TEXT, GOLD, over_both)
        self.assertEqual((counts["overlap", "content"].found, counts["either", "content"].found), (1, 2))

    def test_a_sourceless_attribution_fits_nothing_whole(self):
        scores = f1([SOURCELESS], [SOURCELESS])
        self.assertEqual((scores["exact", "cue"], scores["exact", "content"], scores["exact", "whole"]), (100, 100, 0))

    def test_mismatches(self):
        wrong = Attribution(GOLD[0].source, GOLD[0].cue, GOLD[1].content)
        lines = attribution.mismatches(TEXT, GOLD, [GOLD[1], wrong, SOURCELESS])
        self.assertEqual(lines, ["missed  The mayor | said | the bridge fell\n   near The mayor | said | Police deny it",
                                 "extra   – | was reported | late"])


if __name__ == "__main__":
    unittest.main()
