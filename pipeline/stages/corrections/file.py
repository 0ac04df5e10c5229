"""Reads a file of corrections, TOML or tab-separated, and checks it.

TOML::

    never = ["Simak"]

    [labels]
    "Bank Sampah Melati" = "ORG"

    [names]
    "Ratna Widjaja" = ["Bu Ratna", "RW"]

The same in three columns, *kind*, *name* and *value*; a line that begins with ``#`` is a comment::

    never   Simak
    label   Bank Sampah Melati   ORG
    name    Ratna Widjaja        Bu Ratna
    name    Ratna Widjaja        RW
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pipeline.errors import ConfigError
from pipeline.stages.aliases.mentions import NAME_LABELS
from pipeline.stages.aliases.names import Words, words_of
from pipeline.stages.corrections.known_names import Corrections

_TABLES: Final = ("never", "labels", "names")
_KINDS: Final = {"never": 2, "label": 3, "name": 3}  # columns
_SHOWN: Final = 10  # problems named


@dataclass(frozen=True, slots=True)
class _Entry:
    line: int
    kind: str  # of `_KINDS`
    name: str
    value: str = ""

    def problem(self) -> str | None:
        """What is wrong with this entry, whatever the others say."""
        for text in (self.name, self.value) if self.kind == "name" else (self.name,):
            if not re.match(r"\w", text):
                return f"a name begins with a letter or a digit, not {text!r}"
        if self.kind == "label" and self.value not in NAME_LABELS:
            return str(ConfigError.unknown("label", self.value, NAME_LABELS))
        return None


def read_corrections(path: str | Path) -> Corrections:
    """Read the corrections of a user.

    Raises:
        ConfigError: the file cannot be read, or entries of it are wrong; the message names the
            file, the line and the problem, and the problems are told at once.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"cannot read corrections {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not valid UTF-8: {error}") from error
    try:
        entries = list(_of_lines(text) if Path(path).suffix == ".tsv" else _of_toml(text))
    except ValueError as error:  # TOMLDecodeError is one
        raise ConfigError(f"{path}: {error}") from error
    problems = sorted({*_wrong(entries), *_contradictions(entries)})
    if problems:
        told = [f"line {line}: {problem}" for line, problem in problems[:_SHOWN]]
        more = [f"and {len(problems) - _SHOWN} more"] if len(problems) > _SHOWN else []
        raise ConfigError(f"{path}: " + "; ".join([*told, *more]))
    return _collected(entries)


def to_toml(corrections: Corrections) -> str:
    """Write corrections as TOML that `read_corrections` reads."""
    import tomli_w

    others: dict[str, list[str]] = {}
    for other, name in corrections.names:
        others.setdefault(name, []).append(other)
    tables = {"labels": dict(corrections.labels), "names": others}
    return tomli_w.dumps({"never": list(corrections.never), **tables})


def _of_lines(text: str) -> Iterator[_Entry]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        kind, *cells = (" ".join(cell.split()) for cell in line.rstrip("\t").split("\t"))
        if kind not in _KINDS:
            raise ValueError(f"line {number}: {ConfigError.unknown('kind', kind, _KINDS)}")
        if len(cells) + 1 != _KINDS[kind]:
            raise ValueError(
                f"line {number}: {kind} takes {_KINDS[kind]} columns, here are {len(cells) + 1}"
            )
        yield _Entry(number, kind, *cells)


def _of_toml(text: str) -> Iterator[_Entry]:
    data = tomllib.loads(text)
    lines = text.splitlines()
    for table in data:
        if table not in _TABLES:
            raise ValueError(
                f"line {_line_of(lines, table)}: {ConfigError.unknown('table', table, _TABLES)}"
            )
    for name in _texts(data.get("never", []), "never", lines):
        yield _Entry(_line_of(lines, name), "never", name)
    for name, label in _table(data, "labels", lines):
        if not isinstance(label, str):
            raise ValueError(f"line {_line_of(lines, name)}: the label of {name!r} must be a text")
        yield _Entry(_line_of(lines, name), "label", name, label)
    for name, others in _table(data, "names", lines):
        for other in _texts(others, name, lines):
            line = _line_of(lines, other, start=_line_of(lines, name))
            yield _Entry(line, "name", name, other)


def _table(data: dict[str, Any], table: str, lines: Sequence[str]) -> Iterator[tuple[str, Any]]:
    found = data.get(table, {})
    if not isinstance(found, dict):
        raise ValueError(f"line {_line_of(lines, table)}: {table} must be a table, as [{table}]")
    yield from found.items()


def _texts(value: object, name: str, lines: Sequence[str]) -> list[str]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return value
    raise ValueError(f"line {_line_of(lines, name)}: {name} must be a list of texts")


def _line_of(lines: Sequence[str], text: str, *, start: int = 1) -> int:
    """The first line from *start* on that has *text*; tomllib does not say where it stands."""
    numbered = enumerate(lines[start - 1 :], start)
    return next((number for number, line in numbered if text in line), start)


def _wrong(entries: Sequence[_Entry]) -> Iterator[tuple[int, str]]:
    for entry in entries:
        if problem := entry.problem():
            yield entry.line, problem


def _contradictions(entries: Sequence[_Entry]) -> Iterator[tuple[int, str]]:
    never = {words_of(entry.name) for entry in entries if entry.kind == "never"}
    heads = {words_of(entry.name) for entry in entries if entry.kind == "name"}
    labels: dict[Words, str] = {}
    stands_for: dict[Words, str] = {}
    for entry in entries:
        if entry.kind == "never":
            continue
        other = entry.value if entry.kind == "name" else ""
        for text in (entry.name, other):
            if words_of(text) in never:
                yield entry.line, f"{text!r} is never a name, and has a {entry.kind}"
        if not other:
            if labels.setdefault(words_of(entry.name), entry.value) != entry.value:
                yield entry.line, f"{entry.name!r} has more than one label"
            continue
        if stands_for.setdefault(words_of(other), entry.name) != entry.name:
            yield entry.line, f"{other!r} stands for another name already"
        if words_of(other) in heads - {words_of(entry.name)}:
            yield entry.line, f"{other!r} stands for {entry.name!r}, and others for it"


def _collected(entries: Sequence[_Entry]) -> Corrections:
    return Corrections(
        tuple(entry.name for entry in entries if entry.kind == "never"),
        tuple((entry.name, entry.value) for entry in entries if entry.kind == "label"),
        tuple((entry.value, entry.name) for entry in entries if entry.kind == "name"),
    )
