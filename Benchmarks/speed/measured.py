"""Runs a command and measures it from outside: wall time and the memory of its whole process tree (Linux)."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

MIB = 1024 * 1024


class CommandFailed(RuntimeError):
    """The measured command ended with another status than 0: its time says nothing."""


@dataclass
class Run:
    """`samples` are (seconds since the start, bytes resident in the process tree); none were asked for, none are there."""

    seconds: float
    output: str = ""
    samples: list[tuple[float, int]] = field(default_factory=list)

    @property
    def peak(self) -> int:
        return max((size for _, size in self.samples), default=0)


def run(command: Sequence[str], keep_output: bool = False, sample_every: float | None = None) -> Run:
    """Runs the command to its end.

    Its output is thrown away unless it is to be kept. Memory is sampled only where asked for, so that nothing
    disturbs a run that is timed.
    """
    started = time.perf_counter()
    process = subprocess.Popen(list(command), stdout=subprocess.PIPE if keep_output else subprocess.DEVNULL,
                               stderr=subprocess.PIPE)
    result = Run(0.0)
    done = threading.Event()

    def watch() -> None:
        while not done.wait(sample_every):
            result.samples.append((time.perf_counter() - started, resident(process.pid)))

    watcher = threading.Thread(target=watch)
    if sample_every:
        watcher.start()
    output, errors = process.communicate()
    result.seconds = time.perf_counter() - started
    done.set()
    if sample_every:
        watcher.join()
    if process.returncode:
        raise CommandFailed(f"{command[0]} ended with status {process.returncode}: {errors.decode()[-1000:]}")
    result.output = output.decode() if output else ""
    return result


def resident(pid: int) -> int:
    """Bytes resident in a process and its descendants; what they share is counted once (proportional set size)."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0
    own = next((int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:")), 0)
    return own + sum(resident(int(child)) for child in children)
