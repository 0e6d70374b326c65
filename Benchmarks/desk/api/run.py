#!/usr/bin/env python3
"""Holds the desk's API against Data/desk/openapi.json with schemathesis: a desk without users, then one that a token opens."""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "browser"))

from served import ROOT, Served  # noqa: E402

ADMIN = ("adm", "admin", "a pass phrase for a while")
COMMAND = [sys.executable, "-c", "from schemathesis.cli import schemathesis; schemathesis()"]
# A stream has no end; its own test listens to it (Tests/DeskTests/WatchingTests.swift).
ALWAYS = ["--exclude-path", "/stream", "--checks", "all", "--no-shrink", "--continue-on-failure", "--request-timeout", "20", "--warnings", "off"]


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rapporteur", default=ROOT / ".build/release/rapporteur", type=Path, help="the program to serve with")
    parser.add_argument("--seconds", default=120, type=int, help="at most so long for each of both desks (120)")
    parser.add_argument("--examples", default=20, type=int, help="requests that are drawn for each operation (20)")
    parser.add_argument("--seed", default=1, type=int)
    return parser.parse_args()


def asked(address, method, body, headers):
    request = urllib.request.Request(address, data=json.dumps(body).encode(), method=method, headers={"Content-Type": "application/json", **headers})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer), answer.headers


def token(served):
    """A token of the admin, made as somebody at the page would."""
    session, headers = asked(f"{served.address}/api/v1/session", "POST", {"name": ADMIN[0], "password": ADMIN[2]}, {})
    marked = {"Cookie": headers["Set-Cookie"].split(";")[0], "X-CSRF-Token": session["csrf"]}
    return asked(f"{served.address}/api/v1/tokens", "POST", {"name": "api", "days": 1}, marked)[0]["token"]


def held(served, given, *more):
    """Runs schemathesis; true if nothing is amiss and the desk still answers."""
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")])}
    words = ["--config-file", str(HERE / "schemathesis.toml"), "run", str(ROOT / "Data/desk/openapi.json"), "--url", f"{served.address}/api/v1",
             "--seed", str(given.seed), "--max-examples", str(given.examples), "--max-time", str(given.seconds), *ALWAYS, *more]
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(COMMAND + words, env=environment, cwd=folder, text=True, capture_output=True)
    told = done.stdout[done.stdout.find("= FAILURES ="):] if done.returncode else ""
    print(told or "\n".join(line for line in done.stdout.splitlines() if "generated" in line), done.stderr[-2000:], sep="\n" if told else "")
    served.get("health")
    return done.returncode == 0


def main():
    given = options()
    began = time.monotonic()
    with Served(given.rapporteur) as served:
        # Where nobody needs to log in, whatever is shown as a token is let in.
        holds = [held(served, given, "--exclude-checks", "ignored_auth")]
        served.add_users([ADMIN])
        holds.append(held(served, given, "--header", f"Authorization: Bearer {token(served)}"))
    print(f"the API is {'' if all(holds) else 'not '}as described, in {time.monotonic() - began:.0f} s")
    sys.exit(0 if all(holds) else 1)


if __name__ == "__main__":
    main()
