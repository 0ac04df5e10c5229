"""F1 of the finders of dates and amounts on annotated sentences.

Run as ``python -m tests.stages.values.value_scores [dates.jsonl] [amounts.jsonl]``. A line holds
``text``, for dates ``published`` (ISO 8601 or null), and ``mentions`` with ``start``, ``end``,
``label``, ``value`` and, for amounts, ``unit``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pipeline.stages.amounts.finder import find_amounts
from pipeline.stages.dates.finder import find_dates
from pipeline.stages.values.matches import Match

DATES = Path(__file__).parents[1] / "dates/dates.jsonl"
AMOUNTS = Path(__file__).parents[1] / "amounts/amounts.jsonl"
Key = tuple[int, int, str, str | None, str | None]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over mentions; a hit has the same extent, label, value and unit."""

    hits: int
    found: int
    expected: int

    @property
    def f1(self) -> float:
        return 2 * self.hits / max(1, self.found + self.expected)


def read_rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def expected_of(row: Row) -> set[Key]:
    return {(m["start"], m["end"], m["label"], m["value"], m.get("unit")) for m in row["mentions"]}


def keys_of(matches: Iterable[Match]) -> set[Key]:
    return {(m.start, m.end, m.label, m.value, m.unit) for m in matches}


def dates_in(row: Row) -> list[Match]:
    published = row["published"]
    return find_dates(row["text"], anchor=published and datetime.fromisoformat(published))


def amounts_in(row: Row) -> list[Match]:
    return find_amounts(row["text"])


def score(rows: Iterable[Row], find: Callable[[Row], list[Match]]) -> Score:
    hits = found = expected = 0
    for row in rows:
        got, want = keys_of(find(row)), expected_of(row)
        hits, found, expected = hits + len(got & want), found + len(got), expected + len(want)
    return Score(hits, found, expected)


def main(dates: str = str(DATES), amounts: str = str(AMOUNTS)) -> None:
    for path, find in ((dates, dates_in), (amounts, amounts_in)):
        result = score(read_rows(Path(path)), find)
        sys.stdout.write(f"{path}: F1 {100 * result.f1:.1f} {result}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
