"""Turns the product's weights back into a checkpoint, so that training can go on from them.

    python start.py ../Data/models/rapporteur-6x384 runs/two       # writes runs/two/start.pt and runs/two/labels.json
"""
import json, os, sys
import torch
from export import TYPES_OF_NAMES
from reference import Files

KINDS = {name: kind for kind, name in TYPES_OF_NAMES.items()}


def main():
    folder, out = sys.argv[1:3]
    files = Files(folder)
    labels = files.labels()
    labels["ner"] = ["O"] + [f"{name[0]}-{KINDS[name[2:]]}" for name in labels["ner"][1:]]
    os.makedirs(out, exist_ok=True)
    json.dump(labels, open(out + "/labels.json", "w"))
    torch.save(dict(m=files.state()), out + "/start.pt")
    print(f"{out}/start.pt after {files.manifest['steps']} steps")


if __name__ == "__main__":
    main()
