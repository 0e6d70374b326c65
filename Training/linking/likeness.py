"""Views of events as a record holds them, compared as Sources/Encoder/ContextModel.swift does."""

import functools
import json
import pathlib

import numpy as np

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "Data/models/rapporteur-context-2x256"
WIDTH = 128


def views(row) -> tuple[np.ndarray, np.ndarray] | None:
    """Both views, as EventViewBytes; None for an event that the committed model has not seen."""
    if row["model"] != tensors()["name"]:
        return None
    size = 4 + WIDTH
    return tuple(np.frombuffer(part[4:], np.int8).astype(np.float32) * np.frombuffer(part[:4], "<f4")[0]
                 for part in (row["views"][:size], row["views"][size:]))


@functools.cache
def tensors() -> dict:
    manifest = json.loads((FOLDER / "manifest.json").read_text())
    everything = (FOLDER / "weights.bin").read_bytes()

    def floats(name):
        tensor = manifest["tensors"][name]
        return np.frombuffer(everything, "<f4", tensor["count"], tensor["offset"])
    found = {f"{side}.{part}": floats(f"{side}.{part}") for side in ("inside", "across") for part in ("alike", "apart", "base")}
    return found | {"name": f"{manifest['name']}/{manifest['version']}"}


def odds(side: str, a: np.ndarray, b: np.ndarray) -> float:
    """The logarithm of the odds that two events are one; `side` is inside or across."""
    known = tensors()
    return float((a * b * known[side + ".alike"] - np.abs(a - b) * known[side + ".apart"]).sum() + known[side + ".base"][0])
