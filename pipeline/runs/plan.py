"""The plan: which records of the corpus make up which shard.

It follows from the input and the shard size alone, never from the number of workers, so that a
run can be continued, or repeated elsewhere, with other workers and gives the same files.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ConfigError, InputError

if TYPE_CHECKING:
    from pipeline.readers.files import CorpusFile


@dataclass(frozen=True, slots=True)
class Range:
    """Records *start* to *stop* (exclusive) of a file."""

    file: CorpusFile
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Shard:
    """What is read, analysed and committed as a whole; `name` names its files."""

    name: str
    ranges: tuple[Range, ...]

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
class Plan:
    """The files of a corpus and the sizes that cut them into shards."""

    shard_size: int
    limit: int | None
    files: tuple[PlannedFile, ...]

    @property
    def n_records(self) -> int:
        """How many records will be read, bad ones included."""
        total = sum(file.records for file in self.files)
        return total if self.limit is None else min(total, self.limit)

    @property
    def n_shards(self) -> int:
        """How many shards there are: one, an empty one, for a corpus without records."""
        return max(1, -(-self.n_records // self.shard_size))

    def shards(self, files: Sequence[CorpusFile]) -> Iterator[Shard]:
        """The shards in corpus order; *files* are the ones that the plan was made of."""
        cuts = cut(
            (file.records for file in self.files), shard_size=self.shard_size, limit=self.limit
        )
        for number, pieces in enumerate(cuts):
            ranges = tuple(Range(files[index], start, stop) for index, start, stop in pieces)
            yield Shard(f"{number:05d}", ranges)


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


def find_corpus(paths: str | Path | Sequence[str | Path]) -> list[CorpusFile]:
    """The files of a corpus.

    Raises:
        ConfigError: an argument cannot be used (see `pipeline.readers.files.find_files`).
    """
    from pipeline.readers.files import find_files

    try:
        return find_files(paths)
    except InputError as error:
        raise ConfigError(str(error)) from error


def make_plan(
    files: Iterable[CorpusFile],
    *,
    shard_size: int,
    limit: int | None = None,
    known: Plan | None = None,
) -> Plan:
    """Count and digest the files, as far as *limit* records go, in one read of each.

    *known* is an earlier plan: files that have not changed since are not counted again.
    """
    from pipeline.readers.survey import digest_of, survey

    before = {file.name: file for file in known.files} if known else {}
    planned: list[PlannedFile] = []
    total = 0
    for file in files:
        if limit is not None and total >= limit:
            break
        old = before.get(file.name)
        if old is None or old.digest != digest_of(file.path):
            found = survey(file)
            old = PlannedFile(file.name, found.digest, found.records)
        planned.append(old)
        total += old.records
    return Plan(shard_size, limit, tuple(planned))


def plan_to_json(plan: Plan) -> str:
    """The plan as `plan.json` holds it."""
    values = {**dataclasses.asdict(plan), "n_records": plan.n_records, "n_shards": plan.n_shards}
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def plan_from_json(text: str) -> Plan:
    """The plan that `plan_to_json` wrote.

    Raises:
        ConfigError: the text is not a plan.
    """
    try:
        values = json.loads(text)
        files = tuple(PlannedFile(**file) for file in values["files"])
        return Plan(values["shard_size"], values["limit"], files)
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"plan.json is damaged ({error}); run again with overwrite") from error


def differences(old: Plan, new: Plan) -> list[str]:
    """What changed in the corpus between two plans, a phrase each; empty when nothing did."""
    before = {file.name: file for file in old.files}
    after = {file.name: file for file in new.files}
    changes = [f"{name} is gone" for name in before if name not in after]
    changes += [f"{name} is new" for name in after if name not in before]
    changes += [
        f"{name} has changed" for name in after if name in before and after[name] != before[name]
    ]
    if not changes and old.files != new.files:
        changes.append("the files come in another order")
    return changes
