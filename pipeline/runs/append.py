"""A corpus that grows: what is new in it, and what has become of the files that are enriched.

New files are planned by themselves, behind those that are there: committed shards keep their names
and their rows. An old file that has changed or is gone cannot be mixed in; it is told, and its rows
stay as they are.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.readers.files import CorpusFile
from pipeline.readers.survey import digest_of
from pipeline.records import printable
from pipeline.runs.changes import stamp_of

if TYPE_CHECKING:
    from pipeline.runs.changes import Stamp
    from pipeline.runs.plan import Plan


logger = logging.getLogger(__name__)

_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Growth:
    """How a corpus compares with the plan of an earlier call; `changed` and `gone` are names."""

    old: tuple[CorpusFile, ...]  # those of the plan, in its order
    stamps: tuple[Stamp | None, ...]  # of the old ones; none of what has changed
    new: tuple[CorpusFile, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


def growth_of(plan: Plan, files: Sequence[CorpusFile]) -> Growth:
    """Compare the files that are found now with those of *plan*, by name and content."""
    found = {file.name: file for file in files}
    old = [found.pop(planned.name, None) for planned in plan.files]
    stamps = [None if file is None else stamp_of(file.path) for file in old]
    changed: list[str] = []
    for number, (planned, file) in enumerate(zip(plan.files, old, strict=True)):
        if file is not None and digest_of(file.path) != planned.digest:
            changed.append(planned.name)
            stamps[number] = None
    names = [planned.name for planned in plan.files]
    return Growth(
        # what is gone has no place any more; whoever reads it finds no file
        tuple(file or CorpusFile(Path(name), name) for file, name in zip(old, names, strict=True)),
        tuple(stamps),
        tuple(found.values()),
        tuple(changed),
        tuple(name for file, name in zip(old, names, strict=True) if file is None),
    )


def warn_of(growth: Growth) -> None:
    """Log what has become of old files."""
    for names, what in ((growth.changed, "have changed"), (growth.gone, "are gone")):
        if names:
            some = ", ".join(map(printable, names[:_NAMED])) + (
                ", …" if len(names) > _NAMED else ""
            )
            logger.warning("%d old files %s, their rows stay: %s", len(names), what, some)


def in_order_of(plan: Plan, files: Sequence[CorpusFile]) -> list[CorpusFile]:
    """The files as *plan* has them, those that it does not know last."""
    place = {file.name: number for number, file in enumerate(plan.files)}
    return sorted(files, key=lambda file: place.get(file.name, len(place)))
