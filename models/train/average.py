"""The mean of the weights of two runs with the same labels: steadier than either of them.

    python models/train/average.py --work /tmp/nusawarta/final --other /tmp/nusawarta/student \
        --share 0.3 --out /tmp/nusawarta/average

Averaging points of one path of training ends in a flatter minimum (Izmailov et al. 2018; Wortsman
et al. 2022, "model soups").
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
from checkpoint import read_weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--other", type=Path, required=True)
    parser.add_argument("--share", type=float, default=0.5, help="of the weights of --other")
    parser.add_argument("--out", type=Path, required=True, help="work folder of the mean")
    args = parser.parse_args()
    labels = [(folder / "labels.json").read_text() for folder in (args.work, args.other)]
    if labels[0] != labels[1]:
        parser.error("the two runs have different labels")
    own, other = read_weights(args.work), read_weights(args.other)
    mean = {name: torch.lerp(own[name], other[name], args.share) for name in own}
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save({"model": mean}, args.out / "last.pt")
    shutil.copy(args.work / "labels.json", args.out)


if __name__ == "__main__":
    main()
