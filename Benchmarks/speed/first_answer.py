"""How long one has to wait for the reading of one report of 5 kB, start of the program included.

    python3 first_answer.py [--rounds 20]

One run beforehand warms the disk's cache, as a second report of the day finds it; the first run's time is printed too.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

import texts
from measured import run

TARGET = 0.5


def main() -> int:
    parser = argparse.ArgumentParser(description="Wall time of reading one report of 5 kB.")
    parser.add_argument("--rapporteur", type=Path, default=texts.REPOSITORY / "rapporteur")
    parser.add_argument("--texts", type=Path, default=texts.DATA)
    parser.add_argument("--rounds", type=int, default=20)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(texts.joined(arguments.texts, 5_120), encoding="utf-8")
        command = [str(arguments.rapporteur), "read", str(path), "--format", "json"]
        first = run(command).seconds
        times = sorted(run(command).seconds for _ in range(arguments.rounds))
        size = path.stat().st_size
    reached = median(times) <= TARGET
    print(f"{size:,} bytes: median {median(times):.3f} s, fastest {times[0]:.3f}, slowest {times[-1]:.3f}, "
          f"first {first:.3f} (target {TARGET}: {'reached' if reached else 'not reached'})")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
