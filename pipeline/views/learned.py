"""What corrections by hand say of names, as a file of corrections that a run obeys.

Corrections hold for a whole corpus, by the words of a name. So only that is taken over which all
annotated documents agree on: a name that was marked with one label wherever it was predicted or
marked, and one that was always taken away. The others are doubtful: they are told, not written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import ConfigError
from pipeline.stages.aliases.mentions import NAME_LABELS
from pipeline.stages.aliases.names import Words, words_of
from pipeline.stages.corrections.file import read_corrections, to_toml
from pipeline.stages.corrections.known_names import Corrections
from pipeline.views.annotations import Corrected, Entity, read_corrected
from pipeline.views.writing import complete_file


@dataclass(frozen=True, slots=True)
class Learned:
    """The corrections of some documents; `left_out` are documents that nobody annotated."""

    corrections: Corrections
    doubtful: tuple[str, ...]
    left_out: int


@dataclass(slots=True)
class _Seen:
    text: str
    marked: Counter[str] = field(default_factory=Counter)  # by label, by hand
    as_predicted: int = 0
    removed: int = 0


def write_learned(file: Path, to: Path) -> Learned:
    """Write what the export *file* of Label Studio says of names into the corrections *to*.

    What *to* holds already is kept, but for what is said otherwise now; it becomes TOML.

    Raises:
        InputError: the file is no such export.
        ConfigError: *to* holds something else, or cannot be written.
    """
    if to.suffix == ".tsv":
        raise ConfigError(f"{to}: corrections are written as TOML; name a file .toml")
    known = read_corrections(to) if to.exists() else Corrections()
    learned = learn(read_corrected(file))
    with complete_file(to) as stream:
        stream.write(to_toml(_joined(known, learned.corrections)))
    return learned


def learn(tasks: Iterable[Corrected | None]) -> Learned:
    """Collect what corrected documents say of names."""
    seen: dict[Words, _Seen] = {}
    left_out = 0
    for task in tasks:
        if task is None:
            left_out += 1
        else:
            _look(task, seen)
    never, labels, doubtful = [], [], []
    for name in seen.values():
        if len(name.marked) > 1 or (name.marked and name.removed):
            doubtful.append(name.text)
        elif name.removed:
            never.append(name.text)
        elif name.marked and name.as_predicted < name.marked.total():
            labels.append((name.text, next(iter(name.marked))))
    corrections = Corrections(tuple(never), tuple(labels))
    return Learned(corrections, tuple(doubtful), left_out)


def _look(task: Corrected, seen: dict[Words, _Seen]) -> None:
    said = {(e["start"], e["end"]): e["label"] for e in task.predicted or ()}
    marked = [(e["start"], e["end"]) for e in task.entities]
    for name, entity in _names(task, task.entities, seen):
        name.marked[entity["label"]] += 1
        name.as_predicted += said.get((entity["start"], entity["end"])) == entity["label"]
    for name, entity in _names(task, task.predicted or (), seen):
        # where it became longer or shorter, it is no name there, but part of one
        name.removed += not any(
            start < entity["end"] and entity["start"] < end for start, end in marked
        )


def _names(
    task: Corrected, entities: Iterable[Entity], seen: dict[Words, _Seen]
) -> Iterator[tuple[_Seen, Entity]]:
    for entity in entities:
        text = " ".join(task.text[entity["start"] : entity["end"]].split())
        words = words_of(text)
        if entity["label"] in NAME_LABELS and words and re.match(r"\w", text):
            yield seen.setdefault(words, _Seen(text)), entity


def _joined(old: Corrections, new: Corrections) -> Corrections:
    """Both, without what *old* says otherwise."""
    never = {words_of(text) for text in new.never}
    labels = {words_of(text) for text, _ in new.labels}
    return Corrections(
        (*(t for t in old.never if words_of(t) not in labels | never), *new.never),
        (*((t, la) for t, la in old.labels if words_of(t) not in labels | never), *new.labels),
        tuple(
            (other, name)
            for other, name in old.names
            if not {words_of(other), words_of(name)} & never
        ),
    )
