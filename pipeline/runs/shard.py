"""`run_shard`: what every engine calls to read, enrich and commit one shard.

A shard is read and enriched in batches (see `pipeline.runs.steps`), so that memory is bounded by
the batch.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

import pyarrow as pa

from pipeline.duplicates import signature_table_of
from pipeline.errors import InputError, NusawartaError, ShardError
from pipeline.records import Record
from pipeline.runs.steps import Item, steps
from pipeline.runs.writer import SHARD_TABLES, Writer
from pipeline.schema import SCHEMAS
from pipeline.tables import Failure, Tables, tabulate_failures

if TYPE_CHECKING:
    from pipeline.config import FieldConfig
    from pipeline.runs.plan import Shard

_EXAMPLES: Final = 3  # failures told to the user at once; all of them are in the table


class Enrich(Protocol):
    """Turns records into the tables of `pipeline.schema.SCHEMAS`, or most of them."""

    def __call__(self, records: Iterable[Record], *, skip: Set[str] = ...) -> Tables:
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


def run_shard(
    shard: Shard,
    enricher: Enrich,
    writer: Writer,
    *,
    fields: FieldConfig | None = None,
    max_failures: int | None = None,
    skip_of: Callable[[str], Set[str]] | None = None,
    on_batch: OnBatch = ignore_batch,
) -> ShardReport:
    """Read, enrich and commit one shard.

    *skip_of* gives the ids of the documents of a shard that are not analysed, where a first pass
    has found them; where it is ``None``, the documents are signed on the way.

    Raises:
        ShardError: something other than a bad input went wrong; nothing was committed.
        InputError: more than *max_failures* inputs of this shard failed; nothing was committed.
        ConfigError, ModelError, MissingDependencyError: no shard could be enriched.
    """
    started = time.monotonic()
    examples: list[str] = []
    records = 0
    try:
        skip = skip_of(shard.name) if skip_of else frozenset()
        work = partial(enrich_batch, enrich=partial(enricher, skip=skip))
        with writer.open(shard.name, signed=skip_of is None) as out:
            for batch in steps(
                shard, writer.output, rehearse=work, fields=fields, words=lambda: out.words
            ):
                tables = work(batch)
                out.add(tables)
                if skip_of is None:
                    out.sign(signature_table_of(tables))
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


def enrich_batch(items: Sequence[Item], enrich: Callable[[list[Record]], Tables]) -> Tables:
    """Make `SHARD_TABLES` of one batch; inputs that could not be read join the ``failures``."""
    records = [item for item in items if isinstance(item, Record)]
    unread = tabulate_failures([item for item in items if isinstance(item, Failure)])
    enriched = enrich(records) if records else {}
    tables = {name: enriched.get(name, SCHEMAS[name].empty_table()) for name in SHARD_TABLES}
    tables["failures"] = pa.concat_tables([unread, tables["failures"]])
    return tables


def _describe(failures: pa.Table, *, at_most: int) -> list[str]:
    rows = failures.slice(0, max(0, at_most)).to_pylist()
    return [
        str(InputError(row["message"], path=row["path"], position=row["position"])) for row in rows
    ]


def _stop_at(max_failures: int | None, failures: int, examples: list[str]) -> None:
    if max_failures is not None and failures > max_failures:
        raise InputError(f"more than {max_failures} inputs failed (max_failures): {examples[0]}")
