"""The plan: which records of the corpus make up which shard.

It follows from the input and the shard size alone, never from the number of workers: a run that is
continued, or repeated elsewhere, gives the same files.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.errors import ConfigError, InputError
from pipeline.records import printable
from pipeline.runs.changes import Stamp, Version, stamp_of
from pipeline.runs.trouble import NO_CARE, Care

if TYPE_CHECKING:
    from pipeline.config import FieldConfig
    from pipeline.readers.files import CorpusFile

OnCorpusId = Callable[[int, int, str], None]

_SHARDS: Final = 32  # aimed at, between the sizes that are worth committing
_LEAST, _MOST = 8, 500


@dataclass(frozen=True, slots=True)
class Range:
    """Records *start* to *stop* (exclusive) of a file."""

    file: CorpusFile
    start: int
    stop: int
    number: int = 0  # of the file in the plan
    version: Version | None = None  # of the file when it was planned, where that is to be checked


@dataclass(frozen=True, slots=True)
class Shard:
    """What is read, analysed and committed as a whole; `name` names its files."""

    name: str
    ranges: tuple[Range, ...]
    care: Care = NO_CARE  # where it is tried again

    @property
    def n_records(self) -> int:
        """How many records it holds, bad ones included."""
        return sum(piece.stop - piece.start for piece in self.ranges)


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file of the corpus as it was when the plan was made."""

    name: str
    digest: str  # of its content; empty where it cannot be read
    records: int  # bad ones included


@dataclass(frozen=True, slots=True)
class Appended:
    """Files that were planned later: from number `first` on, cut by a size of their own."""

    first: int
    shard_size: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The files of a corpus and the sizes that cut them into shards."""

    shard_size: int
    limit: int | None
    files: tuple[PlannedFile, ...]
    appended: tuple[Appended, ...] = ()
    # Tells cheaply that the files are the ones of this plan; not part of what is written.
    stamps: tuple[Stamp | None, ...] = field(default=(), compare=False)

    @property
    def n_records(self) -> int:
        """How many records will be read, bad ones included."""
        total = sum(file.records for file in self.files)
        return total if self.limit is None else min(total, self.limit)

    @property
    def n_shards(self) -> int:
        """How many shards there are: one, an empty one, for a corpus without records."""
        return sum(1 for _ in self._cuts())

    def sizes(self) -> Iterator[tuple[str, int]]:
        """The names of the shards, and how many records each holds, bad ones included."""
        for number, pieces in enumerate(self._cuts()):
            yield _name(number), sum(stop - start for _, start, stop in pieces)

    def shards(self, files: Sequence[CorpusFile]) -> Iterator[Shard]:
        """The shards in corpus order; *files* are the ones that the plan was made of."""
        versions = self.versions()
        for number, pieces in enumerate(self._cuts()):
            ranges = tuple(
                Range(files[index], start, stop, index, versions[index])
                for index, start, stop in pieces
            )
            yield Shard(_name(number), ranges)

    def _cuts(self) -> Iterator[list[tuple[int, int, int]]]:
        """The pieces of each shard; no shard holds files that were planned at different times."""
        parts = (Appended(0, self.shard_size), *self.appended)
        ends = (*(part.first for part in self.appended), len(self.files))
        for part, end in zip(parts, ends, strict=True):
            counts = (file.records for file in self.files[part.first : end])
            for pieces in cut(counts, shard_size=part.shard_size, limit=self.limit):
                yield [(part.first + index, start, stop) for index, start, stop in pieces]

    def extended(self, later: Plan) -> Plan:
        """This plan, and behind it one of other files."""
        return dataclasses.replace(
            self,
            files=(*self.files, *later.files),
            appended=(*self.appended, Appended(len(self.files), later.shard_size)),
            stamps=(*self.stamps, *later.stamps),
        )

    def versions(self) -> list[Version]:
        """The files as they were planned, in order."""
        stamps = self.stamps or (None,) * len(self.files)
        return [Version(file.digest, stamp) for file, stamp in zip(self.files, stamps, strict=True)]


def _name(number: int) -> str:
    return f"{number:05d}"


def cut(
    counts: Iterable[int], *, shard_size: int, limit: int | None = None
) -> Iterator[list[tuple[int, int, int]]]:
    """Cut files of so many records into shards: lists of (file number, start, stop).

    A corpus without records gives one empty shard, so that every table exists.

    >>> list(cut([3, 1], shard_size=2))
    [[(0, 0, 2)], [(0, 2, 3), (1, 0, 1)]]
    """
    shard: list[tuple[int, int, int]] = []
    left, room, empty = limit, shard_size, True
    for index, count in enumerate(counts):
        start, stop = 0, count if left is None else min(count, left)
        left = None if left is None else left - stop
        while start < stop:
            end = min(stop, start + room)
            shard.append((index, start, end))
            room -= end - start
            start = end
            if room == 0:
                yield shard
                shard, room, empty = [], shard_size, False
    if shard or empty:
        yield shard


def find_corpus(
    paths: str | Path | Sequence[str | Path], *, encoding: str | None = None
) -> list[CorpusFile]:
    """Find the files of a corpus, whose texts are in *encoding* where one is given.

    Raises:
        ConfigError: an argument cannot be used (see `pipeline.readers.files.find_files`).
    """
    from pipeline.readers.files import find_files

    try:
        return find_files(paths, encoding=encoding)
    except InputError as error:
        raise ConfigError(str(error)) from error


def make_plan(
    files: Iterable[CorpusFile],
    *,
    shard_size: int | None = None,
    limit: int | None = None,
    known: Plan | None = None,
    fields: FieldConfig | None = None,
    on_id: OnCorpusId | None = None,
    first: int = 0,
) -> Plan:
    """Count and digest the files, as far as *limit* records go, in one read of each.

    *known* is an earlier plan: files that have not changed since are not counted again. *on_id* is
    told the number of the file, the position and the id of each record that will be read. Without
    *shard_size* it follows from the number of records (see `default_shard_size`). Files are
    numbered from *first* on.
    """
    from pipeline.readers.survey import digest_of, survey

    before = {file.name: file for file in known.files} if known else {}
    planned: list[PlannedFile] = []
    stamps: list[Stamp | None] = []
    total = 0
    for file in files:
        if limit is not None and total >= limit:
            break
        stamp = stamp_of(file.path)
        old = before.get(file.name)
        if old is None or old.digest != digest_of(file.path):
            tell = None
            if on_id is not None:
                tell = partial(_tell_within, on_id, first + len(planned), limit and limit - total)
            found = survey(file, fields=fields, on_id=tell)
            old = PlannedFile(file.name, found.digest, found.records)
        planned.append(old)
        stamps.append(stamp if stamp_of(file.path) == stamp else None)
        total += old.records
    records = total if limit is None else min(total, limit)
    size = shard_size or default_shard_size(records)
    return Plan(size, limit, tuple(planned), stamps=tuple(stamps))


def default_shard_size(records: int) -> int:
    """Cut small corpora into small shards, so that several workers have work.

    >>> default_shard_size(60), default_shard_size(3200), default_shard_size(10**6)
    (8, 100, 500)
    """
    return min(_MOST, max(_LEAST, -(-records // _SHARDS)))


def _tell_within(
    on_id: OnCorpusId, number: int, limit: int | None, position: int, doc_id: str
) -> None:
    if limit is None or position < limit:
        on_id(number, position, doc_id)


def differences(old: Plan, new: Plan) -> list[str]:
    """Say what changed in the corpus between two plans, a phrase each; nothing when nothing did."""
    before = {printable(file.name): file for file in old.files}
    after = {printable(file.name): file for file in new.files}
    changes = [f"{name} is gone" for name in before if name not in after]
    changes += [f"{name} is new" for name in after if name not in before]
    changes += [
        f"{name} has changed" for name in after if name in before and after[name] != before[name]
    ]
    if not changes and old.files != new.files:
        changes.append("the files come in another order")
    return changes
