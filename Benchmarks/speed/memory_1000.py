"""Memory while 1,000 reports are read in one command: how high it goes, and whether it stays flat.

    python3 memory_1000.py [--count 1000]

The reports are the development texts in turn, each copy ending in a line of its own so that no two are equal.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import mean

import texts
from measured import MIB, run

TARGET = 500 * MIB
FLAT = 1.10  # the last fifth may lie this much above the second: noise of the allocator, not growth


def main() -> int:
    parser = argparse.ArgumentParser(description="Peak and course of the product's memory.")
    parser.add_argument("--rapporteur", type=Path, default=texts.REPOSITORY / "rapporteur")
    parser.add_argument("--texts", type=Path, default=texts.DATA)
    parser.add_argument("--count", type=int, default=1000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copies(texts.files(arguments.texts), arguments.count, Path(folder))
        result = run([str(arguments.rapporteur), "read", folder, "--format", "jsonl"], sample_every=0.1)
    sizes = [size for _, size in result.samples]
    if len(sizes) < 20:
        print(f"too fast to sample: {len(sizes)} samples in {result.seconds:.1f} s", file=sys.stderr)
        return 1
    fifths = [mean(sizes[i * len(sizes) // 5:(i + 1) * len(sizes) // 5]) for i in range(5)]
    flat, low = fifths[4] <= fifths[1] * FLAT, result.peak <= TARGET
    print(f"{arguments.count} reports in {result.seconds:.1f} s")
    print("mean memory by fifth of the time, MB: " + "  ".join(f"{size / MIB:.0f}" for size in fifths))
    print(f"peak {result.peak / MIB:.0f} MB (target 500: {'reached' if low else 'not reached'}), "
          f"{'flat' if flat else 'growing'}")
    return 0 if flat and low else 1


def copies(paths: list[Path], count: int, folder: Path) -> None:
    for number in range(count):
        text = paths[number % len(paths)].read_bytes()
        (folder / f"{number:05d}.txt").write_bytes(text + f"\n\nCopy {number}.\n".encode())


if __name__ == "__main__":
    sys.exit(main())
