"""Files behind URLs (``s3://``, ``gs://``, ``https://``, ``memory://``), read through fsspec.

A `RemoteFile` has what readers ask of a `pathlib.Path`, so that they need not know where bytes come
from. Nothing is copied: bytes are fetched as they are read. How to log in is a matter of fsspec's
own configuration and of the environment.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeGuard
from urllib.parse import urlsplit
from urllib.request import url2pathname

from pipeline.errors import InputError, MissingDependencyError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_WEB: Final = ("http", "https")
# What file systems say of a file that is another one where the file has changed.
_VERSION: Final = frozenset(
    [
        "content-md5",
        "created",
        "digest",
        "etag",
        "generation",
        "last-modified",
        "last_modified",
        "lastmodified",
        "md5hash",
        "mtime",
        "updated",
    ]
)


@dataclass(frozen=True, slots=True)
class RemoteStat:
    """What tells that a file is still the same one; the last two have no meaning of their own."""

    st_size: int
    st_mtime_ns: int
    st_ino: int = 0


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file behind a URL."""

    url: str

    def __fspath__(self) -> str:
        """The URL: what messages and tables show."""
        return self.url

    def __str__(self) -> str:
        return self.url

    @property
    def name(self) -> str:
        """The last part of the URL, without a query."""
        parts = urlsplit(self.url)
        return PurePosixPath(parts.netloc + parts.path).name

    @property
    def suffix(self) -> str:
        """The suffix of the name, with its dot."""
        return PurePosixPath(self.name).suffix

    @property
    def stem(self) -> str:
        """The name without the suffix."""
        return PurePosixPath(self.name).stem

    def open(self, mode: str = "rb", buffering: int = 0) -> io.RawIOBase:
        """Open for reading bytes, unbuffered, whatever the arguments say.

        Raises:
            OSError: it cannot be opened; reading from it raises nothing else either.
            MissingDependencyError: fsspec, or its part for this kind of URL, is not installed.
        """
        with as_oserror():
            system, path = system_of(self.url)
            return _Remote(system.open(path, "rb"))

    def stat(self) -> RemoteStat:
        """Ask for size and version.

        Raises:
            OSError: there is no such file, or it cannot be asked for.
        """
        with as_oserror():
            system, path = system_of(self.url)
            facts = system.info(path)
        version = sorted((k, str(v)) for k, v in facts.items() if k.lower() in _VERSION)
        digest = hashlib.blake2b(repr(version).encode(), digest_size=8).digest()
        return RemoteStat(int(facts.get("size") or 0), int.from_bytes(digest, "big"))


FilePath: TypeAlias = Path | RemoteFile
"""Where a file of a corpus lies."""


def source_of(path: FilePath) -> Path | io.RawIOBase:
    """What libraries take that open files themselves."""
    return path if isinstance(path, Path) else path.open()


def is_url(argument: object) -> TypeGuard[str]:
    """Whether an argument is a URL.

    >>> is_url("s3://berita/2024"), is_url("berita/2024"), is_url(Path("s3://berita"))
    (True, False, False)
    """
    return isinstance(argument, str) and "://" in argument


def locate(url: str) -> tuple[FilePath, list[tuple[FilePath, str]] | None]:
    """The place that *url* names and, where it is a folder, the files in it, with their names.

    ``file://`` is a path of this machine.

    Raises:
        InputError: there is no such file, or it cannot be asked for.
        MissingDependencyError: fsspec, or its part for this kind of URL, is not installed.
    """
    parts = urlsplit(url)
    if parts.scheme == "file":
        return Path(url2pathname(parts.path)), None
    try:
        with as_oserror():
            system, path = system_of(url)
            if parts.scheme in _WEB or not system.isdir(path):
                if not system.exists(path):
                    raise InputError("no such file or folder", path=url)
                return RemoteFile(url), None
            return RemoteFile(url), [
                (RemoteFile(system.unstrip_protocol(found)), found[len(path) :].strip("/"))
                for found in sorted(system.find(path))
            ]
    except OSError as error:
        raise InputError(f"cannot be read: {error}", path=url) from error


def system_of(url: str) -> tuple[Any, str]:
    """The file system of a URL, and the path in it.

    Raises:
        InputError: no file system has URLs of this kind.
        MissingDependencyError: fsspec, or its part for this kind of URL, is not installed.
    """
    try:
        import fsspec

        return fsspec.core.url_to_fs(url)  # type: ignore[no-any-return]
    except ImportError as error:
        package = error.name or f"a package that reads {urlsplit(url).scheme}://"
        raise MissingDependencyError.extra(package, "remote") from error  # noqa: S610
    except ValueError as error:
        raise InputError(f"unknown kind of URL: {error}", path=url) from error


@contextmanager
def as_oserror() -> Iterator[None]:
    """Let what goes wrong far away look like what goes wrong on a disk."""
    try:
        yield
    except (OSError, InputError, MissingDependencyError):
        raise
    except Exception as error:  # whatever the client of a service raises
        raise OSError(f"{type(error).__name__}: {error}") from error


class _Remote(io.RawIOBase):
    """A file of fsspec; it raises nothing but `OSError`."""

    def __init__(self, source: Any) -> None:
        self._source = source

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self._source.seekable())

    def readinto(self, buffer: WriteableBuffer) -> int:
        target = memoryview(buffer).cast("B")
        with as_oserror():
            data = self._source.read(len(target))
        target[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        with as_oserror():
            return int(self._source.seek(offset, whence))

    def tell(self) -> int:
        return int(self._source.tell())

    def close(self) -> None:
        self._source.close()
        super().close()


def local_folder(argument: str | Path) -> Path | None:
    """The folder of this machine that an argument names; none for a URL of somewhere else."""
    if not is_url(argument):
        return Path(argument)
    parts = urlsplit(argument)
    return Path(url2pathname(parts.path)) if parts.scheme == "file" else None
