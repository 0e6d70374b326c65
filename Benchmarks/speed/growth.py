"""Time against size of one document up to 1 MB: it should grow as the size does.

    python3 growth.py [--rounds 3]

Prints seconds and microseconds a byte for each size, start included, and the exponent of a power law fitted to the
time above that of the smallest text: 1 is linear, 2 quadratic.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from math import log
from pathlib import Path

import texts
from measured import run

SIZES = (1_000, 62_500, 125_000, 250_000, 500_000, 1_000_000)
LINEAR = 1.10  # highest exponent that still counts as linear


def main() -> int:
    parser = argparse.ArgumentParser(description="How the time grows with the length of one document.")
    parser.add_argument("--rapporteur", type=Path, default=texts.REPOSITORY / "rapporteur")
    parser.add_argument("--texts", type=Path, default=texts.DATA)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    points = []
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / f"{size}.txt"
            path.write_text(texts.joined(arguments.texts, size), encoding="utf-8")
            command = [str(arguments.rapporteur), "read", str(path), "--format", "json"]
            seconds = min(run(command).seconds for _ in range(arguments.rounds))
            points.append((path.stat().st_size, seconds))
            length = points[-1][0]
            print(f"{length:9,} bytes  {seconds:8.3f} s  {seconds / length * 1e6:8.3f} µs a byte", flush=True)
    power = exponent(points)
    print(f"time grows as size to the power {power:.2f} ({'linear' if power <= LINEAR else 'more than linear'})")
    return 0 if power <= LINEAR else 1


def exponent(points: list[tuple[int, float]]) -> float:
    """Slope of log time over log size by least squares, the first point being taken as the cost of starting."""
    start = points[0][1]
    logs = [(log(size), log(max(seconds - start, 1e-6))) for size, seconds in points[1:]]
    x_mean, y_mean = (sum(values) / len(logs) for values in zip(*logs))
    return (sum((x - x_mean) * (y - y_mean) for x, y in logs) / sum((x - x_mean) ** 2 for x, _ in logs))


if __name__ == "__main__":
    sys.exit(main())
