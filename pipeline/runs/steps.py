"""The steps of a shard: its records read in order and given in batches, with a note of each.

Batches are formed by size alone and in corpus order, so that the tables do not depend on the
engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from pipeline.batching import packed
from pipeline.errors import InputError
from pipeline.records import RENAMED, Record, valid_unicode
from pipeline.runs.changes import reading
from pipeline.runs.ids import read_renamed
from pipeline.runs.trouble import Place, note_of
from pipeline.tables import Failure

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.config import FieldConfig
    from pipeline.runs.output import Output
    from pipeline.runs.plan import Range, Shard

BATCH_RECORDS: Final = 128
BATCH_CHARACTERS: Final = 250_000  # about 35,000 words, some ten seconds of analysis

Item = Record | Failure


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
    rehearse: Callable[[list[Item]], object],
    fields: FieldConfig | None = None,
    words: Callable[[], int] = lambda: 0,
) -> Iterator[list[Item]]:
    """Yield a shard batch by batch, with a note of what is in hand meanwhile.

    Where the shard is tried again, *rehearse* does the work on the record that is suspected first,
    for nothing; batches that were in hand when a process died come record by record, and what has
    been given up comes as a `Failure` (see `pipeline.runs.trouble`). *words* tells how many have
    been analysed.
    """
    note, done = note_of(output.tmp, shard.name), 0
    given_up = {number: (error, message) for number, error, message in shard.care.given_up}
    try:
        if shard.care.suspect is not None:
            batch_number, item = shard.care.suspect
            once = read_shard(shard, fields=fields, renamed=output.renamed)
            suspects = list(islice(once, item, item + 1))
            Place(batch_number, item, rehearsal=True).write(note)
            with suppress(Exception):  # whatever it is, the shard meets it once more
                rehearse(suspects)
            Place().write(note)
        items = read_shard(shard, fields=fields, renamed=output.renamed)
        for number, batch in enumerate(batches(items)):
            kept = [_spared(item, given_up.get(done + n)) for n, item in enumerate(batch)]
            for piece in [[item] for item in kept] if number in shard.care.singly else [kept]:
                in_hand = done if len(piece) == 1 else None
                Place(number, in_hand, done, words()).write(note)
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
