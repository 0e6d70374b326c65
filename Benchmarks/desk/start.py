#!/usr/bin/env python3
"""What linking the server into the program costs `rapporteur read` at its start.

    start.py BEFORE AFTER [--rounds 40]

Runs both programs in turn on one short report; gives the least and the middle of the processor's time of each, which other work on the
machine disturbs less than the clock on the wall."""

import argparse
import os
import statistics
import tempfile


def processor(program: str, words: list) -> float:
    pid = os.fork()
    if pid == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        os.execv(program, [program, *words])
    _, _, usage = os.wait4(pid, 0)
    return 1000 * (usage.ru_utime + usage.ru_stime)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before")
    parser.add_argument("after")
    parser.add_argument("--rounds", type=int, default=40)
    args = parser.parse_args()
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("The army said on Sunday that rebels had attacked a police post, killing 12 policemen.\n")
        file.flush()
        for words in (["--version"], ["read", "--format", "jsonl", "--threads", "1", file.name]):
            times: dict = {args.before: [], args.after: []}
            for _ in range(args.rounds):
                for program in times:
                    times[program].append(processor(program, words))
            for program, mine in times.items():
                print(f"{words[0]:10s} {program:40s} least {min(mine):7.1f} ms  middle {statistics.median(mine):7.1f} ms")


if __name__ == "__main__":
    main()
