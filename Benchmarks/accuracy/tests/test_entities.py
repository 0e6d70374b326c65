import tempfile
import unittest
from pathlib import Path

import armed
import conllu
import entities
import entity_data
from entity_data import Labelled, TaggedSentence, TaggedText


def labelled(text, *names):
    return [Labelled(text.index(name), text.index(name) + len(name), label) for name, label in names]


class ReaderTests(unittest.TestCase):
    def read(self, reader, content):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "set.txt"
            path.write_text(content, encoding="utf-8")
            return reader(path)

    def test_bio(self):
        tags = ["B-A", "I-A", "B-A", "O", "I-B", "I-C", "I-C"]
        self.assertEqual(entity_data.spans_of(tags), [Labelled(0, 2, "A"), Labelled(2, 3, "A"), Labelled(4, 5, "B"),
                                                      Labelled(5, 7, "C")])

    def test_uner(self):
        content = "# sent_id = 1\n1\tIn\tO\t-\t-\n2\tVarno\tB-LOC\t-\t-\n3\t#\tO\t-\t-\n\n1\tYes\tO\t-\t-\n"
        first, second = self.read(entity_data.read_uner, content)
        self.assertEqual((first.words, first.spans), (["In", "Varno", "#"], [Labelled(1, 2, "LOC")]))
        self.assertEqual(second.words, ["Yes"])

    def test_two_columns_with_blank_lines_of_tabs(self):
        sentences = self.read(entity_data.read_tagged, "Idris\tB-person\nVane\tI-person\n\t\nYes\tO")
        self.assertEqual([s.words for s in sentences], [["Idris", "Vane"], ["Yes"]])
        self.assertEqual(sentences[0].spans, [Labelled(0, 2, "person")])

    def test_the_split_of_re3d_is_fixed(self):
        self.assertEqual([entity_data.re3d_part(name) for name in ("A", "B", "C", "D", "E", "F")],
                         ["train", "dev", "train", "train", "train", "dev"])

    def test_outermost(self):
        spans = [Labelled(4, 10, "N"), Labelled(0, 10, "O"), Labelled(12, 14, "L")]
        self.assertEqual(entity_data.outermost(spans), [Labelled(0, 10, "O"), Labelled(12, 14, "L")])


class ScoreTests(unittest.TestCase):
    GOLD = [Labelled(0, 2, "politician"), Labelled(4, 5, "country"), Labelled(6, 8, "election")]

    def score(self, *answers):
        return entities.score(self.GOLD, answers, entities.CROSSNER)

    def test_types_are_merged(self):
        result = self.score(Labelled(0, 2, "person"), Labelled(4, 5, "state"))
        self.assertEqual((result["exact"].f1, result["place"].f1), (100, 100))

    def test_a_wrong_type_has_the_right_span(self):
        result = self.score(Labelled(0, 2, "military"), Labelled(4, 5, "place"))
        self.assertEqual((result["exact"].f1, result["span"].f1, result["person"].f1), (50, 100, 0))
        self.assertEqual(result["organisation"].answers, 1)

    def test_a_wrong_border_is_wrong(self):
        self.assertEqual(self.score(Labelled(0, 1, "person"))["span"].f1, 0)

    def test_labels_outside_the_three_take_no_part(self):
        result = self.score(Labelled(0, 2, "person"), Labelled(4, 5, "place"), Labelled(6, 8, "event"))
        self.assertEqual(result["exact"].f1, 100)
        self.assertEqual(result["others: election"].recall, 100)
        self.assertEqual(self.score(Labelled(6, 7, "event"))["others: election"].recall, 0)

    def test_the_product_s_words_must_be_the_set_s(self):
        gold = [TaggedSentence(["Idris", "Vane"], [Labelled(0, 2, "person")])]
        answer = list(conllu.parse(conllu.from_words([["Idris", "Vane"]]).split("\n")))
        answer[0].words[0].misc["Entity"], answer[0].words[1].misc["Entity"] = "B-person", "I-person"
        self.assertEqual(entities.score_sentences(gold, answer, entities.CROSSNER)["exact"].f1, 100)
        with self.assertRaises(ValueError):
            entities.score_sentences(gold, list(conllu.parse(conllu.from_words([["Idris"]]).split("\n"))), {})


class RawTextTests(unittest.TestCase):
    TEXT = "The SLC army took Varno. Varno fell to Iraqi Security Forces and ISIL."

    def test_located(self):
        words = ["The", "SLC", "army", "took", "Varno", ".", "Varno", "fell"]
        sentence = list(conllu.parse(conllu.from_words([words]).split("\n")))
        sentence[0].words[6].misc["Entity"] = "B-place"
        self.assertEqual(entities.located(sentence, self.TEXT), [Labelled(25, 30, "place")])

    def test_an_article_does_not_count(self):
        gold = TaggedText("1", self.TEXT, labelled(self.TEXT, ("The SLC army", "Organisation")))
        result = entities.score_text(gold, labelled(self.TEXT, ("SLC army", "armed-group")), entities.RE3D)
        self.assertEqual((result["exact"].f1, result["overlap"].f1), (100, 100))
        result = entities.score_text(gold, labelled(self.TEXT, ("SLC", "armed-group")), entities.RE3D)
        self.assertEqual((result["exact"].f1, result["overlap"].f1), (0, 100))
        result = entities.score_text(gold, labelled(self.TEXT, ("SLC", "person"), ("ISIL", "military")), entities.RE3D)
        self.assertEqual(result["overlap"].f1, 0)

    def test_armed_groups_and_military(self):
        gold = TaggedText("1", self.TEXT, labelled(
            self.TEXT, ("Iraqi Security Forces", "Organisation"), ("ISIL", "Organisation"), ("Varno", "Location")))
        swapped = labelled(self.TEXT, ("Iraqi Security Forces", "armed-group"), ("ISIL", "military"))
        right = labelled(self.TEXT, ("Security Forces", "military"), ("ISIL", "armed-group"), ("Varno", "place"))
        self.assertEqual(armed.score(gold, right)["both kinds"].f1, 100)
        self.assertEqual(armed.score(gold, swapped)["both kinds"].f1, 0)
        self.assertEqual(armed.score(gold, swapped)["either kind"].f1, 100)

    def test_kinds_of_bodies(self):
        kinds = {"ISIL": "armed-group", "Syrian Arab Coalition": "armed-group", "U.S. Central Command": "military",
                 "Global Coalition to Counter ISIL": None, "Department of Defense": None, "our forces": None}
        self.assertEqual({name: armed.kind(name) for name in kinds}, kinds)


if __name__ == "__main__":
    unittest.main()
