"""What the bench found, as tables for people and as JSON for machines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rich.table import Table


@dataclass(frozen=True, slots=True)
class Speed:
    """How long something took over so many words; the seconds of the fastest of `times` calls."""

    group: str
    name: str
    seconds: float
    words: int
    times: int

    @property
    def rate(self) -> float:
        """Words a second."""
        return self.words / self.seconds


@dataclass(frozen=True, slots=True)
class Amount:
    """A measured number that is no speed: memory, a start, the cost of a document."""

    group: str
    name: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two speeds, by name: how many times the words a second of *theirs* are *ours*."""

    ours: str
    theirs: str


@dataclass(slots=True)
class Report:
    """Everything of one call of the bench."""

    machine: Mapping[str, Any]
    settings: Mapping[str, Any]
    speeds: list[Speed] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # what was left out, and why

    def ratios(self, comparisons: Sequence[Comparison]) -> Iterator[tuple[Comparison, float]]:
        """Give the ratio of each comparison of which both sides were measured."""
        by_name = {speed.name: speed for speed in self.speeds}
        for pair in comparisons:
            if pair.ours in by_name and pair.theirs in by_name:
                yield pair, by_name[pair.ours].rate / by_name[pair.theirs].rate


def as_json(report: Report, comparisons: Sequence[Comparison]) -> dict[str, Any]:
    """Collect a report in the types of JSON; seconds and ratios are not rounded."""
    return {
        "machine": dict(report.machine),
        "settings": dict(report.settings),
        "speeds": [
            {
                "group": speed.group,
                "name": speed.name,
                "words": speed.words,
                "seconds": speed.seconds,
                "words_per_second": speed.rate,
                "fastest_of": speed.times,
            }
            for speed in report.speeds
        ],
        "ratios": [
            {"ours": pair.ours, "theirs": pair.theirs, "ratio": ratio}
            for pair, ratio in report.ratios(comparisons)
        ],
        "amounts": [
            {"group": a.group, "name": a.name, "value": a.value, "unit": a.unit}
            for a in report.amounts
        ],
        "notes": list(report.notes),
    }


def as_tables(report: Report, comparisons: Sequence[Comparison]) -> Iterator[Table]:
    """Make a table of speeds, one of ratios, and one of the other numbers, if there are any."""
    speeds = Table("what", "words", "seconds", "words/s", "fastest of", title="Speed")
    _right_align(speeds, first=1)
    for group in _in_order(speed.group for speed in report.speeds):
        speeds.add_section()
        speeds.add_row(f"[bold]{group}")
        for speed in (speed for speed in report.speeds if speed.group == group):
            numbers = f"{speed.words:,}", f"{speed.seconds:.2f}", f"{speed.rate:,.0f}"
            speeds.add_row(speed.name, *numbers, str(speed.times))
    yield speeds
    ratios = Table("ours", "beside", "times as fast", title="Ratios of words/s")
    _right_align(ratios, first=2)
    for pair, ratio in report.ratios(comparisons):
        ratios.add_row(pair.ours, pair.theirs, f"{ratio:.1f}")
    if ratios.row_count:
        yield ratios
    amounts = Table("what", "value", "unit", title="Memory, start and growth")
    _right_align(amounts, first=1)
    for group in _in_order(amount.group for amount in report.amounts):
        amounts.add_section()
        amounts.add_row(f"[bold]{group}")
        for amount in (amount for amount in report.amounts if amount.group == group):
            amounts.add_row(amount.name, f"{amount.value:,.2f}", amount.unit)
    if amounts.row_count:
        yield amounts


def _in_order(names: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _right_align(table: Table, *, first: int) -> None:
    for column in table.columns[first:]:
        column.justify = "right"
