"""What can go wrong, by consequence.

`NusawartaError` is the root: catching it catches whatever this package raises on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


class NusawartaError(Exception):
    """Root of all errors that this package raises on purpose."""


class ConfigError(NusawartaError):
    """The configuration cannot be used; raised before any work is done."""

    @classmethod
    def unknown(cls, what: str, value: object, choices: Iterable[str]) -> ConfigError:
        """Name the value that was given and list the valid ones."""
        return cls(f"unknown {what} {value!r}; choose one of: {', '.join(sorted(choices))}")


class InputError(NusawartaError):
    """An input cannot be read; names the file and, where there is one, the position in it."""

    def __init__(
        self, message: str, *, path: str | Path | None = None, position: int | None = None
    ) -> None:
        """Keep *path* and *position* (see `pipeline.records.Record`) beside the message."""
        self.path = None if path is None else str(path)
        self.position = position
        where = "" if path is None else f"{path}: "
        if path is not None and position is not None:
            where = f"{path}, record {position}: "
        super().__init__(where + message)
        self.message = message


class NoOutputError(InputError):
    """A folder or URL is not the output of a run, or of one that has not ended."""


class MissingDependencyError(NusawartaError):
    """An optional package is needed; the message is the command that installs it."""

    @classmethod
    def extra(cls, package: str, extra: str) -> MissingDependencyError:
        """Say which extra of the distribution brings *package*."""
        return cls(f"{package} is not installed; run: pip install 'nusawarta[{extra}]'")


class ModelError(NusawartaError):
    """A model file is missing or is not the one that the manifest describes."""


class ShardError(NusawartaError):
    """A shard was not committed; the others go on."""
