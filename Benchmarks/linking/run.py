#!/usr/bin/env python3
"""Scores the links of a record made of a half of gold (a kept half for its sums alone) and prints the figures.

    run.py [--half HALF|dev-all|kept-all] [--rapporteur PROGRAM] [--record FILE] [--errors]

Reads the reports into a fresh record unless --record names one that was made of them; of several halves each has its own, and sums are added up."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "gold")]
import check  # noqa: E402
from linked import Linked  # noqa: E402
from scores import Score, lineage, pairwise, pairwise_apart, summed  # noqa: E402


def ingest(program: str, reports: Path, folder: str) -> str:
    path = os.path.join(folder, "record.sqlite")
    subprocess.run([program, "ingest", "--quiet", "--record", path, str(reports)], check=True)
    return path


def event_labels(linked: Linked, gold: dict) -> tuple[dict, dict]:
    """The gold event of each found event whose anchor meets a mention, by the first of its words that does, and its report."""
    labels, home = {}, {}
    for number, event in linked.things("event").items():
        for start, end in event.spans:
            met = [e["id"] for e in gold["events"] for m in e["mentions"]
                   if m["report"] == event.report and start < m["span"][1] and m["span"][0] < end]
            if met and number not in labels:
                labels[number], home[number] = met[0], event.report
    return labels, home


def claim_labels(linked: Linked, gold: dict) -> dict:
    statements = linked.things("statement")
    labels = {}
    for claim in gold["claims"]:
        for mention in claim["mentions"]:
            for number, statement in statements.items():
                if statement.meets(mention["report"], mention.get("content_span") or mention["span"]) and number not in labels:
                    labels[number] = claim["id"]
    return labels


SMALL = {"the", "a", "an", "of", "in", "its", "s", "spokesman", "chief"}


def words(name: str) -> set:
    return set(name.lower().replace("'s", "").replace("’s", "").split()) - SMALL


def is_met(side: dict, mention: dict) -> bool:
    """In one report, on the same words or told by the same source."""
    if side["report"] != mention["report"]:
        return False
    mine, theirs = words(side["source"]), words(mention["source"])
    if mine and (mine <= theirs or theirs <= mine):
        return True
    start, end = mention["span"]
    return any(a < end and start < b for a, b in side["spans"] + side["statement"])


HALVES = sorted((path.name for path in (HERE / "gold").iterdir() if (path / "gold.json").exists()), key=lambda name: (len(name), name))


def score_contradictions(linked: Linked, gold: dict, errors: bool) -> Score:
    """A found one is right where two of its values meet two values of a gold one of the same kind; each gold one counts once."""
    found, matched, right, free = linked.contradictions(), set(), 0, 0
    for one in found:
        match = None
        for told in gold["contradictions"]:
            values = {(mention["value"], side["value"]) for mention in told["sides"] for side in one["sides"] if is_met(side, mention)}
            is_pair = len({g for g, _ in values}) > 1 and len({f for _, f in values}) > 1
            if is_pair and (told["kind"] == one["kind"] or {told["kind"], one["kind"]} == {"actor", "occurrence"}):
                match = told
                break
        if match is None and errors:
            print("  wrong contradiction:", one["kind"], one["about"], one["reasons"].replace("\n", "; "),
                  [(s["report"], s["value"]) for s in one["sides"]][:6])
        if match is not None:
            right += 1
            free += match["id"] in matched or bool(match.get("optional"))
            matched.add(match["id"])
    told = [x for x in gold["contradictions"] if not x.get("optional")]
    if errors:
        print("  missed contradictions:", [(x["id"], x["kind"]) for x in told if x["id"] not in matched])
    print(f"  contradictions     precision {right}/{len(found)}, recall {sum(x['id'] in matched for x in told)}/{len(told)}, "
          f"twice or optional {free}")
    states = [(x["state"]) for x in found]
    print(f"  resolved           found {states.count('resolved')}, told {sum(x['state'] == 'resolved' for x in gold['contradictions'])}")
    return Score(right, len(found), len(told))


def score_events(linked: Linked, gold: dict, errors: bool) -> Score:
    labels, home = event_labels(linked, gold)
    groups = linked.groups("w")
    mentions = sum(len(e["mentions"]) for e in gold["events"])
    print(f"  found events on gold mentions {len(labels)} (gold mentions {mentions})")
    found = pairwise(labels, groups)
    print(f"  same event         {found}")
    print(f"    reports apart    {pairwise_apart(labels, groups, home)}")
    if errors:
        anchors = {row["id"]: row["anchor"] for row in linked.rows("SELECT id, anchor FROM event")}
        by_gold = {}
        for number, label in labels.items():
            by_gold.setdefault(label, {}).setdefault(groups.get(number), []).append(f"{home[number]}:{anchors[number]}")
        for label, parts in sorted(by_gold.items()):
            print(f"  {label}: " + " || ".join(f"w{group} " + ", ".join(members) for group, members in parts.items()))
    return found


def score_lineage(linked: Linked, gold: dict, errors: bool) -> None:
    names = linked.names
    found = [(names[a], names[b]) for _, a, b in linked.bonds("copy", "cut")]
    told = [(x["of"], x["from"]) for x in gold["lineage"] if x["relation"] in ("copy", "cut")]
    print(f"  wire lineage       {lineage(told, found)}")
    loose = [(names[a], names[b]) for _, a, b in linked.bonds("rewrite", "quotes")]
    known = [(x["of"], x["from"]) for x in gold["lineage"] if x["relation"] in ("rewrite", "quotes")]
    print(f"  rewrite or quotes  {Score(len(set(loose) & set(known)), len(set(loose)), len(known))}")
    if errors:
        print("    wire wrong:", sorted(set(found) - set(told)), "missed:", sorted(set(told) - set(found)))


def score_independent(linked: Linked, gold: dict, program: str, record: str) -> None:
    """The product's own count for the occurrence that holds most of a gold event's tellings."""
    answer = subprocess.run([program, "occurrences", "--record", record, "--format", "jsonl", "--limit", "1000000"],
                            check=True, capture_output=True, text=True).stdout
    counts = {row["id"]: row["sources"] for row in map(json.loads, answer.splitlines())}
    labels, _ = event_labels(linked, gold)
    groups = linked.groups("w")
    found, told = [], []
    for event in gold["independent"]:
        members = [groups[n] for n, label in labels.items() if label == event["event"] and n in groups]
        if members:
            found.append(counts[f"w{max(sorted(set(members)), key=members.count)}"])
            told.append(len(event["sources"]))
    pairs = list(zip(found, told))
    print(f"  independent        events {len(pairs)}, number exact {sum(f == t for f, t in pairs)}, "
          f"within one {sum(abs(f - t) <= 1 for f, t in pairs)}, in all found {sum(found)}, told {sum(told)}")


def score_threads(linked: Linked, gold: dict) -> None:
    """A step is found where the words of an offer or its answer meet it, with the same step. An offer that is known by its answer alone is no step."""
    offers = linked.things("offer", "state, statement_id, origin")
    statements = linked.things("statement")
    told = [(step, thread["id"]) for thread in gold["threads"] for step in thread["steps"]]
    groups = linked.groups("n")
    hits, labels = set(), {}
    answers = linked.answers()
    for index, (step, thread) in enumerate(told):
        for number, offer in offers.items():
            state = {"withdrawn": "withdrawn", "countered": "countered"}.get(offer.extra["state"], "offer")
            around = statements.get(offer.extra["statement_id"])
            spans = offer.spans + (around.spans if around else [])
            if offer.report == step["report"] and any(a < step["span"][1] and step["span"][0] < b for a, b in spans):
                labels.setdefault(number, thread)
                if state == step["step"] and not offer.extra["origin"].startswith("step."):
                    hits.add(index)
        for answer in answers:
            tellings = [answer, statements.get(answer.extra["statement_id"])]
            if answer.extra["state"] == step["step"] and any(t and t.meets(step["report"], step["span"]) for t in tellings):
                hits.add(index)
    things = {"s": statements, "o": offers, "v": linked.things("event")}
    for row in linked.rows("SELECT step, thing, thing_id FROM negotiation_step WHERE ended IS NULL"):
        taker = things[row["thing"]].get(row["thing_id"])
        for index, (step, _) in enumerate(told):
            if taker and taker.meets(step["report"], step["span"]) and row["step"] == step["step"]:
                hits.add(index)
    print(f"  thread steps       found {len(hits)}/{len(told)}; offers put together {pairwise(labels, groups)}")


def score_control(linked: Linked, gold: dict) -> None:
    told = [claim for place in gold["control"] for claim in place["claims"]]
    found = linked.things("control", "statement_id")
    statements = linked.things("statement")
    hits = 0
    for claim in told:
        for control in found.values():
            around = statements.get(control.extra["statement_id"])
            spans = control.spans + (around.spans if around else [])
            if control.report == claim["report"] and any(a < claim["span"][1] and claim["span"][0] < b for a, b in spans):
                hits += 1
                break
    print(f"  control claims     found {hits}/{len(told)}")


def score(half: str, program: str, record: str | None, errors: bool) -> tuple[Score, Score]:
    """Prints all figures of one half; the sums of same event and of contradictions are returned."""
    folder = HERE / "gold" / half
    _, gold = check.spans(str(folder))
    lines = [line for line in (folder / "reports.jsonl").read_bytes().split(b"\n") if line]
    with tempfile.TemporaryDirectory() as place:
        record = record or ingest(program, folder / "reports.jsonl", place)
        linked = Linked(record, lines)
        print(f"{half}: {len(linked.readings)} reports")
        events = score_events(linked, gold, errors)
        score_lineage(linked, gold, errors)
        contradictions = score_contradictions(linked, gold, errors)
        labels = claim_labels(linked, gold)
        claims = linked.groups("k")
        print(f"  same claim         {pairwise(labels, {n: claims.get(n, -n) for n in labels})}")
        score_independent(linked, gold, program, record)
        score_threads(linked, gold)
        score_control(linked, gold)
    return events, contradictions


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--half", choices=[*HALVES, "dev-all", "kept-all"], default="dev")
    parser.add_argument("--rapporteur", default=".build/release/rapporteur")
    parser.add_argument("--record")
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    if arguments.errors and arguments.half.startswith("kept"):
        parser.error("the kept half is scored by its sums alone")
    kind = arguments.half.removesuffix("-all")
    halves = [name for name in HALVES if name.startswith(kind)] if arguments.half.endswith("-all") else [arguments.half]
    if arguments.record and len(halves) > 1:
        parser.error("--record is of one half")
    scores = [score(half, arguments.rapporteur, arguments.record, arguments.errors) for half in halves]
    if len(halves) > 1:
        for name, found in zip(("same event", "contradictions"), zip(*scores)):
            print(f"{arguments.half}: {name:16} {summed(found)}")


if __name__ == "__main__":
    main()
