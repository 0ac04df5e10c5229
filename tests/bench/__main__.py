"""Speed and memory on this machine: ``python -m tests.bench`` (``make bench``).

Texts come from ``--corpora`` (its ``text`` folder) where it is there, else from ``samples/``, over
and over. Each step is timed alone, on batches in memory; the last line is the whole command, from
files to Parquet. Nothing else should run meanwhile.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import tempfile
import time
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.table import Table

from pipeline import Record, RunConfig, clean, load, run
from tests.bench.texts import read_records


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--precision", default="int8")
    parser.add_argument("--models", default=None)
    args = parser.parse_args()
    records = list(islice(read_records(args.corpora), args.documents))
    config = RunConfig.from_dict({"models": _without_none(args)})
    rows, words = _steps(records, config)
    rows.append(("whole run, to Parquet", _whole(records, config)))
    _print(rows, words=words, documents=len(records), precision=args.precision)


def _without_none(args: argparse.Namespace) -> dict[str, str]:
    chosen = {"precision": args.precision, "folder": args.models}
    return {name: value for name, value in chosen.items() if value is not None}


def _steps(records: list[Record], config: RunConfig) -> tuple[list[tuple[str, float]], int]:
    rows = []
    begin = time.perf_counter()
    articles = [clean(record) for record in records]
    rows.append(("clean", time.perf_counter() - begin))
    begin = time.perf_counter()
    nlp = load(config=config)
    nlp("Pemanasan sebelum diukur.")
    rows.append(("load models", time.perf_counter() - begin))
    begin = time.perf_counter()
    docs = list(nlp.tokenizer.pipe(article.text for article in articles))
    rows.append(("tokenize", time.perf_counter() - begin))
    for doc, article in zip(docs, articles, strict=True):
        doc._.article = article
    for name, component in nlp.pipeline:
        begin = time.perf_counter()
        piped = component.pipe(docs) if hasattr(component, "pipe") else map(component, docs)
        docs = list(piped)
        rows.append((name, time.perf_counter() - begin))
    words = sum(not token.is_space for doc in docs for token in doc)
    return rows, words


def _whole(records: list[Record], config: RunConfig) -> float:
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        lines = (json.dumps({"text": r.text, "title": r.title}) for r in records)
        corpus.write_text("\n".join(lines), encoding="utf-8")
        begin = time.perf_counter()
        run(corpus, Path(folder) / "out", config=config)
        return time.perf_counter() - begin


def _print(rows: list[tuple[str, float]], *, words: int, documents: int, precision: str) -> None:
    table = Table("step", "seconds", "words/s", title=f"{documents} documents, {words} words")
    for name, seconds in rows:
        table.add_row(name, f"{seconds:.2f}", f"{words / seconds:,.0f}")
    console = Console()
    console.print(table)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    console.print(f"{precision}; peak memory {peak:,.0f} MiB; {os.cpu_count()} cores")
    machine = platform.processor() or platform.machine()
    console.print(f"{machine}, Python {platform.python_version()}")


if __name__ == "__main__":
    main()
