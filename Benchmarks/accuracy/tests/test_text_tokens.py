import unittest

from text_tokens import TextTokens


class TextTokensTests(unittest.TestCase):
    def test_words_and_punctuation(self):
        tokens = TextTokens("“No,” he said.")
        self.assertEqual([tokens.text[s:e] for s, e in tokens.spans], ["“", "No", ",", "”", "he", "said", "."])

    def test_a_cut_word_counts_whole(self):
        self.assertEqual(TextTokens("shelling began").under([(2, 4)]), {0})

    def test_blanks_at_the_edges_do_not_count(self):
        tokens = TextTokens("He said so")
        self.assertEqual(tokens.under([(2, 8)]), {1})
        self.assertEqual(tokens.under([(2, 3)]), set())
        self.assertEqual(tokens.under([(3, 3)]), set())

    def test_touching_is_not_sharing(self):
        self.assertEqual(TextTokens("a,b").under([(1, 2)]), {1})

    def test_pieces_are_joined(self):
        tokens = TextTokens("one two three four")
        self.assertEqual(tokens.under([(0, 3), (8, 13)]), {0, 2})
        self.assertEqual(tokens.words({0, 2, 3}), "one … three four")


if __name__ == "__main__":
    unittest.main()
