"""Speed and memory on this machine, ours and others': ``python -m tests.bench`` (``make bench``).

Texts come from ``--corpora`` (its ``text`` folder) where it is there, else from ``samples/``, over
and over. Others run over the first ``--others`` articles only: they take long, and words a second
do not depend on it. Each figure is the fastest of ``--times`` calls. Nothing else should run
meanwhile; with ``--quick`` all of it runs on a few articles, to see that it works.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from rich.console import Console
from spacy.language import Language

from pipeline import Record, RunConfig
from pipeline.config import ModelConfig
from pipeline.enricher import cut_article
from pipeline.nlp.sentences import sentence_rows, sentences
from pipeline.nlp.transformer import pieces_of
from pipeline.runs.shares import available_cores
from tests.bench.bert_base import measure_bert
from tests.bench.blank import measure_blank
from tests.bench.comparisons import COMPARISONS
from tests.bench.machine import machine
from tests.bench.report import Amount, Report, Speed, as_json, as_tables
from tests.bench.scaling import SIZES, measure_scaling
from tests.bench.stanza_defaults import measure_stanza
from tests.bench.start import measure_start
from tests.bench.stems import measure_stems
from tests.bench.steps import load_warm, measure_fast_steps, measure_steps
from tests.bench.texts import read_records
from tests.bench.whole import RAY, measure_ray, measure_whole, write_corpus

QUICK: dict[str, Any] = {"documents": 6, "others": 3, "times": 1, "sizes": (50, 100, 200)}


def main() -> None:
    """Measure, print, and write JSON where it is asked for."""
    args = _arguments()
    report = Report(machine(), _settings(args))
    screen = Console(stderr=True)
    with tempfile.TemporaryDirectory() as folder:
        for figure in _figures(args, Path(folder), report.notes):
            _keep(figure, report)
            screen.print(f"measured: {figure.name}", style="dim")
    console = Console()
    for table in as_tables(report, COMPARISONS):
        console.print(table)
    for facts in (report.settings, report.machine):
        console.print("; ".join(f"{name} {value}" for name, value in facts.items()))
    for note in report.notes:
        console.print(note)
    if args.json:
        text = json.dumps(as_json(report, COMPARISONS), indent=2, ensure_ascii=False)
        args.json.write_text(text + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--others", type=int, default=60)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--precision", default="int8")
    parser.add_argument("--models", default=None)
    parser.add_argument("--json", type=Path, default=None, metavar="FILE")
    parser.add_argument("--quick", action="store_true")
    parser.set_defaults(sizes=SIZES)
    args = parser.parse_args()
    vars(args).update(QUICK if args.quick else {})
    return args


def _settings(args: argparse.Namespace) -> dict[str, Any]:
    names = ("documents", "others", "times", "precision", "quick")
    threads = {"threads": available_cores()}  # of what runs in this process, ours and others'
    return {name: getattr(args, name) for name in names} | threads


def _keep(figure: Speed | Amount, report: Report) -> None:
    if isinstance(figure, Speed):
        report.speeds.append(figure)
    else:
        report.amounts.append(figure)


def _figures(args: argparse.Namespace, folder: Path, notes: list[str]) -> Iterator[Speed | Amount]:
    """Yield everything; first what runs in processes of its own, while this one is small."""
    records = list(islice(read_records(args.corpora), args.documents))
    models = ModelConfig(folder=args.models, precision=args.precision)
    write_corpus(records, folder / "corpus.jsonl")
    yield from measure_start(models, folder, times=args.times)
    yield from measure_whole(folder / "corpus.jsonl", folder, models=models, times=args.times)
    ray = measure_ray(folder / "corpus.jsonl", folder, models=models, times=args.times)
    yield from _or_note(ray, RAY, notes)
    yield from measure_scaling(records, folder, sizes=args.sizes)
    torch.set_num_threads(available_cores())
    nlp = load_warm(replace(models, threads=available_cores()))
    yield from measure_steps(records, nlp, times=args.times)
    fast = load_warm(replace(models, threads=available_cores(), profile="fast"))
    yield from measure_fast_steps(records, fast, times=args.times)
    yield from _others(args, records[: args.others], nlp, folder, notes)


def _others(
    args: argparse.Namespace,
    records: Sequence[Record],
    nlp: Language,
    folder: Path,
    notes: list[str],
) -> Iterator[Speed]:
    texts = [cut_article(record, config=RunConfig()).text for record in records]
    tokenizer: Any = nlp.tokenizer  # spaCy types it as a function
    docs = list(tokenizer.pipe(texts))
    forms = [[token.text for token in sent] for doc in docs for sent in sentences(doc)]
    words = [form for sent in forms for form in sent]
    yield from measure_stems(words, times=args.times)
    yield from measure_blank(texts, words=len(words), times=args.times)
    transformer: Any = nlp.get_pipe("transformer")
    pieces = transformer.pieces
    ids = [
        [i for word in sentence for i in word]
        for doc in docs
        for sentence in pieces_of(doc, sentence_rows(doc), pieces)
    ]
    bert = measure_bert(ids, words=len(words), times=args.times)
    yield from _or_note(bert, "BERT-base", notes)
    stanza = measure_stanza(forms, treebanks=args.corpora / "ud", folder=folder, times=args.times)
    yield from _or_note(stanza, "Stanza", notes)


def _or_note(figures: Iterator[Speed], name: str, notes: list[str]) -> Iterator[Speed]:
    """Yield *figures*; where a package, a treebank or a program fails, note it and go on."""
    try:
        yield from figures
    except subprocess.CalledProcessError as error:
        notes.append(f"{name} was left out: exit code {error.returncode}")
    except (ImportError, OSError) as error:
        notes.append(f"{name} was left out: {error}")


if __name__ == "__main__":
    main()
