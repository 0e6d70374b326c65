import unittest

import control
import marked
import marked_things
import offers
from finding import Finding

OFFER = """=== o-1 | wire | invented
⟦1.by|The rebels⟧ offered ⟦1.to|the army⟧ ⟦1.offer|a truce⟧ ⟦1.condition1|if it left⟧ ⟦1.condition2|and freed the prisoners⟧. The army refused.
---
1: kind=ceasefire state=rejected answers="rejected" condition1-by="army"
"""
CONTROL = """=== c-1 | wire | invented
⟦1.holder|Rebels⟧ ⟦1.control|took⟧ ⟦1.place|Karsa⟧ from ⟦1.from|the army⟧. The army held nothing.
---
1: relation=captured
"""


class Parsed:
    """A case with a finding that is made of its own words."""

    def __init__(self, text, roles):
        self.case, = marked_things.parse(text, "x.txt", roles)

    def span(self, words):
        start = self.case.text.index(words)
        return [start, start + len(words)]

    def entity(self, key, words):
        return {"id": key, "kind": "military", "name": words, "aliases": [], "mentions": [{"span": self.span(words), "form": "name"}]}

    def finding(self, **lists):
        entities = [self.entity("e1", "The rebels" if "The rebels" in self.case.text else "Rebels"), self.entity("e2", "the army")]
        record = {"schema": "rapporteur.finding/1", "offsets": "codepoints", "entities": entities, "statements": [], **lists}
        return Finding(record, self.case.text)


class OfferTests(unittest.TestCase):
    def setUp(self):
        self.parsed = Parsed(OFFER, offers.ROLES)

    def offer(self, **changes):
        conditions = [{"by": ["e2"], "spans": [self.parsed.span("if it left")]}, {"by": [], "spans": [self.parsed.span("and freed the prisoners")]}]
        return {"by": ["e1"], "to": ["e2"], "through": [], "kind": "ceasefire", "terms": {"spans": [self.parsed.span("a truce")]},
                "conditions": conditions, "state": "rejected", "answers": [{"statement": None, "state": "rejected"}], **changes}

    def figures(self, *found):
        return offers.figures(offers.compare(self.parsed.case, self.parsed.finding(offers=list(found))))

    def test_equal_is_perfect(self):
        for name, value in self.figures(self.offer()).items():
            self.assertIn(value, (100, None), name)

    def test_another_giver_is_no_find(self):
        table = self.figures(self.offer(by=["e2"]))
        self.assertEqual((table["offer, F1"], table["offer by terms alone, F1"]), (0, 100))

    def test_one_long_condition_finds_one_of_two(self):
        whole = {"by": [], "spans": [self.parsed.span("if it left and freed the prisoners")]}
        self.assertEqual(self.figures(self.offer(conditions=[whole]))["  its recall"], 50)

    def test_an_extra_offer_costs_precision(self):
        extra = self.offer(terms={"spans": [self.parsed.span("The army refused")]}, conditions=[])
        self.assertEqual(self.figures(self.offer(), extra)["  precision"], 50)


class ControlTests(unittest.TestCase):
    def setUp(self):
        self.parsed = Parsed(CONTROL, control.ROLES)

    def claim(self, **changes):
        return {"place_words": {"span": self.parsed.span("Karsa")}, "holder": "e1", "relation": "captured", "negated": False,
                "from": "e2", "span": self.parsed.span("took Karsa"), **changes}

    def figures(self, *found):
        return control.figures(control.compare(self.parsed.case, self.parsed.finding(control=list(found))))

    def test_equal_is_perfect(self):
        for name, value in self.figures(self.claim()).items():
            self.assertIn(value, (100, None), name)

    def test_every_part_must_agree(self):
        for change in ({"relation": "lost"}, {"negated": True}, {"holder": "e2"}, {"place_words": {"span": self.parsed.span("nothing")}}):
            with self.subTest(change):
                self.assertEqual(self.figures(self.claim(**change))["control, F1"], 0)

    def test_words_of_the_holder_do_where_nobody_is_known(self):
        claim = self.claim(holder=None, holder_words={"span": self.parsed.span("Rebels")})
        self.assertEqual(self.figures(claim)["control, F1"], 100)


class ThingTests(unittest.TestCase):
    def test_an_unknown_role_is_refused(self):
        with self.assertRaisesRegex(marked.MarkError, "no such role"):
            marked_things.parse(OFFER.replace("1.to|", "1.victim|"), "x.txt", offers.ROLES)


if __name__ == "__main__":
    unittest.main()
