import unittest
from dataclasses import replace

import marked
import names
import statements

CASE, = marked.parse("""=== r-1 | wire | invented
⟦1.source|The army⟧ ⟦1.cue|said⟧ ⟦1.content|it held the bridge⟧. ⟦2.source|The rebels⟧ ⟦2.cue|denied⟧ ⟦2.content|that⟧.
⟦3.content|“We are on it now,”⟧ it went on. ⟦4.source|Two officials⟧ ⟦4.cue|said⟧ ⟦4.content|that ⟦5.source|Colonel Vane⟧ ⟦5.cue|hoped⟧ ⟦5.content|to return⟧⟧.
---
1: certainty=asserted manner=indirect entity="army"
2: certainty=denied manner=indirect entity="Harvest Front" answers=1:denies
3: certainty=asserted manner=direct entity="Harvest Front" channel=broadcast
4: certainty=asserted manner=indirect anonymous=officials verification=unverified
5: certainty=hoped manner=indirect entity="Idris Vane" parent=4
""", "r.txt")
GOLD = CASE.statements


def outcome(*answers):
    return statements.compare(CASE, answers)


def figure(name, *answers):
    return statements.figures(outcome(*answers))[name]


def changed(number, **values):
    """The gold statements with one changed, under keys of the product's kind."""
    keys = {s.key: f"s{s.key}" for s in GOLD}
    result = [replace(s, key=keys[s.key], parent=keys.get(s.parent),
                      answers=[(keys[t], r) for t, r in s.answers]) for s in GOLD]
    if number:
        result[number - 1] = replace(result[number - 1], **values)
    return result


class StatementTests(unittest.TestCase):
    def test_equal_is_perfect(self):
        for name, value in statements.figures(outcome(*changed(0))).items():
            self.assertEqual(value, 100, name)

    def test_nothing_found(self):
        table = statements.figures(outcome())
        self.assertEqual(table["statements found, F1 by overlap"], 0)
        self.assertIsNone(table["parent right on matched, %"])
        self.assertEqual(table["certainty, macro F1 end to end"], 0)

    def test_the_content_alone_does_not_find_a_statement_with_a_cue(self):
        answers = changed(1, cue=[], source=[])
        self.assertEqual(outcome(*answers).found.found, 4)
        self.assertEqual(outcome(*changed(1, source=[])).found.found, 5)

    def test_a_sourceless_statement_needs_its_cue(self):
        case, = marked.parse("=== x | y | z\n⟦1.cue|It was reported⟧ ⟦1.content|that Varno fell⟧ on Sunday.\n---\n"
                             "1: certainty=asserted manner=indirect\n", "x.txt")
        said, = case.statements
        self.assertEqual(statements.compare(case, [replace(said, content=[(21, 26)])]).found.found, 1)
        self.assertEqual(statements.compare(case, [replace(said, cue=[])]).found.found, 0)
        self.assertEqual(statements.compare(case, [replace(said, content=[(35, 41)])]).found.found, 0)

    def test_a_bare_quotation_needs_half_of_its_tokens(self):
        start, end = GOLD[2].content[0]
        self.assertEqual(outcome(*changed(3, content=[(start, start + 4)])).found.found, 4)
        self.assertEqual(outcome(*changed(3, content=[(start, end - 3)])).found.found, 5)

    def test_nested_statements_find_their_own_partners(self):
        pairs = outcome(*reversed(changed(0))).pairs
        self.assertEqual([(g.key, a.key) for g, a in pairs], [(str(i), f"s{i}") for i in range(1, 6)])

    def test_certainty(self):
        answers = changed(5, certainty="asserted")
        self.assertEqual(figure("certainty, accuracy on matched", *answers), 80)
        expected = (2 * 75 / 1.75 + 100 + 0) / 3  # asserted: precision 75, recall 100; denied right; hoped missed
        self.assertAlmostEqual(figure("certainty, macro F1 on matched", *answers), expected)

    def test_an_extra_statement_lowers_certainty_end_to_end_only(self):
        extra = replace(GOLD[0], key="s9", source=[(60, 64)], cue=[], content=[(0, 1)])
        answers = [*changed(0), extra]
        self.assertEqual(figure("certainty, macro F1 on matched", *answers), 100)
        self.assertLess(figure("certainty, macro F1 end to end", *answers), 100)
        self.assertAlmostEqual(figure("  precision", *answers), 100 * 5 / 6)

    def test_channel_none_does_not_flatter(self):
        answers = changed(3, channel="none")
        self.assertEqual(figure("channel, F1 of kinds on matched", *answers), 0)
        self.assertEqual(figure("channel, accuracy on matched", *answers), 80)

    def test_source_entity(self):
        name = "source entity right (name contains or equals), %"
        self.assertEqual(figure(name, *changed(5, names=["Colonel Vane", "Vane"])), 100)
        self.assertEqual(figure(name, *changed(5, names=["Harvest Front"])), 75)
        self.assertEqual(figure(name, *changed(5, names=[])), 75)
        self.assertEqual(figure("source entity equal, %", *changed(5, names=["Vane"])), 75)

    def test_anonymous_sources(self):
        self.assertEqual(figure("anonymous source's type right, %", *changed(4, anonymous="sources")), 0)
        self.assertEqual(figure("source right, named or anonymous, %", *changed(4, anonymous="sources")), 80)

    def test_parents_follow_the_pairs(self):
        self.assertEqual(figure("parent right on matched, %", *changed(5, parent=None)), 80)
        self.assertEqual(figure("parent links, F1", *changed(5, parent="s1")), 0)
        self.assertEqual(figure("parent right on matched, %", *changed(1, parent="s7")), 80)

    def test_answers(self):
        relation = changed(2, answers=[("s1", "echoes")])
        self.assertEqual(figure("answers linked, F1", *relation), 100)
        self.assertEqual(figure("answers linked with their relation, F1", *relation), 0)
        self.assertEqual(figure("answers linked, F1", *changed(2, answers=[("s3", "denies")])), 0)

    def test_agrees(self):
        self.assertTrue(statements.agrees(GOLD[0], GOLD[0]))
        self.assertFalse(statements.agrees(GOLD[0], replace(GOLD[0], verification="disputed")))


class NamesTests(unittest.TestCase):
    def test_same_source(self):
        for gold, name, same in (("Idris Vane", "Vane", True), ("army", "the Kharzan army", True),
                                 ("Harvest Front", "Harvest Union", False), ("army's rivals", "Its rivals", True),
                                 ("Doctors Without Borders", "the", False), ("U.S. Army", "u.s. army", True)):
            self.assertEqual(names.same_source(gold, [name]), same, (gold, name))

    def test_any_alias_will_do(self):
        self.assertTrue(names.same_source("SLC", ["Steppe Liberation Council", "SLC"]))
        self.assertTrue(names.equal("the SLC", ["Steppe Liberation Council", "SLC"]))
        self.assertFalse(names.equal("SLC", ["SLC spokesman"]))


if __name__ == "__main__":
    unittest.main()
