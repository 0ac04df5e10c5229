"""Train the small encoder of the profile "fast" on the lessons of `teach.py`.

    python models/train/train_student.py --corpora ../shared/corpora --encoder ../shared/encoder \
        --tokenizer models/id_news_trf/tokenizer --lessons /tmp/nusawarta/lessons \
        --teacher /tmp/nusawarta/v06 --work /tmp/nusawarta/student3 --layers 3 --words 6000000

Checkpoints, rates and the running mean of the weights are those of `train_pipeline.py`, whose
options this script has.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import torch
from distil import OF_VECTORS, Student, cut_state, make_student, narrowed
from evaluate_joint import evaluate
from examples import Batch, epoch
from losses import HeadSizes, JointModel
from teach import read_lessons
from train_pipeline import (
    CLIP,
    MeanWeights,
    make_optimizer,
    read_articles_once,
    resume,
    save,
    set_rate,
)
from train_pipeline import parser as training_parser
from treebanks import read_treebank

SHOW_WORDS = 20_000


def main() -> None:
    args = options()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.work.mkdir(parents=True, exist_ok=True)
    student, labels, pieces = make_student(
        args.teacher,
        args.encoder,
        layers=args.layers,
        feed_forward=args.feed_forward,
        sizes=HeadSizes(128, 160, 64) if args.narrow_heads else None,
        attn_implementation="eager",
        attention_probs_dropout_prob=0.0,
    )
    student.of_vectors = args.of_vectors
    (args.work / "labels.json").write_bytes((args.teacher / "labels.json").read_bytes())
    ud = args.corpora / "ud"
    data = SimpleNamespace(
        labels=labels,
        pieces=pieces,
        bf16=args.bf16,
        dev={name: read_treebank(ud, f"{name}-dev") for name in ("gsd", "csui")},
        ner_dev=read_articles_once(args, "dev"),
    )
    optimizer = make_optimizer(student.model, args)
    if args.init:
        state = torch.load(args.init / "last.pt", weights_only=True)["model"]
        state = cut_state(state, args.layers)
        if args.feed_forward:
            state = narrowed(state, args.feed_forward)
        begin_with(student.model, state)
    done = resume(student.model, optimizer, args)
    train(student, optimizer, data, args, done)


def begin_with(model: JointModel, state: dict[str, torch.Tensor]) -> None:
    """Set the parameters of *model* from those of a larger student, where they have its shape."""
    own = model.state_dict()
    fitting = {name: value for name, value in state.items() if value.shape == own[name].shape}
    model.load_state_dict(own | fitting)


def options() -> argparse.Namespace:
    parser = training_parser()
    parser.description = __doc__.splitlines()[0]
    parser.add_argument("--lessons", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True, help="work folder of the teacher")
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument(
        "--feed-forward", type=int, help="hidden units of a block, if fewer; with --init"
    )
    parser.add_argument("--narrow-heads", action="store_true", help="half as wide as the teacher's")
    parser.add_argument("--of-vectors", type=float, default=OF_VECTORS, help="weight of their loss")
    parser.add_argument(
        "--vectors-alone", type=float, default=0.6, help="share of the words before heads learn"
    )
    return parser.parse_args()


def train(
    student: Student,
    optimizer: torch.optim.Optimizer,
    data: SimpleNamespace,
    args: argparse.Namespace,
    done: int,
) -> None:
    rng = random.Random(args.seed + done)
    mean = MeanWeights(student.model, args.work / "mean")
    begin, first = time.monotonic(), done
    saved, shown, evaluated, sums, steps = begin, done, done, {}, 0
    while done < args.words:
        documents, vectors = read_lessons(args.lessons)
        for batch in epoch(
            documents, pieces=data.pieces, batch_words=args.batch_words, rng=rng, hide=args.hide
        ):
            set_rate(optimizer, done, args)
            student.model.eval()  # dropout only slows what is learned from a teacher
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=args.bf16):
                losses = student.losses(
                    batch, taught(batch, vectors), heads=done >= args.vectors_alone * args.words
                )
            sum(losses.values()).backward()
            torch.nn.utils.clip_grad_norm_(student.model.parameters(), CLIP)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            mean.update(student.model)
            done += batch.words
            steps += 1
            for task, loss in losses.items():
                sums[task] = sums.get(task, 0.0) + loss.item()
            if done - shown >= SHOW_WORDS:
                means = " ".join(f"{task} {total / steps:.3f}" for task, total in sums.items())
                rate = (done - first) / (time.monotonic() - begin)
                print(f"{done} words, {rate:.0f}/s: {means}", flush=True)
                shown, sums, steps = done, {}, 0
            if time.monotonic() - saved > 60 * args.save_minutes:
                save(student.model, optimizer, args.work / "last.pt", done)
                mean.save()
                saved = time.monotonic()
            if done - evaluated >= args.eval_words or done >= args.words:
                print(done, json.dumps(evaluate(student.model, data)), flush=True)
                evaluated = done
            if done >= args.words:
                break
    save(student.model, optimizer, args.work / "last.pt", done)
    mean.save()


def taught(batch: Batch, vectors: np.ndarray) -> torch.Tensor:
    """The teacher's vectors of the words of *batch*."""
    rows = [vectors[s.taught : s.taught + len(s.pieces)] for s in batch.sentences]
    return torch.from_numpy(np.concatenate(rows)).float()


if __name__ == "__main__":
    main()
