"""Makes stand-off JSON of a working file that names what happened by words and line numbers of a report.

    python3 make_happenings.py WORK TEXT STATEMENTS OUT      # STATEMENTS: the report's .marked or stand-off file

One thing a line, fields between bars; `?` behind the letter: may be coded or not. Words stand in the line numbered first;
`@7` another line, `~2` the second time there, `=` other words for the same, `+` one more, a ` ?` at the end optional.

    E 5 | seized + taken@1 | COERCE/seize or ASSAULT/* 17/19 | claimed | by its fighters = Council | at Karsa | on Tuesday
    F 9 | at least 80 | killed | 80 at-least | of soldiers
    O 21 | ceasefire | rejected | by Aldane | to the army ? | terms a truce | if the army withdrew
    C 7 | holds | the bridge | SLC | words of the claim
    H 19 | displacement | 61,000 people had fled
    P 9 | La Paz | BOL | -16.5 -68.1
    T 5 | Tuesday | 2024-03-05/2024-03
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path

import marked
import standoff
from statement import Case, Statement
from text_tokens import Span

ROOTS = {"AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07", "CONCEDE": "08", "RETREAT": "08",
         "REQUEST": "02/10", "ACCUSE": "11", "REJECT": "12", "THREATEN": "13", "PROTEST": "14", "MOBILIZE": "15",
         "SANCTION": "16", "COERCE": "17", "ASSAULT": "18/19"}
SEIZED = "17/19"  # taking a place: the code book of PLOVER says coerce, CAMEO's 192 says fight
WORDS = re.compile(r"(.+?)(?:~(\d+))?(?:@(\d+))?")
STATEMENT = re.compile(r"s\d+")
VALUE = re.compile(r"(\d+)?(-)?(\d+)?")


class WorkError(ValueError):
    """A line that cannot be read or does not fit the text; the message starts with file:line."""


class Maker:
    """Turns the lines of one working file into records over one text."""

    def __init__(self, text: str, statements: list[Statement]) -> None:
        self.text = text
        self.statements = statements
        self.lines: list[Span] = []
        start = 0
        for line in text.split("\n"):
            self.lines.append((start, start + len(line)))
            start += len(line) + 1
        self.line = 0
        self.notes: list[str] = []
        self.makers = {"E": ("events", self._event), "F": ("figures", self._figure), "O": ("offers", self._offer),
                       "C": ("control", self._control), "H": ("humanitarian", self._note), "P": ("places", self._place),
                       "T": ("times", self._time)}

    def make(self, document: str, name: str) -> dict[str, list[dict]]:
        made: dict[str, list[dict]] = {kind: [] for kind, _ in self.makers.values()}
        for number, row in enumerate(document.split("\n"), 1):
            if not row.strip() or row.startswith("#"):
                continue
            try:
                kind, records = self._row(row)
            except (ValueError, IndexError, KeyError) as problem:
                raise WorkError(f"{name}:{number}: {problem}: {row}") from None
            for record in records:
                made[kind].append({"id": len(made[kind]) + 1, **record})
        return made

    def _row(self, row: str) -> tuple[str, list[dict]]:
        head, *fields = [field.strip() for field in row.split("|")]
        letter, line = head.split()
        self.line = int(line)
        kind, maker = self.makers[letter.rstrip("?")]
        told, fields = [f for f in fields if STATEMENT.fullmatch(f)], [f for f in fields if not STATEMENT.fullmatch(f)]
        records = maker(fields)
        self._doubt(row, records[0], told)
        for record in records:
            if letter.endswith("?"):
                record["optional"] = True
        return kind, records

    def _doubt(self, row: str, record: dict, told: list[str]) -> None:
        """Notes for the annotator where the status does not go with the statement that holds the words."""
        statement = record.get("statement")
        if told and told[0] != f"s{statement}":
            self.notes.append(f"statement is {statement}: {row}")
        status = record.get("status", [""])
        if status[0] in ("claimed", "reported") and (statement is None) == ("claimed" in status):
            self.notes.append(f"statement is {statement}, status {record['status']}: {row}")

    def _event(self, fields: list[str]) -> list[dict]:
        anchors = [span for part in fields[0].split(" + ") for span in self._spans(part)]
        types, roots = _types(fields[1])
        source, status = self._source(anchors[0]), fields[2].split("/")
        if source["cue"] and "reported" in status and "claimed" not in status:
            status.append("claimed")  # taken for granted inside a statement: the narrator's or the source's
        return [{"anchors": anchors, "types": types, "roots": roots, "status": status,
                 **source, **self._roles(fields[3:], {"by": "actors", "to": "recipients"}),
                 **self._roles(fields[3:], {"at": "place", "on": "time"})}]

    def _figure(self, fields: list[str]) -> list[dict]:
        words = [span for part in fields[0].split(" + ") for span in self._spans(part)]
        record = {"spans": words, "kinds": fields[1].split(" or "), **_value(fields[2]), **self._source(words[0])}
        return [{**record, **self._roles(fields[3:], {"of": "of"})}]

    def _offer(self, fields: list[str]) -> list[dict]:
        record = {"kinds": fields[0].split(" or "), "states": fields[1].split("/"),
                  **self._roles(fields[2:], {"by": "by", "to": "to"}), "conditions": []}
        for field in fields[2:]:
            if field.startswith("terms "):
                record["terms"] = [s for part in field[6:].split(" + ") for s in self._spans(part)]
            if field.startswith("if "):
                record["conditions"] = [self._spans(part) for part in field[3:].split(" + ")]
        return [{**record, **self._source(record["terms"][0])}]

    def _control(self, fields: list[str]) -> list[dict]:
        words = [span for part in fields[3].split(" + ") for span in self._spans(part)]
        holder = self._participants(fields[2])
        common = {"spans": words, "relations": fields[0].split(" or "), "holder": holder, **self._source(words[0])}
        return [{**common, "place": place} for place in self._participants(fields[1]) or [None]]

    def _note(self, fields: list[str]) -> list[dict]:
        words = self._spans(fields[1])
        return [{"spans": words, "kinds": fields[0].split(" or "), **self._source(words[0])}]

    def _place(self, fields: list[str]) -> list[dict]:
        fields += ["-"] * (3 - len(fields))
        degrees = None if fields[2] == "-" else [float(degree) for degree in fields[2].split()]
        return [{"spans": [span for part in fields[0].split(" = ") for span in self._spans(part)],
                 "country": None if fields[1] == "-" else fields[1], "degrees": degrees}]

    def _time(self, fields: list[str]) -> list[dict]:
        values = fields[1].split("/")
        return [{"spans": self._spans(fields[0]), "values": None if "*" in values else values}]

    def _roles(self, fields: list[str], names: dict[str, str]) -> dict[str, list[dict]]:
        roles: dict[str, list[dict]] = {role: [] for role in names.values()}
        for field in fields:
            word, _, rest = field.partition(" ")
            if word in names:
                roles[names[word]] += self._participants(rest)
        return roles

    def _participants(self, field: str) -> list[dict]:
        made = []
        for part in field.split(" + "):
            words, optional = (part[:-2], True) if part.endswith(" ?") else (part, False)
            if words.strip() != "-":
                record = {"words": [span for name in words.split(" = ") for span in self._spans(name, anywhere=True)]}
                made.append({**record, "optional": True} if optional else record)
        return made

    def _spans(self, words: str, anywhere: bool = False) -> list[Span]:
        match = WORDS.fullmatch(words.strip())
        name, nth, line = match.group(1).strip(), match.group(2), int(match.group(3) or self.line)
        start, end = self.lines[line - 1]
        found = _places(name, self.text[start:end])
        if not found and anywhere and not match.group(3):  # a name told in full elsewhere: its first place in the text
            found, start = _places(name, self.text)[:1], 0
        if not found or int(nth or 1) > len(found):
            raise WorkError(f"“{name}” does not stand in line {line}")
        if len(found) > 1 and not nth:
            self.notes.append(f"“{name}” stands {len(found)} times in line {line}; the first was taken")
        first, last = found[int(nth or 1) - 1]
        return [(start + first, start + last)]

    def _source(self, span: Span) -> dict:
        """The innermost statement whose content holds the words; nothing for the narrator."""
        holding = [(sum(e - s for s, e in statement.content), statement) for statement in self.statements
                   if any(s <= span[0] and span[1] <= e for s, e in statement.content)]
        if not holding:
            return {"statement": None, "cue": None}
        statement = min(holding, key=lambda pair: pair[0])[1]
        cue = (statement.cue or statement.source or statement.content)[0]
        return {"statement": int(statement.key), "cue": cue}


def _places(words: str, text: str) -> list[Span]:
    """Where the words stand whole: no letter or digit of the text runs on at their ends."""
    before, after = (r"(?<!\w)" if words[0].isalnum() else ""), (r"(?!\w)" if words[-1].isalnum() else "")
    return [match.span() for match in re.finditer(before + re.escape(words) + after, text)]


def _types(field: str) -> tuple[dict[str, list[str] | None], list[str]]:
    """`COERCE/seize or ASSAULT/* 17/19`: the modes by type (null: not looked at) and the CAMEO roots."""
    match = re.fullmatch(r"(.+?)(?: (\d\d(?:/\d\d)*))?", field)
    types: dict[str, list[str] | None] = {}
    roots = set((match.group(2) or "").split("/")) - {""}
    for name in match.group(1).split(" or "):
        kind, _, modes = name.partition("/")
        listed = [mode for mode in modes.split(",") if mode]
        types[kind] = None if "*" in listed else listed
        if not match.group(2):
            roots.update((SEIZED if listed == ["seize"] else ROOTS[kind]).split("/"))
        elif kind not in ROOTS:
            raise KeyError(kind)
    return types, sorted(roots)


def _value(field: str) -> dict:
    """`43 exact`, `400-600 about/exact`, `80 at-least`, `-300 at-most`, `many`, or `-` where it is not looked at."""
    if field == "-":
        return {"low": None, "high": None, "qualifiers": None}
    amount, _, qualifiers = field.rpartition(" ")
    low, bar, high = VALUE.fullmatch(amount).groups()
    first, second = int(low) if low else None, int(high) if high else None
    if low and not bar and qualifiers != "at-least":
        second = first
    return {"low": first, "high": second, "qualifiers": qualifiers.split("/")}


def statements(path: Path, text: Path) -> tuple[str, list[Statement]]:
    """The text and its gold statements, from a marked or a stand-off file."""
    if path.suffix == ".marked":
        case: Case = marked.read(path)[0]
        content = text.read_text(encoding="utf-8")
        if content.strip("\n") != case.text:
            raise WorkError(f"{path.name} is not of {text.name}")
        shift = len(content) - len(content.lstrip("\n"))
        if shift:
            raise WorkError(f"{text.name} begins with an empty line")
        return content, case.statements
    case = standoff.read(path, text.parent)
    return case.text, case.statements


def main() -> None:
    parser = argparse.ArgumentParser(description="Makes stand-off gold of a working file.")
    for name in ("work", "text", "statements", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--notes", action="store_true", help="also what the annotator may want to look at again")
    arguments = parser.parse_args()
    try:
        text, told = statements(arguments.statements, arguments.text)
        maker = Maker(text, told)
        made = maker.make(arguments.work.read_text(encoding="utf-8"), arguments.work.name)
    except ValueError as problem:
        sys.exit(str(problem))
    record = {"report": arguments.text.stem, "sha256": hashlib.sha256(arguments.text.read_bytes()).hexdigest(),
              "offsets": "codepoints"}
    rows = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in record.items()]
    for kind, items in made.items():
        rows.append(f"{json.dumps(kind)}: [\n " + ",\n ".join(json.dumps(item) for item in items) + "\n]")
    arguments.out.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
    print(arguments.out.stem, *(f"{len(items)} {kind}" for kind, items in made.items()))
    if arguments.notes:
        print(*maker.notes, sep="\n")


if __name__ == "__main__":
    main()
