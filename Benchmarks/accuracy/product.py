"""Runs the product as its users do and reads what it prints."""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import conllu
from conllu import Sentence
from finding import Finding


class ProductError(RuntimeError):
    """The product failed, or printed something other than it was asked for."""


class Product:
    def __init__(self, executable: Path) -> None:
        self.executable = executable

    def read(self, paths: Sequence[Path]) -> list[Finding]:
        """`rapporteur read FILE… --format jsonl`: one finding for each text file, checked to be of that file."""
        lines = self._run("read", *map(str, paths), "--format", "jsonl").splitlines()
        if len(lines) != len(paths):
            raise ProductError(f"{len(lines)} findings came back for {len(paths)} files")
        findings = []
        for path, line in zip(paths, lines):
            content, record = path.read_bytes(), json.loads(line)
            if record["report"]["id"] != hashlib.sha256(content).hexdigest():
                raise ProductError(f"the finding in the place of {path.name} is of another report")
            findings.append(Finding(record, content.decode("utf-8")))
        return findings

    def read_records(self, path: Path, count: int) -> list[dict]:
        """`rapporteur read FILE.jsonl --format jsonl --offsets codepoints`: the finding of each record as it is."""
        lines = self._run("read", str(path), "--format", "jsonl", "--offsets", "codepoints").splitlines()
        if len(lines) != count:
            raise ProductError(f"{len(lines)} findings came back for {count} records")
        return [json.loads(line) for line in lines]

    def read_texts(self, texts: Sequence[str]) -> list[dict]:
        """The findings of many short texts, given as JSON Lines, one report a line; offsets as the product gives them."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "texts.jsonl"
            path.write_text("".join(json.dumps({"id": str(n), "text": t}) + "\n" for n, t in enumerate(texts)), encoding="utf-8")
            records = [json.loads(line) for line in self._run("read", str(path), "--format", "jsonl").splitlines()]
        if [record["report"].get("name") for record in records] != [str(n) for n in range(len(texts))]:
            raise ProductError(f"{len(records)} findings came back for {len(texts)} texts, or in another order")
        return records

    def parse(self, paths: Sequence[Path]) -> list[list[Sentence]]:
        """`rapporteur parse --format conllu FILE…`: the sentences of each plain text, told apart by newdoc comments."""
        output = self._run("parse", "--format", "conllu", *map(str, paths))
        documents = [sentences for _, sentences in conllu.documents(conllu.parse(output.split("\n")))]
        if len(documents) != len(paths):
            raise ProductError(f"{len(documents)} documents came back for {len(paths)} files")
        return documents

    def parse_pretokenized(self, path: Path) -> list[Sentence]:
        """`rapporteur parse --format conllu --pretokenized FILE`: the same sentences and words, analysed."""
        output = self._run("parse", "--format", "conllu", "--pretokenized", str(path))
        return list(conllu.parse(output.split("\n")))

    def findings(self, paths: Sequence[Path]) -> list[dict]:
        """`rapporteur read FILE… --format jsonl --offsets codepoints`: one finding for each text file as it is written."""
        records = self._records("read", *map(str, paths), "--format", "jsonl", "--offsets", "codepoints")
        if len(records) != len(paths):
            raise ProductError(f"{len(records)} findings came back for {len(paths)} files")
        return records

    def resolve(self, path: Path) -> list[dict]:
        """`rapporteur gazetteer resolve FILE`: the places of the mentions given with each text."""
        return self._records("gazetteer", "resolve", str(path))

    def _records(self, *arguments: str) -> list[dict]:
        return [json.loads(line) for line in self._run(*arguments).splitlines()]

    def _run(self, *arguments: str) -> str:
        process = subprocess.run([str(self.executable), *arguments], capture_output=True, encoding="utf-8", check=False)
        if process.returncode != 0:
            raise ProductError(f"{self.executable.name} {arguments[0]} ended with status {process.returncode}:\n"
                               + process.stderr[-2000:])
        return process.stdout
