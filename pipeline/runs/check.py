"""`check`: is an output whole, and are models and versions what they should be?"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import ConfigError, ModelError
from pipeline.runs.integrity import document_problems, documents_of
from pipeline.runs.manifest import Recipe, software_versions
from pipeline.runs.output import Output
from pipeline.runs.plan import plan_from_json
from pipeline.runs.writer import read_marker
from pipeline.schema import SCHEMA_VERSION, SCHEMAS, TABLES

_LISTED: Final = 50  # problems kept as text; the others are counted


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was looked at, and what is wrong with it."""

    facts: Mapping[str, str]
    problems: tuple[str, ...]  # the first ones
    n_problems: int

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return self.n_problems == 0


def check_output(folder: str | Path) -> CheckReport:
    """Look through the output of a run: plan, markers, schemas, row counts, joins and offsets.

    Memory is bounded by the largest document; document ids are compared on disk.

    Raises:
        ConfigError: the folder is not the output of a run.
    """
    output = Output(Path(folder))
    if not output.recipe.is_file():
        raise ConfigError(f"{folder} is not the output of a run ({output.recipe} is missing)")
    counts: Counter[str] = Counter(dict.fromkeys(TABLES, 0))
    problems = _output_problems(output, counts=counts)
    listed = tuple(islice(problems, _LISTED))
    more = sum(1 for _ in problems)
    facts = {"output": str(folder), **{table: f"{counts[table]:,}" for table in TABLES}}
    return CheckReport(facts, listed, len(listed) + more)


def check_installation(*, models: str | None = None) -> CheckReport:
    """Look through the model files and the versions of what results depend on."""
    from pipeline.nlp import models as shipped

    facts = software_versions()
    try:
        folder = shipped.find_models(models)
        facts["models"] = str(folder)
        facts |= {f"models {k}": str(v) for k, v in _headline(shipped.read_manifest(folder))}
        problems = tuple(shipped.problems(folder))
    except ModelError as error:
        problems = (str(error),)
    return CheckReport(facts, problems, len(problems))


def _headline(manifest: Mapping[str, object]) -> Iterable[tuple[str, object]]:
    return ((name, value) for name, value in manifest.items() if isinstance(value, (str, int)))


def _output_problems(output: Output, *, counts: Counter[str]) -> Iterator[str]:
    recipe = Recipe.from_json(output.recipe.read_text(encoding="utf-8"))
    if recipe.schema_version != SCHEMA_VERSION:
        yield f"written in schema {recipe.schema_version}; this version knows {SCHEMA_VERSION}"
    if not output.plan.is_file():
        yield "plan.json is missing: the run was interrupted before its first shard"
        return
    plan = plan_from_json(output.plan.read_text(encoding="utf-8"))
    names = dict.fromkeys(f"{number:05d}" for number in range(plan.n_shards))
    for table in TABLES:
        for shard, path in output.parts(table):
            if shard not in names:
                yield f"{path} belongs to no shard of the plan"
    with tempfile.TemporaryDirectory() as scratch, closing(_open_ids(Path(scratch))) as ids:
        for name in names:
            yield from _shard_problems(output, name, counts=counts, ids=ids)
    yield from _manifest_problems(output, counts)


def _shard_problems(
    output: Output, shard: str, *, counts: Counter[str], ids: sqlite3.Connection
) -> Iterator[str]:
    if not output.marker(shard).exists():
        yield f"shard {shard} is not committed"
        return
    try:
        expected = read_marker(output.marker(shard))
    except ValueError as error:
        yield str(error)
        return
    counts.update(expected)
    parts = {table: output.part(table, shard) for table in TABLES}
    damage = [p for table in TABLES for p in _part_problems(parts[table], table, expected[table])]
    yield from damage
    if damage:
        return
    try:
        yield from _row_problems(parts, shard, ids=ids)
    except (pa.ArrowException, OSError) as error:
        yield f"shard {shard} cannot be read: {error}"


def _part_problems(path: Path, table: str, expected: int) -> Iterator[str]:
    try:
        metadata = pq.read_metadata(path)
    except FileNotFoundError:
        yield f"{path} is missing"
        return
    except (pa.ArrowException, OSError) as error:
        yield f"{path} cannot be read: {error}"
        return
    if metadata.num_rows != expected:
        yield f"{path} has {metadata.num_rows} rows, its commit marker says {expected}"
    if not metadata.schema.to_arrow_schema().equals(SCHEMAS[table]):
        yield f"{path} does not have the schema of the contract"


def _row_problems(
    parts: Mapping[str, Path], shard: str, *, ids: sqlite3.Connection
) -> Iterator[str]:
    for document in documents_of(parts):
        if isinstance(document, str):
            yield f"shard {shard}: {document}"
            continue
        if first := _first_use(ids, document.row["doc_id"], shard):
            yield f"doc_id {document.row['doc_id']!r} is in shard {first} and in shard {shard}"
        for problem in document_problems(document):
            yield f"shard {shard}: {problem}"


def _manifest_problems(output: Output, counts: Mapping[str, int]) -> Iterator[str]:
    if not output.manifest.is_file():
        yield "not finished: manifest.json is missing; run the same command again to continue"
        return
    try:
        written = json.loads(output.manifest.read_text(encoding="utf-8"))["counts"]
    except (KeyError, TypeError, ValueError):
        yield "manifest.json is damaged"
        return
    if written != dict(counts):
        yield "the counts of manifest.json are not those of the commit markers"


def _open_ids(folder: Path) -> sqlite3.Connection:
    ids = sqlite3.connect(folder / "ids.sqlite", isolation_level=None)
    ids.execute("PRAGMA journal_mode = OFF")
    ids.execute("PRAGMA synchronous = OFF")
    ids.execute("CREATE TABLE ids (doc_id TEXT PRIMARY KEY, shard TEXT) WITHOUT ROWID")
    return ids


def _first_use(ids: sqlite3.Connection, doc_id: str, shard: str) -> str | None:
    """The shard that had this id before, if one had."""
    added = ids.execute("INSERT OR IGNORE INTO ids VALUES (?, ?)", (doc_id, shard)).rowcount
    if added:
        return None
    row = ids.execute("SELECT shard FROM ids WHERE doc_id = ?", (doc_id,)).fetchone()
    return str(row[0])
