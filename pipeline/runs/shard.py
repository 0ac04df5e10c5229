"""`run_shard`: what every engine calls to read, enrich and commit one shard.

A shard is read and enriched in batches, so that memory is bounded by the batch. Batches are formed
by size alone and in corpus order, so that the tables do not depend on the engine.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

import pyarrow as pa

from pipeline.batching import packed
from pipeline.duplicates import signature_table_of
from pipeline.errors import InputError, NusawartaError, ShardError
from pipeline.records import RENAMED, Record, valid_unicode
from pipeline.runs.changes import reading
from pipeline.runs.ids import read_renamed
from pipeline.runs.trouble import Place, note_of
from pipeline.runs.writer import SHARD_TABLES, Writer
from pipeline.schema import SCHEMAS
from pipeline.tables import Failure, Tables, tabulate_failures

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.config import FieldConfig
    from pipeline.runs.output import Output
    from pipeline.runs.plan import Range, Shard

BATCH_RECORDS: Final = 128
BATCH_CHARACTERS: Final = 250_000  # about 35,000 words, some ten seconds of analysis
_EXAMPLES: Final = 3  # failures told to the user at once; all of them are in the table


Item = Record | Failure


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
        with writer.open(shard.name, signed=skip_of is None) as out:
            for batch in steps(shard, writer.output, fields=fields, words=lambda: out.words):
                tables = enrich_batch(batch, partial(enricher, skip=skip))
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


def read_shard(
    shard: Shard, *, fields: FieldConfig | None = None, renamed: Path | None = None
) -> Iterator[Item]:
    """Yield everything in a shard in order, what could not be read in its place.

    *renamed* is the file of new ids for records whose ids repeat in the corpus.
    """
    pieces = (_read(piece, fields=fields, renamed=renamed) for piece in shard.ranges)
    return first_uses(item for piece in pieces for item in piece)


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


def steps(
    shard: Shard,
    output: Output,
    *,
    fields: FieldConfig | None = None,
    words: Callable[[], int] = lambda: 0,
) -> Iterator[list[Item]]:
    """Yield a shard batch by batch, with a note of what is in hand meanwhile.

    Where the shard is tried again, batches that were in hand when a process died come record by
    record, and what has been given up comes as a `Failure` (see `pipeline.runs.trouble`). *words*
    tells how many have been analysed.
    """
    note, done = note_of(output.tmp, shard.name), 0
    given_up = {number: (error, message) for number, error, message in shard.care.given_up}
    items = read_shard(shard, fields=fields, renamed=output.renamed)
    try:
        for number, batch in enumerate(batches(items)):
            kept = [_spared(item, given_up.get(done + n)) for n, item in enumerate(batch)]
            for piece in [[item] for item in kept] if number in shard.care.singly else [kept]:
                item = done if len(piece) == 1 else None
                Place(number, item, done, words()).write(note)
                yield piece
                done += len(piece)
                Place(None, None, done, words()).write(note)
    finally:
        note.unlink(missing_ok=True)


def _spared(item: Item, verdict: tuple[str, str] | None) -> Item:
    if verdict is None or isinstance(item, Failure):
        return item
    error, message = verdict
    return Failure(item.path, item.position, item.doc_id, "analysis", error, message)


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Group in order: at most `BATCH_RECORDS` and, but for a longer one, `BATCH_CHARACTERS`."""
    least = BATCH_CHARACTERS // BATCH_RECORDS

    def weight(item: Item) -> int:
        characters = len(item.text or item.html or "") if isinstance(item, Record) else 0
        return max(characters, least)

    return packed(items, weight, BATCH_CHARACTERS)


def enrich_batch(items: Sequence[Item], enrich: Callable[[list[Record]], Tables]) -> Tables:
    """Make `SHARD_TABLES` of one batch; inputs that could not be read join the ``failures``."""
    records = [item for item in items if isinstance(item, Record)]
    unread = tabulate_failures([item for item in items if isinstance(item, Failure)])
    enriched = enrich(records) if records else {}
    tables = {name: enriched.get(name, SCHEMAS[name].empty_table()) for name in SHARD_TABLES}
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
        message=valid_unicode(error.message),
    )


def _read(piece: Range, *, fields: FieldConfig | None, renamed: Path | None) -> Iterator[Item]:
    from pipeline.readers.corpus import read_file

    start, stop = piece.start, piece.stop
    ids = read_renamed(renamed, file=piece.number, start=start, stop=stop) if renamed else {}
    with reading(piece.file, piece.version):
        for item in read_file(piece.file, fields=fields, start=start, stop=stop):
            if isinstance(item, InputError):
                yield _failure(item)
            elif doc_id := ids.get(item.position):
                yield replace(item, doc_id=doc_id, flags=(*item.flags, RENAMED))
            else:
                yield item


def _describe(failures: pa.Table, *, at_most: int) -> list[str]:
    rows = failures.slice(0, max(0, at_most)).to_pylist()
    return [
        str(InputError(row["message"], path=row["path"], position=row["position"])) for row in rows
    ]


def _stop_at(max_failures: int | None, failures: int, examples: list[str]) -> None:
    if max_failures is not None and failures > max_failures:
        raise InputError(f"more than {max_failures} inputs failed (max_failures): {examples[0]}")
