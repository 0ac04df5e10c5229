"""`check`: is an output whole, and are models and versions what they should be?"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import ConfigError, ModelError
from pipeline.readers.files import RUN_MARK
from pipeline.readers.remote import local_folder
from pipeline.runs.begun import require_begun
from pipeline.runs.finish import count_duplicates
from pipeline.runs.integrity import shard_problems
from pipeline.runs.manifest import Recipe, software_versions
from pipeline.runs.output import Output
from pipeline.runs.plan_file import plan_from_json
from pipeline.runs.published import copied
from pipeline.runs.writer import SHARD_TABLES, read_marker
from pipeline.schema import SCHEMA_VERSION, SCHEMAS, TABLES
from pipeline.spilling import open_spilling

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_LISTED: Final = 50  # problems kept as text; the others are counted

_REPEATED: Final = """
SELECT doc_id, list(shard ORDER BY length(shard), shard) AS shards
FROM (SELECT doc_id, regexp_extract(parse_filename(filename), '[0-9]+') AS shard
      FROM read_parquet(?, filename = true))
GROUP BY doc_id HAVING count(*) > 1 ORDER BY doc_id
"""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was looked at, and what is wrong with it."""

    facts: Mapping[str, str]
    problems: tuple[str, ...]  # the first ones
    n_problems: int
    finished: bool = True  # whether the run has ended

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return self.n_problems == 0


def check_output(folder: str | Path) -> CheckReport:
    """Look through the output of a run: plan, markers, schemas, row counts, joins and offsets.

    Memory is bounded by the largest shard; document ids are compared on disk.

    Raises:
        NoOutputError: the folder, or what is behind the URL, is not the output of a run.
        ConfigError: the URL, or the recipe of the run, cannot be read.
    """
    here = local_folder(folder)
    if here is not None:
        return _check(Output(here))
    with copied(folder) as published:
        try:
            published.fetch(TABLES)
        except OSError as error:
            raise ConfigError(f"cannot read {folder}: {error}") from error
        return _check(published.output)


def _check(output: Output) -> CheckReport:
    require_begun(output)
    counts: Counter[str] = Counter(dict.fromkeys(TABLES, 0))
    problems = _output_problems(output, counts=counts)
    listed = tuple(islice(problems, _LISTED))
    more = sum(1 for _ in problems)
    facts = {"output": str(output), **{table: f"{counts[table]:,}" for table in TABLES}}
    return CheckReport(facts, listed, len(listed) + more, finished=output.manifest.is_file())


def check_installation(*, models: str | None = None) -> CheckReport:
    """Look through the model files and the versions of what results depend on."""
    from pipeline.nlp import models as shipped

    facts = software_versions()
    try:
        folder = shipped.find_models(models)
        facts["models"] = str(folder)
        facts |= {f"models {k}": str(v) for k, v in _headline(shipped.read_manifest(folder))}
        facts |= _encoders(folder)
        problems = tuple(shipped.problems(folder))
    except ModelError as error:
        problems = (str(error),)
    return CheckReport(facts, problems, len(problems))


def _encoders(models: Path) -> dict[str, str]:
    """Tell of each profile how its encoder is computed here."""
    from pipeline.nlp.encoders import arithmetic
    from pipeline.nlp.models import profile_files, profiles

    return {
        f"encoder here, {profile}": arithmetic(
            "int8", profile_files(models, profile).within("transformer")
        )
        for profile in profiles(models)
    }


def _headline(manifest: Mapping[str, object]) -> Iterable[tuple[str, object]]:
    return ((name, value) for name, value in manifest.items() if isinstance(value, (str, int)))


def _output_problems(output: Output, *, counts: Counter[str]) -> Iterator[str]:
    if not output.recipe.is_file():
        yield f"{RUN_MARK} is missing"
        return
    recipe = Recipe.from_json(output.recipe.read_text(encoding="utf-8", errors="replace"))
    if recipe.schema_version != SCHEMA_VERSION:
        yield f"written in schema {recipe.schema_version}; this version knows {SCHEMA_VERSION}"
    if not output.plan.is_file():
        yield "plan.json is missing: the run was interrupted before its first shard"
        return
    plan = plan_from_json(output.plan.read_text(encoding="utf-8", errors="replace"))
    sizes = dict(plan.sizes())
    for table in TABLES:
        for shard, path in output.parts(table):
            if shard not in sizes:
                yield f"{path} belongs to no shard of the plan"
    with (
        tempfile.TemporaryDirectory() as folder,
        open_spilling(Path(folder), database=Path(folder) / "check.duckdb") as connection,
    ):
        sound: list[str] = []
        for name, size in sizes.items():
            yield from _shard_problems(
                output, name, size, counts=counts, connection=connection, sound=sound
            )
        yield from _repeated_ids(output, sound, connection=connection)
    yield from _duplicates_problems(output, sizes, counts=counts)
    yield from _manifest_problems(output, counts)


def _shard_problems(
    output: Output,
    shard: str,
    planned: int,
    *,
    counts: Counter[str],
    connection: DuckDBPyConnection,
    sound: list[str],
) -> Iterator[str]:
    """Look through one shard; it joins *sound* where its files can be read."""
    import duckdb

    if not output.marker(shard).exists():
        yield f"shard {shard} is not committed"
        return
    try:
        expected = read_marker(output.marker(shard))
    except ValueError as error:
        yield str(error)
        return
    counts.update(expected)
    parts = {table: output.part(table, shard) for table in SHARD_TABLES}
    damage = [
        problem
        for table in SHARD_TABLES
        for problem in _part_problems(parts[table], table, expected[table])
    ]
    yield from damage
    if damage:
        return
    try:
        held = expected["documents"] + expected["failures"]
        if held != planned and not _tells_of_files(parts["failures"]):
            yield f"shard {shard} holds {held} records, the plan says {planned}"
        yield from (f"shard {shard}: {what}" for what in shard_problems(parts, connection))
        sound.append(shard)
    except (duckdb.Error, pa.ArrowException, OSError) as error:
        yield f"shard {shard} cannot be read: {error}"


def _tells_of_files(failures: Path) -> bool:
    """Whether a failure stands for a whole file, of which nothing could be read."""
    return bool(pq.read_table(failures, columns=["position"])["position"].null_count)


def _part_problems(path: Path, table: str, expected: int | None) -> Iterator[str]:
    try:
        metadata = pq.read_metadata(path)
    except FileNotFoundError:
        yield f"{path} is missing"
        return
    except (pa.ArrowException, OSError) as error:
        yield f"{path} cannot be read: {error}"
        return
    if expected is not None and metadata.num_rows != expected:
        yield f"{path} has {metadata.num_rows} rows, its commit marker says {expected}"
    if not metadata.schema.to_arrow_schema().equals(SCHEMAS[table]):
        yield f"{path} does not have the schema of the contract"


def _repeated_ids(
    output: Output, shards: Sequence[str], *, connection: DuckDBPyConnection
) -> Iterator[str]:
    if not shards:
        return
    paths = [str(output.part("documents", shard)) for shard in shards]
    for doc_id, (first, *others) in connection.execute(_REPEATED, [paths]).fetchall():
        for other in others:
            yield f"doc_id {doc_id!r} is in shard {first} and in shard {other}"


def _duplicates_problems(
    output: Output, shards: Iterable[str], *, counts: Counter[str]
) -> Iterator[str]:
    """Look through the table that is written when all shards are committed."""
    if not output.manifest.is_file():
        return
    parts = [output.part("duplicates", shard) for shard in shards]
    damage = [problem for path in parts for problem in _part_problems(path, "duplicates", None)]
    yield from damage
    if damage:
        return
    counts["duplicates"] = count_duplicates(output)
    rows = sum(pq.read_metadata(path).num_rows for path in parts)
    if rows != counts["duplicates"]:
        yield f"duplicates has {rows} rows, {output.duplicates.name} has {counts['duplicates']}"


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
