import unittest

import conllu
import raw_text

TEXT = """# newdoc id = d1
# sent_id = 1
# text = Don't go.
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
2.1\tyou\tyou\tPRON\tPRP\t_\t_\t_\t3:nsubj\t_
3\tgo\tgo\tVERB\tVB\tMood=Imp\t0\troot\t_\tSpaceAfter=No|Entity=B-x
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

1\tStay\tstay\tVERB\tVB\t_\t0\troot\t_\t_

# newpar
1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No
2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_

# newdoc
1\tEnd\tend\tNOUN\tNN\t_\t0\troot\t_\t_
"""


class ConlluTests(unittest.TestCase):
    def setUp(self):
        self.sentences = list(conllu.parse(TEXT.split("\n")))

    def test_multiword_tokens_and_empty_nodes(self):
        first = self.sentences[0]
        self.assertEqual([t.form for t in first.tokens], ["Don't", "go", "."])
        self.assertEqual([w.form for w in first.words], ["Do", "n't", "go", "."])
        self.assertEqual([t.is_multiword for t in first.tokens], [True, False, False])
        self.assertEqual(first.words[2].misc["Entity"], "B-x")
        self.assertEqual([w.head for w in first.words], [3, 3, 0, 3])

    def test_comments(self):
        self.assertEqual(self.sentences[0].comment("sent_id"), "1")
        self.assertEqual([s.document for s in self.sentences], ["d1", None, None, ""])
        self.assertEqual([name for name, _ in conllu.documents(self.sentences)], ["d1", ""])

    def test_a_broken_line_is_named(self):
        with self.assertRaisesRegex(conllu.ConlluError, "line 2"):
            list(conllu.parse(["# x", "1\tword"]))
        with self.assertRaisesRegex(conllu.ConlluError, "“one” is no head"):
            list(conllu.parse(["\t".join(["1", "a", "a", "X", "_", "_", "one", "_", "_", "_"])]))

    def test_blank_keeps_the_words_and_none_of_the_answers(self):
        text = conllu.blank(self.sentences)
        again = list(conllu.parse(text.split("\n")))
        self.assertEqual([[t.form for t in s.tokens] for s in again], [[t.form for t in s.tokens] for s in self.sentences])
        self.assertEqual([t.space_after for t in again[0].tokens], [True, False, True])
        self.assertNotIn("VERB", text)
        self.assertNotIn("root", text)
        self.assertNotIn("Entity", text)
        self.assertNotIn("# text", text)

    def test_raw_text(self):
        first, second = raw_text.raw_documents(self.sentences)
        self.assertEqual(first.text, "Don't go. Stay\n\nWhy?\n")
        self.assertEqual(second.text, "End\n")
        for sentence, spans in zip(first.sentences, first.spans):
            self.assertEqual([first.text[s:e] for s, e in spans], [t.form for t in sentence.tokens])


if __name__ == "__main__":
    unittest.main()
