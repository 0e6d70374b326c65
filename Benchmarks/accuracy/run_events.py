"""The figures of events on PLOVER's records, PETRARCH2's unit tests, CEHA and M2E2's sentences."""

from __future__ import annotations

import json
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator

import event_data
import events as scoring
import table
from figures import Figure, show_spread
from product import Product
from scores import Counts, accuracy, add_all

Part = tuple[str, list[Figure]]


def events(product: Product, options: Namespace) -> Iterator[Part]:
    folder = options.data / "events"
    yield _records(product, options, event_data.read_records(folder / "plover-gsr-cameo.json"))
    yield _unit_tests(product, options, *event_data.read_unit_tests(folder / "petrarch2-unit-tests.xml"))
    for part, target in (("dev", 85.0), ("train", None)):
        yield _ceha(product, options, part, event_data.read_ceha(folder / f"ceha-{part}.csv"), target)
    yield _sentences(product, options, event_data.read_m2e2(folder / "m2e2-voa.json"))


def _records(product: Product, options: Namespace, records: list[event_data.Record]) -> Part:
    types, actors, recipients, errors = [], [], [], []
    pairs: Counter = Counter()
    for record, finding in zip(records, product.read_texts([r.text for r in records])):
        event, right, actor, recipient = scoring.record_outcome(record, finding)
        types.append(right)
        actors += [actor] if actor is not None else []
        recipients += [recipient] if recipient is not None else []
        pairs[record.kind, right] += 1
        if not right or actor is False or recipient is False:
            marks = "".join(m for m, ok in zip("TAR", (right, actor, recipient)) if ok is False)
            errors.append(f"{marks:3} {record.kind} {record.actors} > {record.recipients}\n   {_shown(event)}\n   {record.text}")
    _show_errors("PLOVER records", errors, options)
    if options.details:
        kinds = sorted({kind for kind, _ in pairs})
        table.show(["type", "records", "right"], [[k, str(pairs[k, True] + pairs[k, False]), str(pairs[k, True])] for k in kinds])
    return (f"PLOVER gold records, {len(records)} sentences, the main event of each", [
        Figure("type right, %", accuracy(types), 80.0),
        Figure("actor head right, % of records with an actor", accuracy(actors), 75.0),
        Figure("recipient head right, % of records with a recipient", accuracy(recipients), 75.0)])


def _unit_tests(product: Product, options: Namespace, cases: list[event_data.UnitTest], skipped: int) -> Part:
    right, literal, errors = [], [], []
    for case, finding in zip(cases, product.read_texts([c.text for c in cases])):
        event = scoring.main_event(finding["events"])
        root = scoring.cameo_root(event, finding)
        right.append(root in event_data.WEIS[case.code[:2]])
        literal.append(root == case.code[:2])
        if not right[-1]:
            errors.append(f"{case.key} {case.code}: {_shown(event)}\n   {case.text}")
    _show_errors("PETRARCH2 unit tests", errors, options)
    return (f"PETRARCH2 unit tests, {len(cases)} sentences with one event; {skipped} with codes of no code book left out", [
        Figure("CAMEO root right, codes read as WEIS, %", accuracy(right), 80.0),
        Figure("the same digits, %", accuracy(literal))])


def _ceha(product: Product, options: Namespace, part: str, cases: list[event_data.Described], target: float | None) -> Part:
    counts, errors = Counts(), []
    for case, finding in zip(cases, product.read_texts([c.text for c in cases])):
        answer = scoring.is_relevant(finding, case.text)
        counts += Counts.paired(int(case.relevant), int(answer), int(case.relevant and answer))
        if answer != case.relevant:
            errors.append(f"{'missed' if case.relevant else 'extra '} {case.key} {len(case.text)} {case.text[:300]!r}\n   "
                          + "; ".join(_shown(e) for e in finding["events"][:6]))
    _show_errors(f"CEHA {part}", errors, options)
    return (f"CEHA {part}, {len(cases)} descriptions", [
        Figure("relevance F1", counts.f1, target), Figure("relevance precision", counts.precision),
        Figure("relevance recall", counts.recall)])


def _sentences(product: Product, options: Namespace, cases: list[event_data.Annotated]) -> Part:
    kinds, arguments, errors = [], Counts(), []
    for case, finding in zip(cases, product.read_texts([c.text for c in cases])):
        found, heads = scoring.sentence_counts(case, finding["events"])
        kinds.append(found)
        arguments += heads
        for kind, counts in found.items():
            if counts.gold != counts.answers:
                errors.append(f"{'missed' if counts.gold else 'extra '} {kind}: {case.text[:400]}\n   "
                              + "; ".join(_shown(e) for e in finding["events"]))
    _show_errors("M2E2", errors, options)
    by_kind = add_all(kinds)
    total = sum(by_kind.values(), Counts())
    if options.details:
        table.show(["kind", "gold", "answers", "precision", "recall", "F1"], [
            [k, str(c.gold), str(c.answers), table.number(c.precision), table.number(c.recall), table.number(c.f1)]
            for k, c in sorted(by_kind.items())])
    annotated = add_all(k for case, k in zip(cases, kinds) if case.kinds)
    return (f"M2E2, {len(cases)} sentences of VOA, kinds of events by sentence", [
        Figure("attack, death, arrest, meeting, demonstration, call, on sentences with an annotation: F1",
               sum(annotated.values(), Counts()).f1, 70.0),
        Figure("the same on all sentences, most of them not annotated: F1", total.f1),
        Figure("precision on all", total.precision), Figure("recall on all", total.recall),
        Figure("argument heads of the kinds found, F1", arguments.f1)])


def _shown(event: dict | None) -> str:
    if event is None:
        return "no event"
    sides = [", ".join(p["text"] for p in event[side]) or "–" for side in ("actors", "recipients")]
    return (f"{event['plover']['type']}/{event['plover']['mode'] or '-'} {event['cameo']} “{event['anchor']['text']}” "
            f"{sides[0]} > {sides[1]} ({event['status']}, {event['origin']['rule']})")


def _show_errors(name: str, errors: list[str], options: Namespace) -> None:
    if not options.errors:
        return
    show_spread(errors, options.errors, f"{name}: {len(errors)} errors")
