"""The output folder: where things lie in it, whose it is, and who may write to it.

==============================  ==============================================================
path under OUT                  holds
==============================  ==============================================================
``TABLE/part-SHARD.parquet``    the rows of one shard
``config.toml``                 the configuration of the run, ready for ``--config``
``manifest.json``               written last: its presence means that the run is finished
``_state/run.json``             what the run was begun with (see `pipeline.runs.manifest.Recipe`)
``_state/plan.json``            the files of the corpus and how they were cut
``_state/corrections.toml``      what the user knows of names
``_state/ids/``                 the ids that records brought along
``_state/renamed.parquet``      new ids of records whose ids repeat in the corpus
``_state/signatures/``          what documents are compared by, a file a shard
``_state/duplicates.parquet``   which documents repeat an earlier one
``_state/done/SHARD.json``      commit markers with row counts
``_state/tmp/``                 files being written
``_state/lock``                 held by the run that is writing
``entity_index.parquet``        written by the command ``entities``, as ``edges.parquet`` and
                                ``speakers.parquet``; it spills to ``_state/entity_index.spill``
==============================  ==============================================================

Readers of datasets skip names that begin with ``_`` or ``.``, hence ``_state``.
"""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.errors import ConfigError
from pipeline.readers.files import RUN_MARK
from pipeline.schema import CORPUS_TABLES, TABLES

logger = logging.getLogger(__name__)

_PART: Final = re.compile(r"part-(\d{5,})\.parquet")


@dataclass(frozen=True, slots=True)
class Output:
    """The paths of an output folder; `url` is where it is published (see `published`)."""

    folder: Path
    url: str | None = None

    def __str__(self) -> str:
        """The name that a user knows it by."""
        return self.url or str(self.folder)

    @property
    def state(self) -> Path:
        """Folder of plan, markers and temporary files."""
        return self.folder / "_state"

    @property
    def recipe(self) -> Path:
        """What the run was begun with; makes the folder ours."""
        return self.folder / RUN_MARK

    @property
    def plan(self) -> Path:
        """The files of the corpus and how they were cut."""
        return self.state / "plan.json"

    @property
    def corrections(self) -> Path:
        """What the user knows of names, where the run was given that."""
        return self.state / "corrections.toml"

    @property
    def renamed(self) -> Path:
        """New ids of records whose ids repeat in the corpus (see `pipeline.runs.ids`)."""
        return self.state / "renamed.parquet"

    @property
    def ids(self) -> Path:
        """Folder of the ids that records brought along, a file for each time of planning."""
        return self.state / "ids"

    @property
    def done(self) -> Path:
        """Folder of the commit markers."""
        return self.state / "done"

    @property
    def tmp(self) -> Path:
        """Folder of files being written."""
        return self.state / "tmp"

    @property
    def lock(self) -> Path:
        """Locked by the run that is writing."""
        return self.state / "lock"

    @property
    def signatures(self) -> Path:
        """Folder of what documents are compared by."""
        return self.state / "signatures"

    @property
    def duplicates(self) -> Path:
        """Which documents repeat an earlier one, over all shards."""
        return self.state / "duplicates.parquet"

    @property
    def corpus_tables(self) -> dict[str, Path]:
        """What the command ``entities`` writes over all documents (see `pipeline.views.corpus`)."""
        return {name: self.folder / f"{name}.parquet" for name in CORPUS_TABLES}

    @property
    def spill(self) -> Path:
        """Folder for what a view of the output cannot hold in memory while it is made."""
        return self.state / "entity_index.spill"

    @property
    def config(self) -> Path:
        """The configuration of the run."""
        return self.folder / "config.toml"

    @property
    def manifest(self) -> Path:
        """Written last."""
        return self.folder / "manifest.json"

    def part(self, table: str, shard: str) -> Path:
        """Where the rows of a shard lie."""
        return self.folder / table / f"part-{shard}.parquet"

    def signed(self, shard: str) -> Path:
        """The signatures of a shard."""
        return self.signatures / f"{shard}.parquet"

    def marker(self, shard: str) -> Path:
        """The commit marker of a shard."""
        return self.done / f"{shard}.json"

    def parts(self, table: str) -> list[tuple[str, Path]]:
        """The parts of a table that are there, as (shard, path), in order."""
        named = ((_PART.fullmatch(p.name), p) for p in (self.folder / table).glob("part-*"))
        return sorted((match[1], path) for match, path in named if match)

    def files(self, table: str) -> list[Path]:
        """The files of a table that are there, in order, those of the whole corpus too."""
        if table in TABLES:
            return [path for _, path in self.parts(table)]
        return [path for path in [self.corpus_tables[table]] if path.is_file()]


def refuse_foreign(output: Output) -> None:
    """Leave alone whatever a run of ours did not write.

    Raises:
        ConfigError: the path is a file, or a folder that holds something else.
    """
    folder = output.folder
    if folder.exists() and not folder.is_dir():
        raise ConfigError(f"{output} is a file; the output must be a folder")
    if output.recipe.exists() or not folder.exists():
        return
    foreign = sorted(p.name for p in folder.iterdir() if p.name != output.state.name)
    if foreign:
        some = ", ".join(foreign[:3]) + (", …" if len(foreign) > 3 else "")
        raise ConfigError(
            f"{output} holds files that no run wrote ({some}); choose an empty or a new folder"
        )


@contextmanager
def locked(output: Output) -> Iterator[None]:
    """Create the folder's state and keep every other run out of it meanwhile.

    Raises:
        ConfigError: another run is writing to the folder, or it cannot be written to.
    """
    import fcntl

    try:
        output.tmp.mkdir(parents=True, exist_ok=True)
        output.done.mkdir(exist_ok=True)
        output.signatures.mkdir(exist_ok=True)
        output.ids.mkdir(exist_ok=True)
        stream = output.lock.open("w")
    except OSError as error:
        raise ConfigError(f"cannot write to {output}: {error.strerror}") from error
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ConfigError(f"another run is writing to {output}") from error
        except OSError as error:  # some network file systems have no locks
            logger.warning("%s cannot be locked: %s", output, error.strerror)
        yield


@contextmanager
def writing(output: Output) -> Iterator[None]:
    """Name what went wrong with the disk, such as that it is full, in one line.

    Raises:
        ConfigError: a file could not be written; what is committed stays.
    """
    try:
        yield
    except OSError as error:
        path = error.filename or output
        raise ConfigError(f"cannot write to {path}: {error.strerror or error}") from error


def clear(output: Output) -> None:
    """Remove what an earlier run wrote, and nothing else.

    The manifest and the markers go first: killed half-way, nothing claims to be committed. The
    recipe stays until the next one replaces it: it says that the folder is ours. So do ids.
    """
    output.manifest.unlink(missing_ok=True)
    shutil.rmtree(output.done)
    output.done.mkdir()
    for table in TABLES:
        for _, path in output.parts(table):
            path.unlink()
    shutil.rmtree(output.signatures, ignore_errors=True)
    output.signatures.mkdir()
    for path in (*output.corpus_tables.values(), output.duplicates, output.config, output.plan):
        path.unlink(missing_ok=True)
    output.renamed.unlink(missing_ok=True)
    output.corrections.unlink(missing_ok=True)
    clear_temporary(output)


def clear_temporary(output: Output) -> None:
    """Remove what an interrupted run left half-written."""
    shutil.rmtree(output.tmp)
    output.tmp.mkdir()
