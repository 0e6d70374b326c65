"""A user's gazetteer of millions of lines: `gazetteer add` of a made-up GeoNames dump, killed on the way and started again.

    python3 gazetteer_dump.py [--lines 12000000] [--folder FOLDER]

Writes a dump in the form of GeoNames' allCountries (a third of the places with other names, in four scripts), adds it, kills the
program when it has told of 40 % of the lines, and starts it again. Then looks names up, in processes of their own. Prints times,
memory and what was shown; takes all its files away again. Needs about 600 bytes of disk a line.
"""

from __future__ import annotations

import argparse
import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import texts
from measured import MIB

NEEDED = 600  # bytes of disk a line: the dump, the scratch files of the build, the list
PEAK = 500 * MIB  # the product's own limit for reading
SYLLABLES = (
    "ba den kor li mush nar qa ri sho tal ur var wes yam zir gul",
    "ба ден кор ли муш нар ка ри шо тал ур вар вес ям зир гул",
    "با دن کر لی مش نر قا ری شو تل ار ور وس یم زر گل",
    "वा देन कोर ली मुश नर का री शो तल उर वर वेस यम ज़ीर गुल",
)
# Every half of a name, in each script: four syllables for sixteen bits.
HALVES = [["".join(part) for part in itertools.product(script.split(), repeat=4)] for script in SYLLABLES]


@dataclass
class Run:
    """One run of `gazetteer add`: its time, the most memory it held, the lines it showed with their seconds."""

    seconds: float = 0.0
    peak: int = 0
    memory: list[int] = field(default_factory=list)
    shown: list[tuple[float, str]] = field(default_factory=list)
    output: str = ""


def name(number: int, script: int = 0) -> str:
    """The name of a number, no two alike: eight syllables, one for each four bits of the number well mixed."""
    mixed = number * 2_654_435_761 % 4_294_967_296
    return HALVES[script][mixed & 0xFFFF].capitalize() + HALVES[script][mixed >> 16]


def line(number: int) -> str:
    first = name(number)
    others = f"{name(number, 1)},{name(number, 2)},{name(number, 3)},{first} Kalay" if number % 3 == 0 else ""
    latitude, longitude = number % 160_000 / 1000 - 80, number % 350_000 / 1000 - 175
    return (f"{number + 1}\t{first}\t{first}\t{others}\t{latitude:.5f}\t{longitude:.5f}\tP\tPPL\tAF\t\t{number % 34:02d}\t{number % 400}"
            f"\t\t\t{number % 9000}\t\t0\tAsia/Kabul\t2024-01-01\n")


def write_dump(path: Path, lines: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for start in range(0, lines, 10_000):
            file.write("".join(map(line, range(start, min(lines, start + 10_000)))))


def rows(shown: str) -> int:
    """How many lines of the dump a line of progress tells of."""
    found = re.match(r"(\d+) rows", shown)
    return int(found.group(1)) if found else 0


def add(command: list[str], environment: dict[str, str], kill_at: int | None = None) -> Run:
    """Runs the command to its end, or kills it as soon as it shows so many rows."""
    run, started = Run(), time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, text=True)
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.2):
            status = memory(process.pid)
            if status:
                run.memory.append(status["VmRSS"])
                run.peak = max(run.peak, status["VmHWM"])

    watcher = threading.Thread(target=watch)
    watcher.start()
    for text in process.stderr:
        run.shown.append((time.perf_counter() - started, text.strip()))
        if kill_at and rows(text) >= kill_at:
            process.kill()
            break
    run.output = process.stdout.read()
    status = process.wait()
    run.seconds = time.perf_counter() - started
    done.set()
    watcher.join()
    if status and not kill_at:
        raise RuntimeError(f"gazetteer add ended with status {status}: {run.shown[-1:]}")
    return run


def memory(pid: int) -> dict[str, int]:
    """Bytes resident now, and the most so far; files that are mapped count too."""
    try:
        text = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return {}
    return {key: int(value) * 1024 for key, value in re.findall(r"^(VmRSS|VmHWM):\s+(\d+) kB", text, re.M)}


def look_up(program: str, environment: dict[str, str], lines: int) -> tuple[float, int]:
    """Seconds of one search, start included, and how many of some names in all scripts were found."""
    found, started = 0, time.perf_counter()
    numbers = [number * lines // 10 // 3 * 3 for number in range(10)]
    names = [name(number, place % 4) for place, number in enumerate(numbers)]
    for number, text in zip(numbers, names):
        result = subprocess.run([program, "gazetteer", "search", text], env=environment, capture_output=True, text=True)
        found += f"geonames {number + 1}\n" in result.stdout
    return (time.perf_counter() - started) / len(names), found


def fifths(samples: list[int]) -> str:
    if len(samples) < 10:
        return "too short to tell"
    parts = [samples[i * len(samples) // 5:(i + 1) * len(samples) // 5] for i in range(5)]
    return "  ".join(f"{sum(part) / len(part) / MIB:.0f}" for part in parts)


def tell(title: str, run: Run) -> None:
    print(f"{title}: {run.seconds:.0f} s, peak {run.peak / MIB:.0f} MB; memory by fifth of the time, MB: {fifths(run.memory)}")
    shown = run.shown if len(run.shown) < 5 else [*run.shown[:2], *run.shown[-2:]]
    for seconds, text in shown:
        print(f"    {seconds:6.1f} s  {text}")


def main() -> int:
    parser = argparse.ArgumentParser(description="A dump of millions of lines as a user's gazetteer.")
    parser.add_argument("--rapporteur", type=Path, default=texts.REPOSITORY / "rapporteur")
    parser.add_argument("--lines", type=int, default=12_000_000)
    parser.add_argument("--folder", type=Path, help="where the files are written; by default a temporary folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as scratch:
        if shutil.disk_usage(scratch).free < NEEDED * options.lines:
            print(f"{scratch}: too little room, {NEEDED * options.lines / 1e9:.1f} GB are needed", file=sys.stderr)
            return 1
        return measure(options, Path(scratch))


def measure(options: argparse.Namespace, scratch: Path) -> int:
    program, dump, own = str(options.rapporteur.resolve()), scratch / "made-up.txt", scratch / "gazetteers"
    environment = os.environ | {"RAPPORTEUR_GAZETTEERS": str(own)}
    started = time.perf_counter()
    write_dump(dump, options.lines)
    print(f"{options.lines} lines, {dump.stat().st_size / 1e6:.0f} MB, written in {time.perf_counter() - started:.0f} s")
    command = [program, "gazetteer", "add", str(dump)]
    broken = add(command, environment, kill_at=options.lines * 2 // 5)
    tell("killed on the way", broken)
    listed = subprocess.run([program, "gazetteer", "list"], env=environment, capture_output=True, text=True).stdout
    resumed = add(command, environment)
    tell("started again", resumed)
    print(f"    {resumed.output.splitlines()[0]}")
    size = sum(path.stat().st_size for path in own.rglob("*") if path.is_file())
    print(f"the list has {size / 1e6:.0f} MB")
    seconds, found = look_up(program, environment, options.lines)
    print(f"a search in a process of its own: {seconds * 1000:.0f} ms; {found} of 10 names found")
    peak = max(broken.peak, resumed.peak)
    checks = {
        "memory is bounded": peak <= PEAK,
        "progress is shown": len(broken.shown) >= 2 and len(resumed.shown) >= 2,
        "a broken run leaves no half list": "made-up" not in listed,
        "the second run goes on from the first": 0 < rows(broken.shown[-1][1]) <= rows(resumed.shown[0][1])
        and "of them before" in resumed.shown[0][1],
        "every line is there": resumed.output.startswith(f"{options.lines} places"),
        "names are found": found == 10,
    }
    for what, holds in checks.items():
        print(f"{what}: {'yes' if holds else 'NO'}")
    return 0 if all(checks.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
