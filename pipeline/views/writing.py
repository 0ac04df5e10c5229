"""Files that are complete or not there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from pipeline.errors import ConfigError


@contextmanager
def complete_file(file: Path) -> Iterator[TextIO]:
    """Open *file* for text; it appears, or replaces what was there, when all is written.

    Raises:
        ConfigError: it cannot be written, as on a full disk.
    """
    temporary = file.with_name(f"{file.name}.tmp")
    with _named(file):
        try:
            with temporary.open("w", encoding="utf-8", newline="") as stream:
                yield stream
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)


@contextmanager
def complete_folder(folder: Path) -> Iterator[Path]:
    """Make a new folder to write into; it has its name when all is written.

    Raises:
        ConfigError: it is there already, or cannot be written.
    """
    if folder.exists():
        raise ConfigError(f"{folder} is there already; choose a new folder")
    temporary = folder.with_name(f"{folder.name}.tmp")
    with _named(folder):
        try:
            temporary.mkdir()
            yield temporary
            temporary.replace(folder)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ConfigError(f"cannot write {path}: {error.strerror or error}") from error
