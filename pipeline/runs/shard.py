"""`run_shard`: the pure function between Arrow tables that every engine calls.

A shard is read and enriched in batches, so that memory is bounded by the batch. Batches are formed
by size alone and in corpus order, so that the tables do not depend on the engine.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

import pyarrow as pa

from pipeline.errors import InputError, NusawartaError, ShardError
from pipeline.records import Record
from pipeline.runs.writer import Tables, Writer
from pipeline.schema import SCHEMAS
from pipeline.tables.failures import Failure, tabulate_failures
from pipeline.tables.record_table import encodable, to_table

if TYPE_CHECKING:
    from pipeline.config import FieldConfig
    from pipeline.runs.plan import Range, Shard

BATCH_RECORDS: Final = 128
BATCH_CHARACTERS: Final = 250_000  # about 35,000 words, some ten seconds of analysis
_EXAMPLES: Final = 3  # failures told to the user at once; all of them are in the table


Item = Record | Failure


class Enrich(Protocol):
    """Turns a table of records into the tables of `pipeline.schema.SCHEMAS`, or most of them."""

    def __call__(self, records: pa.Table, *, skip: Set[str] = ...) -> Tables:
        """Enrich; documents whose id is in *skip* are recorded, but not analysed."""


class OnBatch(Protocol):
    """Told after each batch how many records and words it had."""

    def __call__(self, *, records: int, words: int) -> None:
        """Take note."""


@dataclass(frozen=True, slots=True)
class ShardReport:
    """What became of a committed shard; `seconds` is the time of the worker."""

    shard: str
    records: int
    rows: Mapping[str, int]
    seconds: float
    examples: tuple[str, ...] = ()  # the first failures, as text

    @property
    def words(self) -> int:
        """Analysed words: rows of `tokens`."""
        return self.rows["tokens"]

    @property
    def failures(self) -> int:
        """Inputs that could not be processed."""
        return self.rows["failures"]


def ignore_batch(*, records: int, words: int) -> None:
    """Take no note of progress."""


def no_duplicates(shard: str) -> pa.Table:
    """The rows of ``duplicates`` of a shard in a corpus without any."""
    return SCHEMAS["duplicates"].empty_table()


def run_shard(
    shard: Shard,
    enricher: Enrich,
    writer: Writer,
    *,
    fields: FieldConfig | None = None,
    max_failures: int | None = None,
    duplicates_of: Callable[[str], pa.Table] = no_duplicates,
    drop_duplicates: bool = False,
    on_batch: OnBatch = ignore_batch,
) -> ShardReport:
    """Read, enrich and commit one shard.

    *duplicates_of* gives the rows of ``duplicates`` by the name of the shard; with
    *drop_duplicates* their documents are not analysed.

    Raises:
        ShardError: something other than a bad input went wrong; nothing was committed.
        InputError: more than *max_failures* inputs of this shard failed; nothing was committed.
        ConfigError, ModelError, MissingDependencyError: no shard could be enriched.
    """
    started = time.monotonic()
    examples: list[str] = []
    records = 0
    try:
        duplicates = duplicates_of(shard.name)
        skip = frozenset(duplicates["doc_id"].to_pylist()) if drop_duplicates else frozenset()
        with writer.open(shard.name) as out:
            out.add({"duplicates": duplicates})
            for batch in batches(read_shard(shard, fields=fields)):
                tables = enrich_batch(batch, partial(enricher, skip=skip))
                out.add(tables)
                examples += _describe(tables["failures"], at_most=_EXAMPLES - len(examples))
                _stop_at(max_failures, out.rows["failures"], examples)
                records += len(batch)
                on_batch(records=len(batch), words=tables["tokens"].num_rows)
            # what the plan counted in a file that turned out to be unreadable as a whole
            on_batch(records=max(0, shard.n_records - records), words=0)
    except NusawartaError:
        raise
    except Exception as error:
        problem = f"{type(error).__name__}: {error}"
        raise ShardError(f"shard {shard.name} was not committed: {problem}") from error
    seconds = time.monotonic() - started
    return ShardReport(shard.name, records, out.rows, seconds, tuple(examples))


def read_shard(shard: Shard, *, fields: FieldConfig | None = None) -> Iterator[Item]:
    """Everything in a shard in order, what could not be read in its place."""
    items = (item for piece in shard.ranges for item in _read(piece, fields=fields))
    return first_uses(items)


def first_uses(items: Iterable[Item]) -> Iterator[Item]:
    """Turn each record whose ``doc_id`` an earlier one of the shard had into a `Failure`."""
    seen: set[str] = set()
    for item in items:
        if isinstance(item, Record) and item.doc_id in seen:
            error = InputError(f"doc_id {item.doc_id!r} was already used")
            yield Failure.of(item, stage="read", error=error)
            continue
        if isinstance(item, Record):
            seen.add(item.doc_id)
        yield item


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Group in order; a batch ends at `BATCH_RECORDS` or when `BATCH_CHARACTERS` are reached."""
    batch: list[Item] = []
    characters = 0
    for item in items:
        batch.append(item)
        if isinstance(item, Record):
            characters += len(item.text or item.html or "")
        if len(batch) == BATCH_RECORDS or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def enrich_batch(
    batch: Iterable[Item], enrich: Callable[[pa.Table], Tables]
) -> dict[str, pa.Table]:
    """All tables of one batch; inputs that could not be read join the ``failures``."""
    items = list(batch)
    records = [item for item in items if isinstance(item, Record)]
    unread = tabulate_failures([item for item in items if isinstance(item, Failure)])
    tables = {name: schema.empty_table() for name, schema in SCHEMAS.items()}
    if records:
        tables.update(enrich(to_table(records)))
    tables["failures"] = pa.concat_tables([unread, tables["failures"]])
    return tables


def _failure(error: InputError) -> Failure:
    """Turn what a reader gives in the place of a record into a row."""
    return Failure(
        path=error.path,
        position=error.position,
        doc_id=None,
        stage="read",
        error=type(error).__name__,
        message=encodable(error.message),
    )


def _read(piece: Range, *, fields: FieldConfig | None) -> Iterator[Item]:
    from pipeline.readers.corpus import read_file

    for item in read_file(piece.file, fields=fields, start=piece.start, stop=piece.stop):
        yield _failure(item) if isinstance(item, InputError) else item


def _describe(failures: pa.Table, *, at_most: int) -> list[str]:
    rows = failures.slice(0, max(0, at_most)).to_pylist()
    return [
        str(InputError(row["message"], path=row["path"], position=row["position"])) for row in rows
    ]


def _stop_at(max_failures: int | None, failures: int, examples: list[str]) -> None:
    if max_failures is not None and failures > max_failures:
        raise InputError(f"more than {max_failures} inputs failed (max_failures): {examples[0]}")
