import unittest

import conll2018
import conllu
import syntax


def sentences(*rows):
    """Each argument is one sentence: words `form/upos/head/relation`, `a+b` for a multiword token written `ab`."""
    return list(conllu.parse("\n\n".join(map(_sentence, rows)).split("\n")))


def _sentence(row):
    lines, position = [], 1
    for token in row.split():
        words = token.split("+")
        if len(words) > 1:
            form = "".join(word.split("/")[0] for word in words)
            lines.append("\t".join([f"{position}-{position + len(words) - 1}", form, *"________"]))
        for word in words:
            form, upos, head, relation = (word.split("/") + ["X", "0", "root"])[:4] if "/" in word else (word, "X", "0", "root")
            lines.append("\t".join([str(position), form, form.lower(), upos, "_", "_", head, relation, "_", "_"]))
            position += 1
    return "\n".join(lines)


class Conll2018Tests(unittest.TestCase):
    def f1(self, gold, system):
        return {metric: round(counts.f1, 2) for metric, counts in conll2018.evaluate(gold, system).items()}

    def test_equal_is_perfect(self):
        gold = sentences("The/DET/2/det army/NOUN/3/nsubj left/VERB/0/root", "do+n't go")
        self.assertEqual(set(self.f1(gold, gold).values()), {100})

    def test_a_wrong_tag_and_a_wrong_head(self):
        gold = sentences("The/DET/2/det army/NOUN/3/nsubj left/VERB/0/root now/ADV/3/advmod")
        system = sentences("The/PRON/2/det army/NOUN/3/obj left/VERB/0/root now/ADV/2/advmod")
        scores = self.f1(gold, system)
        self.assertEqual((scores["UPOS"], scores["UAS"], scores["LAS"]), (75, 75, 50))

    def test_subtypes_of_relations_are_forgiven(self):
        scores = self.f1(sentences("a/X/2/nmod:poss b/X/0/root"), sentences("a/X/2/nmod:desc b/X/0/root"))
        self.assertEqual(scores["LAS"], 100)

    def test_only_universal_features_count(self):
        gold, system = sentences("a"), sentences("a")
        gold[0].words[0].features = "Number=Sing|Style=Coll"
        system[0].words[0].features = "Number=Sing"
        self.assertEqual(self.f1(gold, system)["UFeats"], 100)
        system[0].words[0].features = "Number=Plur"
        self.assertEqual(self.f1(gold, system)["UFeats"], 0)

    def test_a_split_token_costs_on_both_sides(self):
        scores = self.f1(sentences("ab c d"), sentences("a b c d"))
        self.assertEqual(scores["Tokens"], round(200 * 2 / 7, 2))
        self.assertEqual(scores["Words"], scores["Tokens"])

    def test_words_in_a_multiword_token_align_by_form(self):
        """`don't` written as two tokens has wrong tokens but right words."""
        scores = self.f1(sentences("I do+n't know"), sentences("I do n't know"))
        self.assertEqual(scores["Words"], 100)
        self.assertEqual(scores["Tokens"], round(200 * 2 / 7, 2))

    def test_a_word_before_the_other_sides_multiword_token_is_not_drawn_in(self):
        """`a b` against `ab+c`: the gold words a and b stand apart from the system's multiword abc."""
        scores = self.f1(sentences("xa bc"), sentences("x a+b c"))
        self.assertEqual(scores["Words"], 0)

    def test_inside_multiword_tokens_the_longest_common_part_counts(self):
        """gold w + ab c d + e, system w + a bc d e: d is common (e stands in both as a word of its own)."""
        counts = conll2018.evaluate(sentences("w ab+c+d e"), sentences("w a+bc+d e"))["Words"]
        self.assertEqual((counts.found, counts.gold, counts.answers), (3, 5, 5))
        counts = conll2018.evaluate(sentences("b+a+a+b c"), sentences("b+aa+b c"))["Words"]
        self.assertEqual((counts.found, counts.gold, counts.answers), (3, 5, 4))

    def test_the_root_is_no_head_of_the_last_word_s_kind(self):
        system = sentences("a/X/2/dep b/X/1/dep")
        self.assertEqual(self.f1(sentences("a/X/0/root b/X/1/dep"), system)["UAS"], 50)
        self.assertEqual(self.f1(sentences("a/X/2/dep b/X/0/root"), system)["UAS"], 50)

    def test_sentence_borders(self):
        scores = self.f1(sentences("a b", "c"), sentences("a b c"))
        self.assertEqual((scores["Sentences"], scores["Tokens"]), (0, 100))

    def test_a_head_that_is_not_aligned_is_wrong(self):
        gold = sentences("ab/X/0/root c/X/1/dep")
        system = sentences("a/X/0/root b/X/1/dep c/X/1/dep")
        self.assertEqual(conll2018.evaluate(gold, system)["UAS"].right, 0)

    def test_the_gold_may_leave_a_lemma_open(self):
        gold, system = sentences("a"), sentences("a")
        system[0].words[0].lemma = "else"
        self.assertEqual(self.f1(gold, system)["Lemmas"], 0)
        gold[0].words[0].lemma = "_"
        self.assertEqual(self.f1(gold, system)["Lemmas"], 100)

    def test_lost_text_costs_only_itself(self):
        alignment = conll2018.align(sentences("Alpha beta", "Gamma delta"), sentences("Alpha", "Gamma delta"))
        self.assertEqual(alignment.astray, 4)
        counts = conll2018.counts(alignment)
        self.assertEqual((counts["Tokens"].found, counts["Tokens"].gold, counts["Sentences"].found), (3, 4, 1))

    def test_genres(self):
        groups = syntax.evaluate([(("GUM_news_x", sentences("a b")), ("1", sentences("a b"))),
                                  (("GUM_vlog_x", sentences("a b")), ("2", sentences("a", "b")))])
        self.assertEqual(groups["written"]["Sentences"].f1, 100)
        self.assertEqual(groups["vlog"]["Sentences"].f1, 0)
        self.assertEqual(groups["all"]["Sentences"].gold, 2)

    def test_documents_are_laid_beside_each_other_by_sentence_count(self):
        gold = sentences("a", "b", "c")
        gold[0].comments, gold[1].comments = ["# newdoc id = one"], ["# newdoc id = two"]
        pairs = syntax.pair_documents(gold, sentences("a", "b", "c"))
        self.assertEqual([(name, len(ours), len(theirs)) for (name, ours), (_, theirs) in pairs],
                         [("one", 1, 1), ("two", 2, 2)])
        with self.assertRaises(ValueError):
            syntax.pair_documents(gold, sentences("a"))


if __name__ == "__main__":
    unittest.main()
