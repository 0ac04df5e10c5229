"""The articles that the benchmarks run over."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from pipeline import Record, read_corpus

SAMPLES = Path(__file__).parents[2] / "samples"
TEXTS = "indosum_dev.jsonl.gz"


def read_records(corpora: Path) -> Iterator[Record]:
    """Articles of *corpora*; where it is not there, those of ``samples/`` over and over."""
    path = corpora / "text" / TEXTS
    if not path.is_file():
        yield from cycle(list(read_corpus([SAMPLES])))
        return
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for position, line in enumerate(file):
            row = json.loads(line)
            yield Record(
                str(position), str(path), position, text=row["text"], title=row.get("title")
            )
