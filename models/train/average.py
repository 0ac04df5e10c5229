"""The mean of the weights of several runs: steadier than any of them.

    python models/train/average.py --works /tmp/nusawarta/teacher /tmp/nusawarta/student \
        /tmp/nusawarta/final --out /tmp/nusawarta/mean

A folder named twice counts twice. Labels are those of the first run; a run that lacks one of them,
or `RepeatedNames`, has no say there.

Points of one path of training average to a flatter minimum (Izmailov et al. 2018; Wortsman et al.
2022, "model soups").
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
from checkpoint import ROWS, labels_of, read_weights
from labels import Labels
from torch import Tensor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--works", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True, help="work folder of the mean")
    args = parser.parse_args()
    first = labels_of(args.works[0])
    states = [matched(read_weights(folder), labels_of(folder), first) for folder in args.works]
    mean = {name: mean_of([s[name] for s in states if name in s]) for name in states[0]}
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save({"model": mean}, args.out / "last.pt")
    shutil.copy(args.works[0] / "labels.json", args.out)


def matched(state: dict[str, Tensor], own: Labels, labels: Labels) -> dict[str, Tensor]:
    """*state* with the rows of *labels*; not a number where *own* lacks one."""
    for task, names in ROWS.items():
        before = {label: i for i, label in enumerate(getattr(own, task))}
        rows = [before.get(label, -1) for label in getattr(labels, task)]
        missing = [i for i, row in enumerate(rows) if row < 0]
        for name in names:
            state[name] = state[name][rows].index_fill(
                0, torch.tensor(missing, dtype=torch.long), torch.nan
            )
    return state


def mean_of(values: list[Tensor]) -> Tensor:
    """The mean of those that have a number.

    What no run changed stays as it is to the last bit: the profile fast shares the word pieces.
    """
    if not values[0].is_floating_point() or all(torch.equal(values[0], v) for v in values[1:]):
        return values[0]
    return torch.stack(values).nanmean(dim=0)


if __name__ == "__main__":
    main()
