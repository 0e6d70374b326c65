"""The two judges of linking: trees by gradient boosting over the signs of signs.py, and how the product maps them."""

import json
import pathlib
import sys

import numpy as np
from signs import INNER, OUTER, TRAITS
from sklearn.ensemble import HistGradientBoostingClassifier

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Training"))
from export import Writer  # noqa: E402

FOLDER = ROOT / "Data/models/rapporteur-judges"
SIGNS = {kind: [f"{trait}-{side}" for side in ("later", "earlier") for trait in TRAITS] + own for kind, own in (("inner", INNER), ("outer", OUTER))}
TREES, RATE = 200, 0.08


class Judge:
    """Tells the logarithm of the odds that two tellings are of one event."""

    def __init__(self, rows: list[tuple[list[float], bool, float]]):
        """Rows are signs, whether they are one, and a weight."""
        self.trees = HistGradientBoostingClassifier(
            max_iter=TREES, learning_rate=RATE, max_leaf_nodes=31, min_samples_leaf=150, l2_regularization=5, early_stopping=False, random_state=1)
        signs, are_one, weights = zip(*rows)
        self.trees.fit(np.array(signs, np.float32), np.array(are_one), sample_weight=np.array(weights))

    def odds(self, signs: list[list[float]]) -> np.ndarray:
        return self.trees.decision_function(np.array(signs, np.float32))

    def nodes(self) -> dict[str, np.ndarray]:
        """Of all trees in a row: the sign that is asked, its bound, the node for what is at most the bound and for what is more, and what the node
        adds to the odds; a leaf asks for sign -1. Trees begin at `roots`; `base` is what the odds begin with."""
        found = {name: [] for name in ("sign", "bound", "below", "above", "value", "roots")}
        for (tree,) in self.trees._predictors:
            start = len(found["sign"])
            found["roots"].append(start)
            for node in tree.nodes:
                leaf = bool(node["is_leaf"])
                found["sign"].append(-1 if leaf else node["feature_idx"])
                found["bound"].append(0 if leaf else node["num_threshold"])
                found["below"].append(0 if leaf else start + node["left"])
                found["above"].append(0 if leaf else start + node["right"])
                # The values of leaves are shrunk already.
                found["value"].append(node["value"] * (1 if leaf else RATE))
        return {name: np.array(values, np.float32) for name, values in found.items()} | {
            "base": np.array(self.trees._baseline_prediction, np.float32).reshape(1)}


def export(judges: dict[str, Judge], version: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    writer = Writer(str(FOLDER / "weights.bin"))
    for kind, judge in judges.items():
        for name, values in judge.nodes().items():
            writer.add(f"{kind}.{name}", values)
    writer.finish(FOLDER, version=version, signs=SIGNS)
    reference(judges)


def reference(judges: dict[str, Judge]) -> None:
    """Odds of invented signs, for Tests/EncoderTests/BoostedTreesTests.swift."""
    chosen, made = np.random.default_rng(7), {}
    for kind, judge in judges.items():
        signs = np.where(chosen.random((20, len(SIGNS[kind]))) < 0.5, 0, chosen.normal(1, 2, (20, len(SIGNS[kind])))).round(2)
        made[kind] = dict(signs=signs.tolist(), odds=judge.odds(signs).round(5).tolist())
    (ROOT / "Tests/EncoderTests/Fixtures/judges.json").write_text(json.dumps(made) + "\n")
