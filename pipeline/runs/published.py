"""An output behind a URL (``s3://``, ``gs://``, ``memory://``): worked on here, published there.

A run works in a temporary folder of this machine, as any run does. What it commits is published at
once, the tables of a shard first, their marker last, so that a run that was killed has lost no
shard that it had published. A table that has been published is emptied here: a file of no bytes
stands for one that lies at the URL. Who continues a run fetches its state (plan, markers,
signatures), not its tables.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from pipeline.errors import ConfigError
from pipeline.readers.files import RUN_MARK
from pipeline.readers.remote import as_oserror, local_folder, system_of
from pipeline.runs.output import Output, writing
from pipeline.runs.remote_lock import locked_at
from pipeline.runs.writer import SHARD_TABLES
from pipeline.schema import CORPUS_TABLES, TABLES

_STATE: Final = "_state/"
_PASSING: Final = re.compile(r"_state/(?:tmp/|lock$|\w+\.spill/)")  # of one run, or of one machine
_KEPT: Final = ("config.toml", "manifest.json")
_ORDER: Final = ("_state/done/", "config.toml", "manifest.json")  # published last, removed first


class InPlace:
    """An output of this machine: what is written is where it belongs."""

    def shard(self, name: str) -> None:
        """Do nothing."""

    def whole(self) -> None:
        """Do nothing."""

    def put(self, paths: Iterable[Path]) -> None:
        """Do nothing."""


@dataclass(slots=True)
class Published:
    """Makes a URL hold what a folder of this machine holds."""

    url: str
    output: Output
    _system: Any = field(init=False)
    _root: str = field(init=False)
    _there: set[str] = field(init=False, default_factory=set)  # names of ours at the URL
    _same: dict[str, tuple[int, int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        with as_oserror():
            self._system, root = system_of(self.url)
            self._root = root.rstrip("/")
            self._system.invalidate_cache()
            found = self._system.find(self._root) if self._system.exists(self._root) else []
        names = [path[len(self._root) :].strip("/") for path in found]
        if "" in names:
            raise ConfigError(f"{self.url} is a file; the output must be a folder")
        self._there = {name for name in names if _is_ours(name) and not _PASSING.match(name)}
        foreign = sorted({name.split("/")[0] for name in names if not _is_ours(name)})
        if RUN_MARK not in self._there:
            for name in foreign:  # stands for what `refuse_foreign` is to see
                (self.output.folder / name).touch()

    def fetch(self, tables: Collection[str] = ()) -> None:
        """Fetch the state of a run, and the *tables* of that name; others are stood for."""
        wanted = [name for name in sorted(self._there) if _is_state(name) or _table(name) in tables]
        wanted = [name for name in wanted if name not in self._same]
        for name in self._there:
            self._path(name).parent.mkdir(parents=True, exist_ok=True)
            self._path(name).touch()
        if wanted:
            with as_oserror():
                here = [str(self._path(name)) for name in wanted]
                self._system.get([self._far(name) for name in wanted], here)
        self._same |= {name: _stamp(self._path(name)) for name in wanted}

    def shard(self, name: str) -> None:
        """Publish a committed shard, and keep of its tables that they are there."""
        parts = [self.output.part(table, name) for table in SHARD_TABLES]
        self.put([*parts, *filter(Path.exists, [self.output.signed(name)])])
        self.put([self.output.marker(name)])
        for path in parts:
            path.write_bytes(b"")

    def whole(self) -> None:
        """Publish what is new or has changed; what is gone here goes there."""
        here = {path for path in self.output.folder.rglob("*") if path.is_file()}
        names = {path: self._name(path) for path in here}
        gone = self._there - set(names.values())
        with as_oserror():
            for name in sorted(gone, key=_rank, reverse=True):
                self._system.rm_file(self._far(name))
                self._there.discard(name)
        self.put(sorted((path for path in here if self._is_new(path)), key=self._order))

    def put(self, paths: Iterable[Path]) -> None:
        """Publish files of the folder."""
        for path in paths:
            name, stamp = self._name(path), _stamp(path)
            with as_oserror(), path.open("rb") as source:
                target = self._opened(self._far(name))
                with target:
                    shutil.copyfileobj(source, target)
                target.commit()
            self._there.add(name)
            self._same[name] = stamp

    def _opened(self, path: str) -> Any:
        """A file to write to, which is there when it is committed."""
        try:
            return self._system.open(path, "wb", autocommit=False)
        except FileNotFoundError:  # where folders are made, not named
            self._system.makedirs(path.rpartition("/")[0], exist_ok=True)
            return self._system.open(path, "wb", autocommit=False)

    def _is_new(self, path: Path) -> bool:
        name = self._name(path)
        stamp = _stamp(path)
        known = self._same.get(name) == stamp or stamp[0] == 0
        return _is_ours(name) and not _PASSING.match(name) and not known

    def _path(self, name: str) -> Path:
        return self.output.folder / name

    def _name(self, path: Path) -> str:
        return path.relative_to(self.output.folder).as_posix()

    def _far(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _order(self, path: Path) -> tuple[int, str]:
        return _rank(self._name(path))


Place = InPlace | Published
"""Where an output is in the end."""


@contextmanager
def opened_for_run(out: str | Path, *, engine: str) -> Iterator[tuple[Output, Place]]:
    """The output *out* of a run, and what publishes it; held against other runs behind a URL.

    Raises:
        ConfigError: another run is writing to the URL, or it cannot be read or written, or the
            *engine* has workers on other machines.
    """
    folder = local_folder(out)
    if folder is not None:
        yield Output(folder), InPlace()
        return
    if engine == "ray" and os.environ.get("RAY_ADDRESS"):
        raise ConfigError(
            f"{out}: the workers of a cluster need an output folder that all nodes see; "
            "copy it when the run is over, or run with --engine local"
        )
    with copied(out) as published:
        if any(published.output.folder.iterdir()):
            yield published.output, published  # holds what is not ours, and will be refused
            return
        with writing(published.output), locked_at(published.url):
            published.fetch()
            yield published.output, published


@contextmanager
def copied(out: str | Path) -> Iterator[Published]:
    """An empty folder for the output behind the URL *out*, as long as it is needed.

    Raises:
        ConfigError: the URL cannot be read.
    """
    url = str(out).rstrip("/")
    with TemporaryDirectory(prefix="nusawarta-") as folder:
        output = Output(Path(folder), url)
        try:
            published = Published(url, output)
        except OSError as error:
            raise ConfigError(f"cannot read {url}: {error}") from error
        yield published


def _is_ours(name: str) -> bool:
    return _is_state(name) or _table(name) is not None


def _is_state(name: str) -> bool:
    return name.startswith(_STATE) or name in _KEPT


def _table(name: str) -> str | None:
    """The table that a file belongs to, by its name under the output."""
    folder, _, part = name.partition("/")
    if folder in TABLES and part.startswith("part-") and part.endswith(".parquet"):
        return folder
    table = name.removesuffix(".parquet")
    return table if table in CORPUS_TABLES and name != table else None


def _rank(name: str) -> tuple[int, str]:
    last = [number for number, start in enumerate(_ORDER, 2) if name.startswith(start)]
    return (last[0] if last else 0 if name.startswith(_STATE) else 1), name


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns
