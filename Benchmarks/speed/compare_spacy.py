"""Words per second of the product and of spaCy's en_core_web_sm, side by side.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt     # once, in this folder
    python3 compare_spacy.py [--rounds 5]

Each round runs the product (all cores), spaCy in one process and spaCy in two, one after the other, so that a noisy
machine is noisy for all; the ratios are made round by round, and their median is the figure. A word is a stretch
between blanks, for all three. The product's time is that of the whole command, start and JSON included; spaCy's starts
after its model is loaded. Memory is taken in a run of its own.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from statistics import median

import texts
from measured import MIB, run

HERE = Path(__file__).resolve().parent
TARGETS = {"spaCy, 1 process": 1.5, "spaCy, 2 processes": 1.0}


def main() -> None:
    parser = argparse.ArgumentParser(description="The product beside spaCy, as ratios.")
    parser.add_argument("--rapporteur", type=Path, default=texts.REPOSITORY / "rapporteur")
    parser.add_argument("--python", type=Path, default=HERE / ".venv" / "bin" / "python", help="one that has spaCy")
    parser.add_argument("--texts", type=Path, default=texts.DATA)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    paths = texts.files(arguments.texts)
    count = sum(texts.words(path.read_text(encoding="utf-8")) for path in paths)
    names = [str(path) for path in paths]
    reader = [str(arguments.python), str(HERE / "spacy_reader.py")]
    commands = {
        "rapporteur": [str(arguments.rapporteur), "read", *names, "--format", "jsonl"],
        "spaCy, 1 process": [*reader, "1", *names],
        "spaCy, 2 processes": [*reader, "2", *names],
    }
    print(f"{len(paths)} texts, {count} words, {arguments.rounds} rounds")
    speeds = measure(commands, count, arguments.rounds)
    peaks = {name: run(command, sample_every=0.1).peak for name, command in commands.items()}
    report(speeds, peaks, len(paths) / count)


def measure(commands: dict[str, list[str]], count: int, rounds: int) -> dict[str, list[float]]:
    """Words per second of each command in each round; one run beforehand warms the disk's cache."""
    for command in commands.values():
        run(command)
    speeds: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds):
        for name, command in commands.items():
            timed = name.startswith("spaCy")
            result = run(command, keep_output=timed)
            speeds[name].append(count / (float(result.output) if timed else result.seconds))
        print(f"round {number + 1}: " + ", ".join(f"{name} {values[-1]:,.0f}" for name, values in speeds.items()),
              flush=True)
    return speeds


def report(speeds: dict[str, list[float]], peaks: dict[str, int], texts_a_word: float) -> None:
    for name, values in speeds.items():
        print(f"{name:20} {median(values):10,.0f} words/s {median(values) * texts_a_word:6.1f} reports/s, "
              f"peak memory {peaks[name] / MIB:,.0f} MB")
    for name, target in TARGETS.items():
        ratio = median(ours / theirs for ours, theirs in zip(speeds["rapporteur"], speeds[name]))
        verdict = "reached" if ratio >= target else "not reached"
        print(f"rapporteur ÷ {name:20} {ratio:5.2f}  (target {target}: {verdict})")


if __name__ == "__main__":
    main()
