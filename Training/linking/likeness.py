"""Views of events as a record holds them, compared as Sources/Encoder/ContextModel.swift does."""

import json
import pathlib
from typing import NamedTuple

import numpy as np

COMMITTED = pathlib.Path(__file__).resolve().parents[2] / "Data/models/rapporteur-context-2x256"
WIDTH = 128


class Model:
    """How a context model weighs what two views have alike, and in what they differ."""

    def __init__(self, folder: pathlib.Path):
        self.manifest, self.everything = json.loads((folder / "manifest.json").read_text()), (folder / "weights.bin").read_bytes()
        self.name = f"{self.manifest['name']}/{self.manifest['version']}"
        self.weights = {side: [self.floats(f"{side}.{part}") for part in ("alike", "apart", "base")] for side in ("inside", "across")}

    def floats(self, name: str) -> np.ndarray:
        tensor = self.manifest["tensors"][name]
        return np.frombuffer(self.everything, "<f4", tensor["count"], tensor["offset"])


class Views(NamedTuple):
    inside: np.ndarray
    across: np.ndarray
    model: Model


known: dict[str, Model] = {}


def know(folder: str | pathlib.Path) -> None:
    """Takes in a context model, so that views of records made with it count."""
    model = Model(pathlib.Path(folder))
    known[model.name] = model


know(COMMITTED)


def views(row) -> Views | None:
    """Both views, as EventViewBytes; None for an event that no known model has seen."""
    if row["model"] not in known:
        return None
    size = 4 + WIDTH
    return Views(*(np.frombuffer(part[4:], np.int8).astype(np.float32) * np.frombuffer(part[:4], "<f4")[0]
                   for part in (row["views"][:size], row["views"][size:])), known[row["model"]])


def odds(side: str, a: Views, b: Views) -> float:
    """The logarithm of the odds that two events, seen by one model, are one; `side` is inside or across."""
    alike, apart, base = a.model.weights[side]
    x, y = getattr(a, side), getattr(b, side)
    return float((x * y * alike - np.abs(x - y) * apart).sum() + base[0])
