"""Names corrected by hand in Label Studio, back as training data.

`read_corrected` reads the project's export in the format *JSON*, `import_annotations` writes it as
training data; `pipeline.views.learned` makes corrections of it. Offsets of its regions count
code points, or UTF-16 code units in older versions; the text that each region repeats decides.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, TextIO

from pipeline.errors import InputError
from pipeline.readers import json as json_reader
from pipeline.views.writing import complete_file

Entity = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A document with its names as somebody corrected them, and as they were predicted."""

    doc_id: str
    text: str
    entities: list[Entity]  # start, end, label
    predicted: list[Entity] | None  # where the export has them


def import_annotations(file: Path, to: Path | TextIO) -> tuple[int, int]:
    """Write the corrected tasks of *file*, a JSON object a line: ``id``, ``text``, ``entities``.

    Of several annotations of a task the newest counts. Gives how many tasks were written, and how
    many were left out because nobody annotated them, or only skipped them.

    Raises:
        InputError: the file is no such export, a region does not fit its text, or two overlap.
        ConfigError: *to* cannot be written.
    """
    if not isinstance(to, Path):
        return _write(read_corrected(file), to)
    with complete_file(to) as stream:
        return _write(read_corrected(file), stream)


def _write(tasks: Iterable[Corrected | None], stream: TextIO) -> tuple[int, int]:
    written = left_out = 0
    for task in tasks:
        if task is None:
            left_out += 1
            continue
        row = {"id": task.doc_id, "text": task.text, "entities": task.entities}
        stream.write(json.dumps(row, ensure_ascii=False) + "\n")
        written += 1
    return written, left_out


def read_corrected(file: Path) -> Iterator[Corrected | None]:
    """Read the tasks of an export; ``None`` stands for one that nobody annotated.

    Raises:
        InputError: see `import_annotations`.
    """
    for position, row in enumerate(json_reader.rows(file)):
        if isinstance(row, InputError):
            raise InputError(row.message, path=file)
        try:
            yield _task(row())
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(_told(error), path=file, position=position) from error


def _told(error: Exception) -> str:
    what = f"{error} is missing" if isinstance(error, KeyError) else str(error)
    return f"not a task of Label Studio's export in the format JSON: {what}"


def _task(task: Mapping[str, Any]) -> Corrected | None:
    data, done = task["data"], [a for a in task["annotations"] if not a.get("was_cancelled")]
    if not done:
        return None
    newest = max(done, key=lambda annotation: str(annotation.get("updated_at", "")))
    text = data["text"]
    entities = _entities(text, newest["result"])
    _refuse_overlaps(text, entities)
    said = _predicted(task, newest)
    return Corrected(
        str(data.get("doc_id", task.get("id"))),
        text,
        entities,
        None if said is None else _entities(text, said),
    )


def _predicted(task: Mapping[str, Any], annotation: Mapping[str, Any]) -> list[Any] | None:
    """The prediction that an annotation was begun with, or else the last one of the task."""
    said = [annotation.get("prediction"), *reversed(task.get("predictions") or [])]
    known = (item["result"] for item in said if isinstance(item, Mapping) and "result" in item)
    return next(known, None)


def _entities(text: str, regions: Iterable[Mapping[str, Any]]) -> list[Entity]:
    named = (_entity(text, r["value"]) for r in regions if r["type"] == "labels")
    return sorted(named, key=lambda entity: int(entity["start"]))


def _entity(text: str, value: Mapping[str, Any]) -> Entity:
    (label,) = value["labels"]
    start, end, said = value["start"], value["end"], value.get("text")
    if said is not None and text[start:end] != said:
        start, end = (_code_points(text, units) for units in (start, end))
        if text[start:end] != said:
            raise ValueError(f"the region {said!r} is not where it says in the text")
    if not 0 <= start < end <= len(text):
        raise ValueError(f"the region {start}-{end} is not in the text")
    return {"start": start, "end": end, "label": label}


def _code_points(text: str, units: int) -> int:
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore"))


def _refuse_overlaps(text: str, entities: Sequence[Mapping[str, Any]]) -> None:
    for one, other in pairwise(entities):
        if other["start"] < one["end"]:
            names = [text[entity["start"] : entity["end"]] for entity in (one, other)]
            raise ValueError(f"the regions {names[0]!r} and {names[1]!r} overlap")
