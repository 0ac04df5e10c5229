"""Small corpora for tests, and outputs read back for comparison."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.schema import TABLES


def write_corpus(folder: Path, *, texts: list[str], per_file: int = 10) -> Path:
    """A folder of JSON Lines files that hold *texts* in order."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(0, len(texts), per_file):
        lines = [json.dumps({"text": text}) + "\n" for text in texts[number : number + per_file]]
        (folder / f"berita-{number:04d}.jsonl").write_text("".join(lines), encoding="utf-8")
    return folder


def numbered_texts(count: int) -> list[str]:
    return [f"Berita nomor {n} dari Kota {n % 7} hari ini." for n in range(count)]


def parts_of(out: Path) -> dict[str, pa.Table]:
    """Every part of every table, by its path under *out*."""
    return {
        f"{table}/{path.name}": pq.read_table(path)
        for table in TABLES
        for path in sorted((out / table).glob("*.parquet"))
    }
