"""From the arguments of a run to the files of the corpus, in a fixed order."""

from __future__ import annotations

import logging
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import InputError
from pipeline.readers.formats import find_format, known_formats, unknown_format
from pipeline.readers.remote import FilePath, is_url, locate
from pipeline.readers.streams import shown

_LOG = logging.getLogger(__name__)
_NAMED_IN_WARNING = 5
_MAIMED_URL = re.compile(r"(?:https?|s3|gs|file):/[^/]")  # what pathlib makes of a URL
RUN_MARK = "_state/run.json"
"""What every output of a run holds, under its folder."""


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file of the corpus.

    `path` is where it lies; `name` is what identifies it whatever the corpus lies in: its path
    relative to the argument that it came from, in POSIX form, or its base name where the
    argument was the file itself. ``doc_id``s are made from `name` (see `pipeline.readers.fields`).
    `encoding` is the one that its text is said to be in; ``None``: it is to be recognised.
    """

    path: FilePath
    name: str
    encoding: str | None = None


def find_files(
    paths: str | Path | Sequence[str | Path], *, encoding: str | None = None
) -> list[CorpusFile]:
    """The files of a corpus: arguments in the order given, folders walked in sorted order.

    A text with ``://`` is a URL (see `pipeline.readers.remote`).
    *encoding* is what their texts are said to be in.

    In folders, names that start with ``.``, ``_`` or ``README``, parts of a saved page (``x_files``
    beside ``x.html``), linked folders, files of unknown format and the outputs of runs are left
    out, with a warning of those that could be read. A file reached twice is read once.

    Names are unique: where two files would have the same one, each takes as many more of the
    folders above it as it needs to differ (``a/x.txt`` and ``b/x.txt`` for the arguments ``a``
    and ``b``), whatever the order of the arguments.

    Raises:
        InputError: a path that does not exist, an argument of unknown format (the known suffixes
            are listed), a folder without a file that can be read; all problems at once.
    """
    arguments = [paths] if isinstance(paths, (str, Path)) else list(paths)
    if not arguments:
        raise InputError("no input given: name at least one file or folder")
    found: list[CorpusFile] = []
    problems: list[InputError] = []
    for argument in arguments:
        try:
            found += _find_url(argument) if is_url(argument) else _find(Path(argument))
        except InputError as error:
            problems.append(error)
    if problems:
        raise problems[0] if len(problems) == 1 else InputError("\n".join(map(str, problems)))
    unique = _with_unique_names(_without_repeats(found))
    return [replace(file, encoding=encoding) for file in unique]


def _find_url(url: str) -> list[CorpusFile]:
    place, inside = locate(url)
    if isinstance(place, Path):
        return _find(place)
    if inside is None:
        if find_format(place) is None:
            raise InputError(unknown_format(place), path=url)
        return [CorpusFile(place, place.name)]
    names = [name for _, name in inside]
    runs = tuple(name.removesuffix(RUN_MARK) for name in names if name.endswith(RUN_MARK))
    if "" in runs:
        raise InputError("the folder holds the output of a run, not articles", path=url)
    if runs:
        _LOG.warning("skipped what runs have written: %s", ", ".join(runs))
    articles = [(file, name) for file, name in inside if not name.startswith(runs)]
    hidden = [name for _, name in articles if any(map(_is_passed_over, name.split("/")))]
    _tell_hidden(url, hidden)
    left_out = set(hidden)
    kept = [CorpusFile(file, name) for file, name in articles if name not in left_out]
    return _readable(url, kept)


def _find(argument: Path) -> list[CorpusFile]:
    try:
        if argument.is_dir():
            return _find_in_folder(argument)
        is_file = argument.is_file()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=shown(argument)) from error
    if not is_file:
        exists = argument.exists()
        message = "neither a file nor a folder" if exists else "no such file or folder"
        if not exists and _MAIMED_URL.match(str(argument)):
            message += "; a URL is given as text, with two slashes"
        raise InputError(message, path=shown(argument))
    if find_format(argument) is None:
        raise InputError(unknown_format(argument), path=shown(argument))
    return [CorpusFile(argument, argument.name)]


def holds_run(folder: Path) -> bool:
    """Whether a folder is the output of a run: its tables are no articles."""
    return (folder / RUN_MARK).is_file()


def _find_in_folder(folder: Path) -> list[CorpusFile]:
    if holds_run(folder):
        raise InputError("the folder holds the output of a run, not articles", path=shown(folder))
    relative = sorted(_walk(folder), key=lambda path: path.parts)
    files = [CorpusFile(folder / path, path.as_posix()) for path in relative]
    return _readable(shown(folder), files)


def _readable(folder: str, files: Sequence[CorpusFile]) -> list[CorpusFile]:
    """The files in a folder that some reader takes; there must be one."""
    known = [file for file in files if find_format(file.path) is not None]
    unknown = [shown(file.name) for file in files if find_format(file.path) is None]
    if unknown:
        _warn_skipped(folder, unknown, "of unknown format")
    if not known:
        raise InputError(
            f"the folder holds no file that can be read; {known_formats()}", path=folder
        )
    return known


def _walk(folder: Path) -> Iterator[Path]:
    """Files below *folder*, relative to it, in no fixed order."""
    runs: list[str] = []
    hidden: list[str] = []
    for at, folders, files in os.walk(folder, onerror=_warn):
        here = Path(at)
        inside = here.relative_to(folder)
        hidden += [(inside / name).as_posix() for name in files if _is_passed_over(name)]
        saved = {f"{Path(name).stem}_files" for name in files if name.endswith((".html", ".htm"))}
        left_out = {name for name in folders if _is_passed_over(name) or name in saved}
        hidden += [f"{(inside / name).as_posix()}/" for name in left_out]
        folders[:] = [name for name in folders if name not in left_out]
        runs += [shown(here / name) for name in folders if holds_run(here / name)]
        folders[:] = [name for name in folders if not holds_run(here / name)]
        for name in files:
            if not _is_passed_over(name) and (here / name).is_file():
                yield inside / name
    _tell_hidden(shown(folder), sorted(hidden))
    if runs:
        _LOG.warning("skipped what runs have written: %s", ", ".join(sorted(runs)))


def _tell_hidden(folder: str, names: Sequence[str]) -> None:
    """Warn of folders that were left out for their names, and of files that could be read."""
    told = [name for name in names if name.endswith("/") or find_format(Path(name)) is not None]
    if told:
        _warn_skipped(folder, [shown(name) for name in told], "or folders by their names")


def _warn_skipped(folder: str, names: Sequence[str], why: str) -> None:
    some = ", ".join(names[:_NAMED_IN_WARNING]) + ", ..." * (len(names) > _NAMED_IN_WARNING)
    _LOG.warning("%s: skipped %d files %s: %s", folder, len(names), why, some)


def _warn(error: OSError) -> None:
    _LOG.warning("skipped a folder that cannot be read: %s: %s", error.filename, error.strerror)


def _is_passed_over(name: str) -> bool:
    """Whether a name in a folder is no article: hidden, private, or a note on what is in it."""
    return name.startswith((".", "_", "README"))


def _without_repeats(files: Sequence[CorpusFile]) -> list[CorpusFile]:
    unique: dict[str, CorpusFile] = {}
    for file in files:
        if unique.setdefault(os.path.realpath(file.path), file) is not file:
            _LOG.warning("%s: given more than once, read once", shown(file.path))
    return list(unique.values())


def _with_unique_names(files: Sequence[CorpusFile]) -> list[CorpusFile]:
    names = [file.name for file in files]
    while True:
        repeated = {name for name, count in Counter(names).items() if count > 1}
        if not repeated:
            return [replace(file, name=name) for file, name in zip(files, names, strict=True)]
        names = [
            _longer(name, file.path) if name in repeated else name
            for file, name in zip(files, names, strict=True)
        ]


def _longer(name: str, path: FilePath) -> str:
    """*name* with one more folder of the absolute *path* in front."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    parts = absolute.parts[-(name.count("/") + 2) :]
    return Path(*parts).as_posix()
