"""What a record links, read out of its SQLite file, with spans in code points of each report's text."""

import json
import sqlite3
from dataclasses import dataclass, field


@dataclass
class Thing:
    """An event, statement, figure … of one report."""
    number: int
    report: str
    spans: list[tuple[int, int]]
    extra: dict = field(default_factory=dict)

    def meets(self, report: str, span: list[int]) -> bool:
        return self.report == report and any(a < span[1] and span[0] < b for a, b in self.spans)


def text_offsets(line: bytes) -> dict[int, int]:
    """From each byte of a JSON line at which a character of its "text" begins to that character's place in the text."""
    source = line.decode()
    start = source.index('"text": "') + len('"text": "')
    offsets, place, byte, count = {}, start, len(source[:start].encode()), 0
    while source[place] != '"':
        offsets[byte] = count
        width = 1 if source[place] != "\\" else 6 if source[place + 1] == "u" else 2
        byte += len(source[place:place + width].encode())
        place += width
        count += 1
    offsets[byte] = count
    return offsets


def in_text(spans: str, offsets: dict[int, int]) -> list[tuple[int, int]]:
    return [(offsets[a], offsets[b]) for a, b in json.loads(spans) if a in offsets and b in offsets]


class Linked:
    """One record, made of one file of JSON Lines."""

    def __init__(self, path: str, lines: list[bytes]):
        self.db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.db.row_factory = sqlite3.Row
        self.names = {row["id"]: row["name"] for row in self.db.execute("SELECT id, name FROM report")}
        self.readings = {row["id"]: self.names[row["report_id"]]
                         for row in self.db.execute("SELECT id, report_id FROM reading WHERE ended IS NULL")}
        by_name = {json.loads(line)["id"]: text_offsets(line) for line in lines}
        self.offsets = {reading: by_name[name] for reading, name in self.readings.items()}

    def rows(self, sql: str, *arguments) -> list[sqlite3.Row]:
        return self.db.execute(sql, arguments).fetchall()

    def things(self, table: str, columns: str = "") -> dict[int, Thing]:
        """All standing rows of a table whose spans lie in the text."""
        extra = [column.strip() for column in columns.split(",") if column.strip()]
        things = {}
        for row in self.rows(f"SELECT id, reading_id, spans {''.join(', ' + c for c in extra)} FROM {table}"):
            if row["reading_id"] in self.readings:
                spans = in_text(row["spans"], self.offsets[row["reading_id"]])
                things[row["id"]] = Thing(row["id"], self.readings[row["reading_id"]], spans, {c: row[c] for c in extra})
        return things

    def answers(self) -> list[Thing]:
        """All answers to standing offers, with the words that tell of each."""
        rows = self.rows("SELECT offer_answer.*, reading_id FROM offer_answer JOIN offer ON offer.id = offer_id")
        return [Thing(row["offer_id"], self.readings[row["reading_id"]], in_text(row["spans"], self.offsets[row["reading_id"]]),
                      {"state": row["state"], "statement_id": row["statement_id"]})
                for row in rows if row["reading_id"] in self.readings]

    def groups(self, kind: str) -> dict[int, int]:
        return {row["thing_id"]: row["grouping_id"]
                for row in self.rows("SELECT thing_id, grouping_id FROM member WHERE kind = ? AND ended IS NULL", kind)}

    def bonds(self, *kinds: str) -> list[tuple[str, int, int]]:
        marks = ",".join("?" * len(kinds))
        return [tuple(row) for row in self.rows(
            f"SELECT kind, from_id, to_id FROM bond WHERE ended IS NULL AND kind IN ({marks}) ORDER BY id", *kinds)]

    def contradictions(self) -> list[dict]:
        found = []
        for row in self.rows("SELECT * FROM contradiction WHERE ended IS NULL ORDER BY id"):
            sides = self.rows(
                "SELECT * FROM contradiction_side WHERE contradiction_id = ? AND ended IS NULL ORDER BY id", row["id"])
            state = self.rows(
                "SELECT state FROM contradiction_state WHERE contradiction_id = ? AND ended IS NULL", row["id"])
            found.append({"kind": row["kind"], "since": row["since"], "state": state[0]["state"] if state else "open",
                          "about": row["about"], "reasons": row["reasons"],
                          "sides": [self.side(side) for side in sides if side["reading_id"] in self.readings]})
        return found

    def side(self, row: sqlite3.Row) -> dict:
        table = {"f": "figure", "v": "event", "c": "control", "s": "statement"}[row["thing"]]
        spans = self.rows(f"SELECT spans, reading_id FROM {table} WHERE id = ?", row["thing_id"])[0]
        around = self.rows("SELECT spans FROM statement WHERE id = ?", row["statement_id"]) if row["statement_id"] else []
        offsets = self.offsets[row["reading_id"]]
        return {"report": self.readings[row["reading_id"]], "value": row["value"], "source": row["source"] or "", "thing": row["thing"], "number": row["thing_id"],
                "spans": in_text(spans["spans"], offsets),
                "statement": in_text(around[0]["spans"], offsets) if around else []}
