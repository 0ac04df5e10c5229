"""Train the shared encoder and its heads on UD and NER together.

    python models/train/train_pipeline.py --corpora ../shared/corpora --encoder ../shared/encoder \
        --tokenizer models/stanza --work /tmp/nusawarta --words 2000000

Every step sees windows of all annotations in the proportion of the data. Checkpoints go to the
work folder; the same command goes on from the last one. The learning rate falls linearly to zero
at ``--words``; a run that goes on with another number is scheduled to that one. ``--init`` starts
from the weights of another run, ``--silver`` takes GSD train as `relabel.py` wrote it,
``--self-labelled`` adds the texts of `self_label.py` and `icon.py`.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import shutil
import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import torch
from checkpoint import load_matching
from corrected_trees import with_trees
from evaluate_joint import evaluate
from examples import Example, epoch, from_ner, from_treebank
from gold_lemmas import GoldLemmas
from labels import collect
from losses import JointModel
from name_shapes import shaped_articles
from ner_data import read_articles, without_copies
from relabel import read_relabelled
from self_label import read_self_labelled
from substitute import Substitution
from transformers import AutoModel
from treebanks import Sentence, read_gold, read_treebank

from pipeline.nlp.pieces import WordPieces

PASSES = {"gsd": 1, "csui": 2, "pud": 1, "gsd-gold": 3}  # over each treebank in an epoch
NEIGHBOURS = 40  # sentences of a treebank that form one document, for windows
CLIP = 1.0
EMA = 0.99  # of the mean of the weights over the steps, kept beside them


def main() -> None:
    args = parser().parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.work.mkdir(parents=True, exist_ok=True)
    data = Data(args)
    # torch's fused attention is the slower one on a CPU: its gradient knows no bf16 units.
    bert = AutoModel.from_pretrained(
        args.encoder,
        dtype=torch.float32,
        add_pooling_layer=False,
        attention_probs_dropout_prob=0.0,
        attn_implementation="eager",
    )
    model = JointModel(bert, data.labels, pad=data.pieces.pad)
    freeze(model, args.frozen)
    optimizer = make_optimizer(model, args)
    done = resume(model, optimizer, args)
    if args.init and not done:
        load_matching(model, data.labels, args.init)
    train(model, optimizer, data, args, done)


def parser() -> argparse.ArgumentParser:
    """The options of a run, which `teach.py` and `train_student.py` have too."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True, help="folder of stanza models")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--init", type=Path, help="work folder of the run to start from")
    parser.add_argument("--treebanks", nargs="+", choices=PASSES, default=list(PASSES))
    parser.add_argument("--silver", type=Path, help="GSD train relabelled, for the rebuilt one")
    parser.add_argument(
        "--self-labelled",
        type=Path,
        nargs="+",
        default=[],
        help="more text, from `self_label.py` and `icon.py`",
    )
    parser.add_argument(
        "--articles",
        nargs="+",
        choices=("train", "train2", "active", "active2"),
        default=["train", "train2"],
    )
    parser.add_argument("--shapes", type=int, default=260, help="articles of `name_shapes.py`")
    parser.add_argument(
        "--frozen",
        type=int,
        default=0,
        help="blocks of the encoder, from below, that stay, with the embeddings; -1: all learn",
    )
    parser.add_argument(
        "--fp32", dest="bf16", action="store_false", help="where the processor has no bf16"
    )
    parser.add_argument("--hide", type=float, default=0.0, help="share of words to mask")
    parser.add_argument("--no-ner", dest="ner", action="store_false", help="treebanks alone")
    parser.add_argument("--words", type=int, default=2_000_000)
    parser.add_argument("--batch-words", type=int, default=700)
    parser.add_argument("--lr", type=float, default=1.5e-4)
    parser.add_argument("--head-lr", type=float, default=8e-4)
    parser.add_argument("--warmup-words", type=int, default=60_000)
    parser.add_argument("--save-minutes", type=float, default=6)
    parser.add_argument("--eval-words", type=int, default=250_000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    return parser


class Data:
    """Documents of training examples, and the sentences kept for choosing."""

    def __init__(self, args: argparse.Namespace) -> None:
        ud = args.corpora / "ud"
        self.bf16 = args.bf16
        self.dev = {name: read_treebank(ud, f"{name}-dev") for name in ("gsd", "csui")}
        banks = {name: read_treebank(ud, name) for name in args.treebanks}
        self.lemmas = GoldLemmas.of(read_gold(ud))
        if args.silver:
            banks["gsd"] = [self.lemmas.repaired(s) for s in read_relabelled(args.silver)]
        self.pieces = WordPieces((args.encoder / "tokenizer.json").read_bytes())
        news = read_treebank(ud, "news") if args.ner else []
        news += read_treebank(ud, "news-active") if args.ner and "active" in args.articles else []
        self.labels = collect(s for bank in [*banks.values(), news] for s in bank)
        (args.work / "labels.json").write_text(json.dumps(asdict(self.labels), indent=1))
        self.ner_dev = read_articles_once(args, "dev")
        self.documents = self._articles(args, news)
        self.change = Substitution.of(
            self.documents, gold=read_gold(ud), labels=self.labels, pieces=self.pieces
        )
        for name, sentences in banks.items():
            bank = [from_treebank(s, self.labels, self.pieces) for s in sentences]
            parts = [bank[i : i + NEIGHBOURS] for i in range(0, len(bank), NEIGHBOURS)]
            self.documents += parts * PASSES[name]
        for path in args.self_labelled:
            self.documents += self._self_labelled(path)

    def _articles(self, args: argparse.Namespace, news: list[Sentence]) -> list[list[Example]]:
        """The annotated articles, with the corrected trees of their sentences, and our shapes."""
        if not args.ner:
            return []
        articles = [article for part in args.articles for article in read_articles_once(args, part)]
        articles = without_copies(articles, self.ner_dev)
        trees = {
            tuple(form for form, _ in tree.words): tree
            for tree in (from_treebank(s, self.labels, self.pieces) for s in news)
        }
        read = [a.sentences for a in articles] + shaped_articles(
            args.shapes, random.Random(args.seed)
        )
        return [
            [with_trees(from_ner(s, self.labels, self.pieces), trees) for s in sentences]
            for sentences in read
        ]

    def _self_labelled(self, path: Path) -> Iterator[list[Example]]:
        tags = {tag: i for i, tag in enumerate(self.labels.ner)}
        for document in read_self_labelled(path):
            yield [
                self._with_names(self.lemmas.repaired(s), [tags[name] for name in names])
                for s, names in document
            ]

    def _with_names(self, sentence: Sentence, ner: list[int]) -> Example:
        return replace(from_treebank(sentence, self.labels, self.pieces), ner=ner)


def read_articles_once(args: argparse.Namespace, part: str) -> list:
    """Tokenizing takes a minute: kept in the work folder, which only this script writes."""
    cache = args.work / f"ner.{part}.pkl"
    if not cache.exists():
        path = args.corpora / "ner" / f"news.{part}.jsonl"
        cache.write_bytes(pickle.dumps(read_articles(path, tokenizer_folder=args.tokenizer)))
    return pickle.loads(cache.read_bytes())  # noqa: S301


def freeze(model: JointModel, blocks: int) -> None:
    """Keep the embeddings and the lowest *blocks* of the encoder as they are; -1: train all."""
    bert = model.encoder.bert
    for module in [bert.embeddings, *bert.encoder.layer[:blocks]] if blocks >= 0 else []:
        module.requires_grad_(False)


def make_optimizer(model: JointModel, args: argparse.Namespace) -> torch.optim.Optimizer:
    bert = list(model.encoder.bert.parameters())
    known = {id(p) for p in bert}
    heads = [p for p in model.parameters() if id(p) not in known]
    bert = [p for p in bert if p.requires_grad]
    groups = [{"params": bert, "peak": args.lr}, {"params": heads, "peak": args.head_lr}]
    return torch.optim.AdamW(groups, lr=args.lr, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


def resume(model: JointModel, optimizer: torch.optim.Optimizer, args: argparse.Namespace) -> int:
    path = args.work / "last.pt"
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    print(f"going on after {state['done']} words", flush=True)
    return int(state["done"])


def save(model: JointModel, optimizer: torch.optim.Optimizer, path: Path, done: int) -> None:
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "done": done}
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


class MeanWeights:
    """The mean of a run's weights over its last hundred steps or so, as a work folder."""

    def __init__(self, model: JointModel, folder: Path) -> None:
        self.folder = folder
        self.state = {name: value.clone() for name, value in model.state_dict().items()}
        folder.mkdir(exist_ok=True)
        if (folder / "last.pt").exists():
            self.state = torch.load(folder / "last.pt", weights_only=True)["model"]
        shutil.copy(folder.parent / "labels.json", folder)

    @torch.no_grad()
    def update(self, model: JointModel) -> None:
        """Take a step's weights in."""
        for name, value in model.named_parameters():
            if value.requires_grad:
                self.state[name].lerp_(value, 1 - EMA)

    def save(self) -> None:
        """Write it as `average.py` writes a mean."""
        torch.save({"model": self.state}, self.folder / "last.pt")


def set_rate(optimizer: torch.optim.Optimizer, done: int, args: argparse.Namespace) -> None:
    factor = min(1.0, (done + 1) / args.warmup_words)
    factor *= max(0.0, (args.words - done) / (args.words - args.warmup_words * (factor < 1)))
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * factor


def train(
    model: JointModel,
    optimizer: torch.optim.Optimizer,
    data: Data,
    args: argparse.Namespace,
    done: int,
) -> None:
    rng = random.Random(args.seed + done)
    begin, saved, shown, evaluated = time.monotonic(), time.monotonic(), done, done
    first, sums, steps = done, {}, 0
    mean = MeanWeights(model, args.work / "mean")
    while done < args.words:
        batches = epoch(
            data.documents,
            pieces=data.pieces,
            batch_words=args.batch_words,
            rng=rng,
            hide=args.hide,
            change=data.change,
        )
        for batch in batches:
            set_rate(optimizer, done, args)
            model.train()
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=args.bf16):
                losses = model.losses(batch)
            sum(losses.values()).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            mean.update(model)
            done += batch.words
            steps += 1
            for task, loss in losses.items():
                total, count = sums.get(task, (0.0, 0))
                sums[task] = (total + loss.item(), count + 1)
            if done - shown >= 20_000:
                means = " ".join(f"{task} {total / n:.3f}" for task, (total, n) in sums.items())
                rate = (done - first) / (time.monotonic() - begin)
                print(f"{done} words, {rate:.0f}/s: {means}", flush=True)
                shown, sums = done, {}
            if time.monotonic() - saved > 60 * args.save_minutes:
                save(model, optimizer, args.work / "last.pt", done)
                mean.save()
                saved = time.monotonic()
            if done - evaluated >= args.eval_words or done >= args.words:
                print(done, json.dumps(evaluate(model, data)), flush=True)
                evaluated = done
            if done >= args.words:
                break
    save(model, optimizer, args.work / "last.pt", done)
    mean.save()


if __name__ == "__main__":
    main()
