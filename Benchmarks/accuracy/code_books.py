"""What the code books allow, told again here and apart from the product's own tables: PLOVER 2.0, POLECAT, ACLED."""

from __future__ import annotations

PLOVER_MODES = {
    "AGREE": "", "CONSULT": "visit third-party multilateral phone", "SUPPORT": "", "CONCEDE": "", "COOPERATE": "", "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "SANCTION": "convict expel withdraw discontinue",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons "
               "crowd-control unconventional",
}
# SANCTION is 4 in its section and 3 in the manual's table; the product says which it takes (Documentation/CodeBooks.md).
PLOVER_QUADS = {
    "AGREE": {1}, "CONSULT": {1}, "SUPPORT": {1}, "CONCEDE": {1}, "COOPERATE": {2}, "AID": {2}, "RETREAT": {2}, "REQUEST": {3},
    "ACCUSE": {3}, "REJECT": {3}, "THREATEN": {3}, "SANCTION": {3, 4}, "PROTEST": {4}, "MOBILIZE": {4}, "COERCE": {4},
    "ASSAULT": {4},
}
PLOVER_SCALES = {
    "AGREE": 2.5, "CONSULT": 2.5, "CONSULT/visit": 4, "CONSULT/third-party": 1, "CONSULT/multilateral": 4, "CONSULT/phone": 1.5,
    "SUPPORT": 5, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10, "RETREAT": 6.5, "RETREAT/withdraw": 8, "RETREAT/disarm": 10,
    "RETREAT/ceasefire": 7.5, "RETREAT/resign": 4.5, "REQUEST": 0, "REQUEST/assist": 0.5, "REQUEST/change": -1, "REQUEST/yield": -1,
    "ACCUSE": -3, "ACCUSE/disapprove": -2, "ACCUSE/investigate": -3.5, "ACCUSE/allege": -3.5, "REJECT": -2, "REJECT/assist": -1.5,
    "THREATEN": -3.5, "THREATEN/restrict": -3, "THREATEN/territory": -4, "PROTEST": -5, "PROTEST/riot": -7, "PROTEST/hunger": -4.5,
    "PROTEST/boycott": -4.5, "PROTEST/obstruct": -4.5, "SANCTION": -6, "SANCTION/expel": -5.5, "MOBILIZE": -5.5,
    "MOBILIZE/troops": -6.5, "MOBILIZE/weapons": -6.5, "MOBILIZE/militia": -6, "COERCE": -7, "COERCE/censor": -6.5, "COERCE/curfew": -6.5,
    "COERCE/misinformation": -6.5, "COERCE/martial-law": -7.5, "ASSAULT": -9, "ASSAULT/abduct": -8.5, "ASSAULT/torture": -8.5,
    "ASSAULT/sexual": -8.5, "ASSAULT/destroy": -8.5, "ASSAULT/beat": -7.5, "ASSAULT/primitive": -8, "ASSAULT/targeted": -9.5,
    "ASSAULT/suicide-attack": -9.5, "ASSAULT/aerial": -9.5, "ASSAULT/drone": -9.5, "ASSAULT/heavy-weapons": -9.5,
    "ASSAULT/crowd-control": -7.5, "ASSAULT/unconventional": -10,
}
PLOVER_CONTEXTS = set(
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic legal "
    "reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality diplomatic "
    "territory peacekeeping health asylum migration disasters natural_resource environment technology terrorism cbrn cyber "
    "misinformation crime corruption illegal_drugs trafficking".split())
PLOVER_SECTORS = set(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC IGO UNO EUR NGO ISM IMG "
    "MNC".split())
# What stands in an actor's code where it is of no country.
PLOVER_NO_COUNTRY = {"IGO", "NGO", "ISM", "IMG", "MNC"}
PLOVER_FIELDS = set(
    "id has_event date time enddate endtime actor recipient event event_loc event_text quad_code event_scale mode context link size "
    "text text_info cite_info coder coded_date coded_time comment".split())
PLOVER_REQUIRED = ("id", "date", "actor", "event")
PLOVER_NEEDS_RECIPIENT = {"COOPERATE", "AID", "SANCTION"}
PLOVER_ENTITY = set("code sector entity_text identifier_id identifier_text religion ethnicity office gender age".split())
PLOVER_LOCATION = set(
    "extracted_place resolved_place geonameid lat lon city district province country country_code feature_class feature_code "
    "resolution".split())
PLOVER_SIZE = {"dead", "injured", "arrested"}
PLOVER_CITATION = set("corpus citation url title language publication license copyright coder codebook version".split())

POLECAT_COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country",
    "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name",
    "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw",
    "Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
    "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version")

ACLED_COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country",
    "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp")
ACLED_TYPES = {
    "Battles": ("Government regains territory", "Non-state actor overtakes territory", "Armed clash"),
    "Protests": ("Excessive force against protesters", "Protest with intervention", "Peaceful protest"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Explosions/Remote violence": ("Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
                                   "Remote explosive/landmine/IED", "Grenade"),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Strategic developments": ("Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
                               "Headquarters or base established", "Looting/property destruction",
                               "Non-violent transfer of territory", "Other"),
}
ACLED_INTERS = ("State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians",
                "External/Other forces")
ACLED_REGIONS = {
    "Western Africa", "Middle Africa", "Eastern Africa", "Southern Africa", "Northern Africa", "South Asia", "Southeast Asia",
    "Middle East", "Europe", "Caucasus and Central Asia", "Central America", "South America", "Caribbean", "East Asia",
    "North America", "Oceania", "Antarctica"}


def acled_disorder(event_type: str, sub_event_type: str) -> str:
    """Mob violence is political violence, though its event type, Riots, stands among the demonstrations."""
    if event_type == "Strategic developments":
        return "Strategic developments"
    if event_type in ("Protests", "Riots") and sub_event_type != "Mob violence":
        return "Demonstrations"
    return "Political violence"


def acled_interaction(inter1: str, inter2: str) -> str:
    """The two in the order of ACLED's numbers, or the only one."""
    known = sorted((inter for inter in (inter1, inter2) if inter), key=ACLED_INTERS.index)
    return "-".join(known) if len(known) == 2 else f"{known[0]} only" if known else ""


def plover_scale(event_type: str, mode: str | None) -> float:
    return PLOVER_SCALES.get(f"{event_type}/{mode}", PLOVER_SCALES[event_type])
