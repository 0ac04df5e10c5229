"""Parts of the pipeline as named files: in a folder, or in one byte string."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from pipeline.errors import ModelError


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """The files of one part of a pipeline, read when they are asked for."""

    place: str  # for messages
    find: Callable[[str], bytes | None]
    folders: tuple[Path, ...] = ()  # where they lie, if they are on disk

    @classmethod
    def in_folder(cls, folder: Path, *others: Path) -> ModelFiles:
        """Stand for the files under *folder*; what is not there is looked for under *others*."""
        folders = (folder, *others)

        def find(name: str) -> bytes | None:
            path = _path(folders, name)
            return None if path is None else path.read_bytes()

        return cls(str(folder), find, folders)

    @classmethod
    def in_memory(cls, content: Mapping[str, bytes]) -> ModelFiles:
        """Stand for files given as name and content.

        >>> files = ModelFiles.in_memory({"upos/labels.json": b'["NOUN"]'})
        >>> files.within("upos").json("labels.json")
        ['NOUN']
        """
        return cls("<bytes>", content.get)

    def has(self, name: str) -> bool:
        """Tell whether there is a file of this name."""
        if self.folders:
            return self.path(name) is not None  # without reading it
        return self.find(name) is not None

    def path(self, name: str) -> Path | None:
        """Tell where a file lies, if it is on disk."""
        return _path(self.folders, name)

    def within(self, folder: str) -> ModelFiles:
        """Stand for the files of a folder among these."""
        inner = tuple(outer / folder for outer in self.folders)
        return ModelFiles(
            f"{self.place}/{folder}", lambda name: self.find(f"{folder}/{name}"), inner
        )

    def read(self, name: str) -> bytes:
        """Read a file.

        Raises:
            ModelError: there is none of this name.
        """
        data = self.find(name)
        if data is None:
            raise ModelError(f"model file missing: {self.place}/{name}")
        return data

    def json(self, name: str) -> Any:
        """Read a JSON file.

        Raises:
            ModelError: there is none of this name, or it holds no JSON.
        """
        try:
            return json.loads(self.read(name))
        except ValueError as error:
            raise ModelError(f"model file cannot be used: {self.place}/{name}: {error}") from error


def _path(folders: Iterable[Path], name: str) -> Path | None:
    return next((path for folder in folders if (path := folder / name).is_file()), None)


def as_json(value: object) -> bytes:
    """Write *value* as JSON, one entry a line."""
    return (json.dumps(value, ensure_ascii=False, indent=0) + "\n").encode()


def under(folder: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Put *files* into a folder: the reverse of `ModelFiles.within`."""
    return {f"{folder}/{name}": data for name, data in files.items()}


class Stored(ABC):
    """What spaCy asks of a part that is saved with the pipeline, over two methods.

    It is pickled as its files too, since torch cannot pickle weights that are rounded to int8.
    """

    @abstractmethod
    def to_files(self) -> dict[str, bytes]:
        """Give name and content of the files that hold the part.

        Raises:
            ModelError: it has no weights.
        """

    @abstractmethod
    def from_files(self, files: ModelFiles) -> None:
        """Take over what `to_files` gave.

        Raises:
            ModelError: a file is missing or cannot be used.
        """

    def arguments(self) -> dict[str, Any]:
        """Give the keyword arguments that make an empty part of the same settings."""
        return {}

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (type(self), self.arguments(), self.to_files())

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the files under *path*."""
        for name, data in self.to_files().items():
            target = Path(path) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:
        """Read the files under *path*."""
        self.from_files(ModelFiles.in_folder(Path(path)))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Give the files as one byte string."""
        import srsly  # type: ignore[import-untyped]

        data: bytes = srsly.msgpack_dumps(self.to_files())
        return data

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:
        """Read what `to_bytes` gave."""
        import srsly

        self.from_files(ModelFiles.in_memory(srsly.msgpack_loads(data)))
        return self


def _restored(kind: type[Stored], arguments: dict[str, Any], files: dict[str, bytes]) -> Stored:
    part = kind(**arguments)
    part.from_files(ModelFiles.in_memory(files))
    return part
