"""Ours, step by step in this process: each step alone, over all documents, in memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline import Record, clean, load
from pipeline.article.language import identify
from pipeline.config import ModelConfig
from pipeline.duplicates import signature_table_of
from pipeline.enricher import tokenise
from pipeline.records import Article
from pipeline.runs.output import Output
from pipeline.runs.writer import SHARD_TABLES, Writer
from pipeline.tables import Analysed, Tables, tabulate
from tests.bench.report import Speed
from tests.bench.timing import fastest, timed

GROUP = "ours, step by step"
FAST = "profile fast: "
TOKENIZER = "tokenizer"
SAME_AS_STANZA = "tags, lemmas and trees"
_ANALYSIS = ("transformer", "morphologizer", "lemmatizer", "parser")
Times = dict[str, float]


def load_warm(config: ModelConfig) -> Language:
    """Load the models and let them compute once, so that the first call is not measured."""
    nlp = load(config=config)
    nlp("Pemanasan sebelum diukur.")
    return nlp


def measure_steps(records: Sequence[Record], nlp: Language, *, times: int) -> Iterator[Speed]:
    """Yield the speed of each step, and of what does the same as Stanza's defaults."""
    every = [_once(records, nlp) for _ in range(times)]
    words = every[0][1]
    best = {name: min(seconds[name] for seconds, _ in every) for name in every[0][0]}
    best[SAME_AS_STANZA] = sum(best[name] for name in _ANALYSIS if name in best)
    for name, seconds in best.items():
        yield Speed(GROUP, name, seconds, words, times)


def measure_fast_steps(records: Sequence[Record], nlp: Language, *, times: int) -> Iterator[Speed]:
    """Yield the same for *nlp* with the models of the profile fast, without the rule stages."""
    for speed in measure_steps(records, nlp, times=times):
        if speed.name in {*_ANALYSIS, "ner", SAME_AS_STANZA}:
            yield replace(speed, name=FAST + speed.name)


def _once(records: Sequence[Record], nlp: Language) -> tuple[Times, int]:
    """Give the seconds of each step, and the words."""
    times: Times = {}
    times["clean"], articles = timed(lambda: [clean(record) for record in records])
    times["language"] = fastest(lambda: [identify(a.body or a.text) for a in articles], times=1)
    times[TOKENIZER], docs = timed(lambda: tokenise(articles, nlp=nlp))
    for name, component in nlp.pipeline:
        times[name.removeprefix("nusawarta_")], docs = timed(partial(_piped, component, docs))
    times["tables"], tables = timed(lambda: _tables(articles, docs))
    times["signatures"], signatures = timed(lambda: signature_table_of(tables))
    times["Parquet"], _ = timed(lambda: _write(tables, signatures))
    return times, tables["tokens"].num_rows


def _piped(component: Any, docs: Sequence[Doc]) -> list[Doc]:
    return list(component.pipe(docs) if hasattr(component, "pipe") else map(component, docs))


def _tables(articles: Sequence[Article], docs: Sequence[Doc]) -> Tables:
    return tabulate([Analysed(a, doc) for a, doc in zip(articles, docs, strict=True)])


def _write(tables: Tables, signatures: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        output = Output(Path(folder))
        output.tmp.mkdir(parents=True)
        output.marker("bench").parent.mkdir(parents=True, exist_ok=True)
        output.signed("bench").parent.mkdir(parents=True, exist_ok=True)
        with Writer(output).open("bench", signed=True) as out:
            out.add({name: tables[name] for name in SHARD_TABLES})
            out.sign(signatures)
