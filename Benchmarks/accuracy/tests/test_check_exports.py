import json
import unittest

import check_exports
import code_books as books


def plover(**changes):
    record = {
        "id": "r-v1", "has_event": True, "date": "2025-06-06", "enddate": None,
        "actor": [{"code": "AFG", "sector": "MIL", "entity_text": "the army"}], "recipient": [], "event": ["ASSAULT"],
        "mode": ["heavy-weapons"], "context": ["military"], "quad_code": 4, "event_scale": -9.5, "event_text": "shelled",
        "event_loc": {"extracted_place": "Karsa", "lat": 31.5, "lon": 65.1}, "size": {"dead": 3, "injured": None, "arrested": None},
        "cite_info": {"codebook": "PLOVER 2.0"},
    }
    return check_exports.plover(json.dumps(record | changes) + "\n")


def polecat(**changes):
    row = dict.fromkeys(books.POLECAT_COLUMNS, "None") | {
        "Event ID": "r-v1", "Event Date": "2025-06-06", "Event Type": "AID", "Intensity": "10.0", "Quad Code": "2",
        "Contexts": "health; migration", "Actor Sectors": "NGO; GOV", "Primary Actor Sector": "NGO", "Actor Country": "CHE",
    } | changes
    return check_exports.polecat("\t".join(books.POLECAT_COLUMNS) + "\n" + "\t".join(row.values()) + "\n")


def acled(**changes):
    row = dict.fromkeys(books.ACLED_COLUMNS, "") | {
        "event_id_cnty": "AFGr-v1", "event_date": "2025-06-06", "year": "2025", "time_precision": "1",
        "disorder_type": "Political violence", "event_type": "Battles", "sub_event_type": "Armed clash", "actor1": "rebels",
        "inter1": "Rebel group", "actor2": "the army", "inter2": "State forces", "interaction": "State forces-Rebel group",
        "iso": "4", "region": "South Asia", "country": "Afghanistan", "geo_precision": "1", "fatalities": "0",
    } | changes
    return check_exports.acled(",".join(books.ACLED_COLUMNS) + "\r\n" + ",".join(row.values()) + "\r\n")


def geojson(coordinates, **event):
    feature = {"type": "Feature", "geometry": {"type": "Point", "coordinates": coordinates},
               "properties": {"events": [{"type": "AGREE", "mode": None} | event]}}
    return check_exports.geojson(json.dumps({"type": "FeatureCollection", "features": [feature]}))


class ExportTests(unittest.TestCase):
    def against(self, check, words):
        self.assertTrue(any(words in problem for problem in check.problems), check.problems)

    def test_what_keeps_to_the_books_passes(self):
        for check in (plover(), polecat(), acled(), geojson([65.1, 31.5])):
            self.assertEqual(check.problems, [])
        self.assertEqual(plover().kinds, {"ASSAULT": 1})
        self.assertEqual(acled().kinds, {"Battles: Armed clash": 1})

    def test_plover(self):
        self.against(plover(event=["FIGHT"]), "no type of PLOVER: FIGHT")
        self.against(plover(mode=["ceasefire"]), "no mode of ASSAULT: ceasefire")
        self.against(plover(context=["war"]), "no context: war")
        self.against(plover(quad_code=3), "quad class 3")
        self.against(plover(event_scale=-9), "scale -9")
        self.against(plover(actor=[]), "actor is required")
        self.against(plover(actor=[{"code": "AFGMIL", "sector": "MIL"}]), "no actor code of three letters: AFGMIL")
        self.against(plover(actor=[{"code": "GOV", "sector": "GOV"}]), "no actor code of three letters: GOV")
        self.assertEqual(plover(actor=[{"code": "IGO", "sector": "IGO"}]).problems, [])
        self.against(plover(actor=[{"code": "AFG", "sector": "XXX"}]), "no sector: XXX")
        self.against(plover(enddate="2025-06-05"), "ends before it begins")
        self.against(plover(date="6 June"), "is no day")
        self.against(plover(event_loc={"lat": 95, "lon": 0}), "no point of the earth")
        self.against(plover(event_loc={"lat": 5, "lon": None}), "no point of the earth")
        self.against(plover(size={"dead": -1}), "dead -1")
        self.against(plover(certainty="claimed"), "fields of no book")
        aid = {"event": ["AID"], "mode": [], "quad_code": 2, "event_scale": 10}
        self.against(plover(**aid), "AID needs a recipient")
        self.assertEqual(plover(**aid, recipient=[{"code": "---", "sector": "UNK"}]).problems, [])

    def test_two_records_of_one_id(self):
        line = json.dumps({"id": "r-v1"}) + "\n"
        self.against(check_exports.plover(line * 2), "a second record r-v1")

    def test_polecat(self):
        self.against(check_exports.polecat("Event ID\tEvent Date\n"), "not POLECAT's 40")
        self.against(polecat(Version="0.3\t1"), "41 cells")
        self.against(polecat(Language=""), "an empty cell")
        self.against(polecat(**{"Event Mode": "visit"}), "no mode of AID: visit")
        self.against(polecat(**{"Primary Actor Sector": "GOV"}), "first sector of the Actor")
        self.against(polecat(**{"Actor Country": "Switzerland"}), "no country: Switzerland")

    def test_acled(self):
        self.against(acled(sub_event_type="Attack"), "Attack is no part of Battles")
        self.against(acled(disorder_type="Demonstrations"), "is no Demonstrations")
        self.assertEqual(books.acled_disorder("Riots", "Mob violence"), "Political violence")
        self.against(acled(interaction="Rebel group-State forces"), "not State forces-Rebel group")
        self.against(acled(actor2="", inter2="", interaction=""), "not Rebel group only")
        self.against(acled(country="AFG"), "country is a code")
        self.against(acled(iso=""), "not all there")
        self.against(acled(year="2024"), "year 2024")
        self.against(acled(geo_precision="4"), "geo_precision 4")
        self.against(acled(actor1="", inter1=""), "an actor2 without an actor1")
        self.against(acled(fatalities="several"), "fatalities several")

    def test_geojson(self):
        self.against(geojson([31.5, 165.1]), "no point of the earth")
        self.against(geojson([65.1]), "no point")
        self.against(geojson([65.1, 31.5], type="FIGHT"), "no type of PLOVER: FIGHT")
        self.against(geojson([65.1, 31.5], mode="visit"), "no mode of AGREE: visit")

    def test_records_are_held_against_the_findings(self):
        finding = {
            "report": {"published": None}, "times": [{"id": "t1", "start": "2025-06-06"}], "places": [{"lat": 31.5}],
            "events": [{"status": "claimed", "time": "t1"}, {"status": "denied", "time": None}, {"status": "reported", "time": None}],
        }
        checks = {"plover": plover(), "polecat": polecat(), "geojson": geojson([65.1, 31.5])}
        self.assertEqual(check_exports.against_findings(checks, [finding]), [
            "1 plover records, and the findings have 2", "1 polecat rows, and the findings have 2",
            "0 plover records without a day, and the findings have 1", "0 polecat rows without a day, and the findings have 1"])
        finding["events"].pop()
        self.assertEqual(check_exports.against_findings(checks, [finding]), [])


if __name__ == "__main__":
    unittest.main()
