"""The mean of the weights of several runs with the same labels: steadier than any of them.

    python models/train/average.py --works /tmp/nusawarta/teacher /tmp/nusawarta/student \
        /tmp/nusawarta/final --out /tmp/nusawarta/mean

Points of one path of training average to a flatter minimum (Izmailov et al. 2018; Wortsman et al.
2022, "model soups").
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
from checkpoint import read_weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--works", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True, help="work folder of the mean")
    args = parser.parse_args()
    if len({(folder / "labels.json").read_text() for folder in args.works}) > 1:
        parser.error("the runs have different labels")
    states = [read_weights(folder) for folder in args.works]
    mean = {name: sum(state[name] for state in states) / len(states) for name in states[0]}
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save({"model": mean}, args.out / "last.pt")
    shutil.copy(args.works[0] / "labels.json", args.out)


if __name__ == "__main__":
    main()
