"""Runs the product over the development sets and prints each figure beside its target. Nothing is cached.

    python3 run.py syntax-gold | syntax-raw | entities | attribution | statements | casualties | humanitarian | offers | control | actors | happenings | places | times | events | all

The sets are looked for in ../shared/data beside the repository, our own gold in gold/ beside this file.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from pathlib import Path

import figures
import run_actors
import run_attribution
import run_casualties
import run_entities
import run_events
import run_happenings
import run_offers
import run_places
import run_statements
import run_syntax
import run_times
from product import Product, ProductError

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
COMMANDS = {
    "syntax-gold": run_syntax.gold_tokens,
    "syntax-raw": run_syntax.raw_text,
    "entities": run_entities.entities,
    "attribution": run_attribution.attribution,
    "statements": run_statements.statements,
    "casualties": run_casualties.casualties,
    "humanitarian": run_casualties.humanitarian,
    "offers": run_offers.offers,
    "control": run_offers.control,
    "actors": run_actors.actors,
    "happenings": run_happenings.happenings,
    "times": run_times.times,
    "events": run_events.events,
    "places": run_places.places,
}


def main() -> int:
    parser = argparse.ArgumentParser(description="Accuracy figures of the product.")
    parser.add_argument("command", choices=[*COMMANDS, "all"])
    parser.add_argument("--rapporteur", type=Path, default=REPOSITORY / "rapporteur", help="the program")
    parser.add_argument("--data", type=Path, default=REPOSITORY.parent / "shared" / "data", help="public sets")
    parser.add_argument("--gold", type=Path, default=HERE / "gold", help="our own marked texts")
    parser.add_argument("--half", choices=["dev", "kept", "both"], default="both", help="our own gold: which half")
    parser.add_argument("--details", action="store_true", help="also by genre, type or class")
    parser.add_argument("--errors", type=int, default=0, metavar="N",
                        help="all but syntax, entities: also show N errors, spread over the texts")
    arguments = parser.parse_args()
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` ends the command quietly
    product = Product(arguments.rapporteur)
    failed = False
    for name, command in COMMANDS.items():
        if arguments.command not in (name, "all"):
            continue
        started = time.monotonic()
        try:
            for title, rows in command(product, arguments):
                figures.show(title, rows)
        except (ProductError, OSError, ValueError) as problem:
            print(f"{name}: {problem}", file=sys.stderr)
            failed = True
        print(f"({name}: {time.monotonic() - started:.0f} s)", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
