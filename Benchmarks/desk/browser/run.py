#!/usr/bin/env python3
"""Drives the desk's page in a real Chromium against a real server; see README.md."""
import argparse
import sys
import time
import traceback
from pathlib import Path

from playwright.sync_api import sync_playwright

from access import ACCESS, USERS
from changes import CHANGING
from checks import READING, VIEWS
from desk_page import opened
from frames import first_page, smoothness
from served import ROOT, Served

# What ./test holds: open, filter, pick, the exact words, accept, reject, undo, export, paste, log in and out.
QUICK = {"modules_named", "nothing_inline", "views_open", "situation", "linked_filters", "text_is_only_text", "accept_reject_undo", "export", "paste", "in_and_out"}
SCHEMES = ("light", "dark")


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rapporteur", default=ROOT / ".build/release/rapporteur", type=Path, help="the program to serve with")
    parser.add_argument("--chromium", default="/usr/bin/chromium", help="the browser")
    parser.add_argument("--shots", type=Path, help="a folder for a picture of each view")
    parser.add_argument("--only", action="append", default=[], help="a check by name; several times for several")
    parser.add_argument("--quick", action="store_true", help="a minute's worth of checks: those of ./test, and axe on the light side")
    parser.add_argument("--no-frames", action="store_true", help="leave the frame times out")
    return parser.parse_args()


def checked(run, browser, served, shots):
    """Runs one check on a page of its own; true if it holds."""
    name = run.__name__
    try:
        with opened(browser, served, shots) as desk:
            run(desk)
        print(f"ok    {name}: {run.__doc__.split('.')[0]}")
        return True
    except Exception as error:  # A failed check must not hide those after it.
        print(f"WRONG {name}: {type(error).__name__}: {str(error)[:600]}")
        if not str(error):
            traceback.print_exc(limit=4)
        return False


def accessible(browser, served, schemes=SCHEMES):
    """axe-core on every view: what breaks WCAG 2.2 A and AA."""
    from axe_core_python.sync_playwright import Axe

    axe, wrong = Axe(), []
    for scheme in schemes:
        with opened(browser, served, color_scheme=scheme) as desk:
            for view in VIEWS:
                desk.open(f"/?view={view}")
                desk.settled()
                desk.press("j")
                desk.page.wait_for_timeout(700)
                found = axe.run(desk.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
                for one in found["violations"]:
                    wrong.append(f"{scheme} {view}: {one['id']}, {len(one['nodes'])} times, as {one['nodes'][0]['html'][:160]}")
    print("\n".join(wrong) or f"ok    axe: {len(VIEWS)} views, {' and '.join(schemes)}, no violation of WCAG 2.2 A and AA")
    return not wrong


def timed(browser, served, shots):
    soonest = []
    for _ in range(3):
        with opened(browser, served) as desk:
            soonest.append(first_page(desk))
    took, size = min(soonest)
    print(f"first page: rows can be picked after {took:.0f} ms (best of {len(soonest)}), {size / 1024:.0f} KiB over the line")
    with opened(browser, served, shots) as desk:
        for name, one in smoothness(desk).items():
            print(f"10,000 events, {name}: {one['frames']} frames, median {one['median']:.1f} ms, 95 % {one['p95']:.1f} ms, worst {one['worst']:.1f} ms")


def wanted(checks, given):
    names = QUICK if given.quick else set(given.only) or {one.__name__ for one in checks}
    return [one for one in checks if one.__name__ in names]


def run_all(browser, served, given):
    """The checks without users, then those with them, on one record."""
    holds = [checked(run, browser, served, given.shots) for run in wanted(READING + CHANGING, given)]
    if not given.only or "axe" in given.only:
        holds.append(accessible(browser, served, SCHEMES[:1] if given.quick else SCHEMES))
    if not (given.no_frames or given.quick) and (not given.only or "frames" in given.only):
        timed(browser, served, given.shots)
    if access := wanted(ACCESS, given):
        served.add_users(USERS)
        holds += [checked(run, browser, served, given.shots) for run in access]
    return holds


def main():
    given = options()
    if given.shots:
        given.shots.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    with sync_playwright() as playwright, Served(given.rapporteur) as served:
        browser = playwright.chromium.launch(executable_path=given.chromium, args=["--no-sandbox"])
        holds = run_all(browser, served, given)
        browser.close()
    print(f"{sum(holds)} of {len(holds)} hold, in {time.monotonic() - began:.0f} s")
    sys.exit(0 if holds and all(holds) else 1)


if __name__ == "__main__":
    main()
