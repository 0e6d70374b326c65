"""Reads spoilt reports to the end and tells which stop the program: words cut, shuffled, dropped, marks thrown in.

    python3 read_fuzz.py --count 6000 --seed 1     # plain Python 3.11; exit status 1 where the program died

A crash is narrowed down to one text, printed with the top of its backtrace.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
BATCH = 1000
MARKS = ["“", "”", "‘", "’", '"', "'s", "(", ")", "—", ",", ".", "…", "not", "if", "who", ":", "the", "of", "at", "between", "and",
         "25 km north of", "since", "until", "no", "2,000"]


def spoilt(text: str, chance: random.Random) -> str:
    start = chance.randrange(max(1, len(text)))
    words = text[start:start + chance.choice([10, 40, 120, 300, 600])].split(" ")
    match chance.randrange(10):
        case 0 | 1:
            chance.shuffle(words)
        case 2 | 3:
            words = [word for word in words if chance.random() > 0.3]
        case 4:
            words = [word.upper() if chance.random() < 0.3 else word for word in words]
        case 5:
            for _ in range(5):
                words.insert(chance.randrange(len(words) + 1), chance.choice(MARKS))
    return " ".join(words)


def read(program: Path, texts: list[str], path: Path) -> subprocess.CompletedProcess:
    path.write_text("".join(json.dumps({"id": str(n), "text": t, "published": "2016-03-04"}) + "\n" for n, t in enumerate(texts)))
    return subprocess.run([program, "read", path, "--format", "jsonl"], capture_output=True, check=False)


def culprit(program: Path, texts: list[str], path: Path) -> str | None:
    """The text that stops the program; nothing where all of them are read."""
    if read(program, texts, path).returncode >= 0:
        return None
    while len(texts) > 1:
        half = len(texts) // 2
        texts = next((part for part in (texts[:half], texts[half:]) if read(program, part, path).returncode < 0), texts[:1])
    trace = read(program, texts, path).stderr.decode(errors="replace").split("\n")
    return json.dumps(texts[0]) + "\n" + "\n".join([line for line in trace if "in rapporteur" in line][:7])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rapporteur", type=Path, default=REPOSITORY / ".build" / "release" / "rapporteur")
    parser.add_argument("--texts", type=Path, default=REPOSITORY.parent / "shared" / "data" / "reports" / "voa")
    parser.add_argument("--count", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    sources = sorted([*options.texts.glob("*.txt"), *(REPOSITORY / "Examples").glob("*.txt"),
                      *(REPOSITORY / "Benchmarks" / "accuracy" / "gold" / "reports" / "dev").glob("*.txt")])
    whole = [path.read_text(encoding="utf-8") for path in sources]
    texts = [spoilt(chance.choice(whole), chance) for _ in range(options.count)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.jsonl"
        crashes = [culprit(options.rapporteur, texts[at:at + BATCH], path) for at in range(0, len(texts), BATCH)]
    crashes = [crash for crash in crashes if crash]
    print("\n\n".join([*crashes, f"{len(texts)} spoilt texts read, the program stopped in {len(crashes)} batches"]))
    return 1 if crashes else 0


if __name__ == "__main__":
    sys.exit(main())
