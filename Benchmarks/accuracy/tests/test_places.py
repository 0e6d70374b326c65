import math
import tempfile
import unittest
from pathlib import Path

import places
from places import FoundPlace, GoldPlace

XML = """<articles><article><text>Rain fell on Senna, Tarn.</text><locations>
<location><name>Senna</name><start>14</start><end>19</end><lat>10</lat><lon>20</lon></location>
<location><name>Tarn</name><start>20</start><end>24</end><lat>11</lat><lon>21</lon></location>
</locations></article></articles>"""


def written(xml: str) -> Path:
    folder = Path(tempfile.mkdtemp())
    (folder / "g.xml").write_text(xml, encoding="utf-8")
    return folder / "g.xml"


class ReadTests(unittest.TestCase):
    def test_names_are_found_whether_offsets_begin_at_0_or_1(self):
        article = places.read(written(XML))[0]
        self.assertEqual([article.text[s:e] for s, e in (place.span for place in article.places)], ["Senna", "Tarn"])

    def test_a_name_that_stands_elsewhere_is_an_error(self):
        with self.assertRaises(ValueError):
            places.read(written(XML.replace("<start>14", "<start>2")))


class ScoreTests(unittest.TestCase):
    gold = [GoldPlace("Senna", (0, 5), 10, 20), GoldPlace("Tarn", (7, 11), 11, 21)]

    def test_distance(self):
        self.assertAlmostEqual(places.distance(0, 0, 0, 1), 111.195, 2)
        self.assertAlmostEqual(places.distance(0, 179.5, 0, -179.5), 111.195, 2)

    def test_a_mention_counts_once_and_relative_places_do_not(self):
        found = [FoundPlace((0, 5), 10, 20), FoundPlace((0, 4), 10, 20), FoundPlace((6, 12), None, None, relative=True)]
        counts = places.mention_counts(self.gold, found)
        self.assertEqual((counts.gold, counts.answers, counts.right), (2, 2, 1))
        self.assertEqual(places.mention_counts(self.gold, found, exact=True).right, 1)

    def test_no_answer_is_half_the_globe_away(self):
        distances = places.errors(self.gold, [FoundPlace((0, 5), 10, 20), FoundPlace((7, 11), None, None)])
        self.assertEqual(distances[0], 0)
        self.assertAlmostEqual(distances[1], math.pi * places.EARTH_RADIUS)
        self.assertEqual(places.within(distances, 161), 50)

    def test_the_answer_of_the_same_extent_counts(self):
        found = [FoundPlace((0, 11), 50, 50), FoundPlace((7, 11), 11, 21)]
        self.assertEqual(places.errors(self.gold, found)[1], 0)

    def test_offsets_must_be_code_points(self):
        with self.assertRaises(ValueError):
            places.found_places({"offsets": "utf-8", "places": []})

    def test_every_mention_of_a_finding_is_one(self):
        record = {"offsets": "codepoints", "places": [
            {"span": [0, 5], "lat": 1.0, "lon": 2.0, "relative": None, "mentions": [{"span": [7, 12]}]}]}
        self.assertEqual([place.span for place in places.found_places(record)], [(0, 5), (7, 12)])
