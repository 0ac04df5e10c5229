"""Names corrected by hand in Label Studio, back as training data.

`import_annotations` reads the project's export in the format *JSON*. Offsets of its regions count
code points, or UTF-16 code units in older versions; the text that each region repeats decides.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, TextIO

from pipeline.errors import InputError
from pipeline.readers import json as json_reader
from pipeline.views.writing import complete_file

Task = dict[str, Any]


def import_annotations(file: Path, to: Path | TextIO) -> tuple[int, int]:
    """Write the corrected tasks of *file*, a JSON object a line: ``id``, ``text``, ``entities``.

    Of several annotations of a task the newest counts. Gives how many tasks were written, and how
    many were left out because nobody annotated them, or only skipped them.

    Raises:
        InputError: the file is no such export, a region does not fit its text, or two overlap.
        ConfigError: *to* cannot be written.
    """
    if not isinstance(to, Path):
        return _write(_tasks(file), to)
    with complete_file(to) as stream:
        return _write(_tasks(file), stream)


def _write(tasks: Iterable[Task | None], stream: TextIO) -> tuple[int, int]:
    written = left_out = 0
    for task in tasks:
        if task is None:
            left_out += 1
            continue
        stream.write(json.dumps(task, ensure_ascii=False) + "\n")
        written += 1
    return written, left_out


def _tasks(file: Path) -> Iterator[Task | None]:
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


def _task(task: Mapping[str, Any]) -> Task | None:
    data, done = task["data"], [a for a in task["annotations"] if not a.get("was_cancelled")]
    if not done:
        return None
    newest = max(done, key=lambda annotation: str(annotation.get("updated_at", "")))
    text = data["text"]
    regions = [r for r in newest["result"] if r["type"] == "labels"]
    entities = sorted(
        (_entity(text, region["value"]) for region in regions), key=lambda entity: entity["start"]
    )
    _refuse_overlaps(text, entities)
    return {"id": str(data.get("doc_id", task.get("id"))), "text": text, "entities": entities}


def _entity(text: str, value: Mapping[str, Any]) -> dict[str, Any]:
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
