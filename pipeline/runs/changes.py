"""Input that changes while a run reads it.

A plan fits the files as they were. What is read of a file counts only if it is still that one,
before and after: the same size, time and inode, or, where these differ, the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass

from pipeline.errors import InputError, ShardError
from pipeline.readers.files import CorpusFile
from pipeline.readers.remote import FilePath
from pipeline.readers.survey import digest_of
from pipeline.records import printable

Stamp = tuple[int, int, int]

_same: set[tuple[str, str, Stamp]] = set()  # found to have the digest, in this process


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it was planned: the digest of its bytes, and what tells cheaply that it is so."""

    digest: str
    stamp: Stamp | None


def stamp_of(path: FilePath) -> Stamp | None:
    """Size, time of modification and inode of a file; ``None`` where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino


def is_version(path: FilePath, version: Version) -> bool:
    """Whether a file is still as it was planned."""
    stamp = stamp_of(path)
    if stamp == version.stamp:
        return True
    if stamp is not None and (str(path), version.digest, stamp) in _same:
        return True
    if digest_of(path) != version.digest or stamp_of(path) != stamp:
        return False
    if stamp is not None:
        _same.add((str(path), version.digest, stamp))
    return True


@contextmanager
def reading(file: CorpusFile, version: Version | None) -> Iterator[None]:
    """Read from a file; at the end, make sure that it is the *version* that was planned.

    Raises:
        ShardError: it is another one, or was meanwhile.
    """
    before = stamp_of(file.path)
    yield
    if version is None:
        return
    if stamp_of(file.path) != before or not is_version(file.path, version):
        raise ShardError(f"{printable(file.name)} has changed since the run was planned")


def require_unchanged(
    files: Sequence[CorpusFile], versions: Sequence[Version], *, told: Set[str]
) -> None:
    """Make sure that the corpus is still the one that was planned, but for names that were *told*.

    Raises:
        InputError: it is not.
    """
    changed = [
        printable(file.name)
        for file, version in zip(files, versions, strict=False)  # a limit leaves files out
        if file.name not in told and not is_version(file.path, version)
    ]
    if changed:
        raise InputError(
            f"the corpus has changed during the run: {', '.join(changed[:3])}"
            f"{', …' if len(changed) > 3 else ''}; restore it, or run again with overwrite"
        )
