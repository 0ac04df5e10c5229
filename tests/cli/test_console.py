from __future__ import annotations

import io
import logging
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from pipeline.cli import console as printing
from pipeline.runs.check import CheckReport
from pipeline.runs.progress import Progress
from pipeline.runs.report import RunReport
from pipeline.schema import TABLES

LAST = Progress("documents", 1_000, 1_000, 250_000, 2, 2, 100.0)
HALF = Progress("documents", 500, 1_000, 125_000, 1, 2, 50.0)


def console(*, terminal: bool) -> Console:
    return Console(file=io.StringIO(), force_terminal=terminal, width=120)


def text(screen: Console) -> str:
    assert isinstance(screen.file, io.StringIO)
    return screen.file.getvalue()


def run_report(**changes: Any) -> RunReport:
    counts = {**dict.fromkeys(TABLES, 0), "documents": 1_234, "tokens": 500_000}
    values: dict[str, Any] = {
        "notes": {},
        "shards": 3,
        "skipped": 0,
        "lost": (),
        "changed": (),
        "gone": (),
        "new_words": 500_000,
        "seconds": 200.0,
    }
    return RunReport(Path("out"), {**counts, **changes.pop("counts", {})}, **{**values, **changes})


def test_elsewhere_progress_is_plain_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "_LINE_EVERY", 0.0)
    screen = console(terminal=False)
    with printing.progress_shown(screen) as on_progress:
        on_progress(HALF)
        on_progress(LAST)
    assert text(screen).splitlines() == [
        "500 of 1,000 documents, 2,500 words/s, shard 1 of 2, 0:00:50 left",
        "1,000 of 1,000 documents, 2,500 words/s, shard 2 of 2, 0:00:00 left",
    ]


def test_lines_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = console(terminal=False)
    with printing.progress_shown(screen) as on_progress:
        for _ in range(100):
            on_progress(HALF)
    assert text(screen) == ""


def test_a_terminal_gets_a_bar() -> None:
    screen = console(terminal=True)
    with printing.progress_shown(screen) as on_progress:
        on_progress(HALF)
    assert "reading the corpus" in text(screen)
    assert "500/1000" in text(screen)
    assert "2,500 words/s" in text(screen)


def test_warnings_of_the_package_are_lines() -> None:
    screen = console(terminal=False)
    with printing.logged(screen):
        logging.getLogger("pipeline.readers").warning("skipped %s", "a[b].xyz")
        logging.getLogger("elsewhere").warning("unheard")
    logging.getLogger("pipeline").warning("later")
    assert text(screen) == "warning: skipped a[b].xyz\n"


def test_the_summary_has_figures() -> None:
    screen = console(terminal=False)
    screen.print(printing.run_summary(run_report()))
    for expected in ("1,234", "500,000", "200.0", "2,500"):
        assert expected in text(screen)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({}, "Parquet: out/<table>/part-*.parquet"),
        ({"skipped": 3}, "This run was finished before"),
        ({"skipped": 2}, "2 of 3 shards had been committed before."),
        ({"counts": {"failures": 7}}, "7 inputs failed: see out/failures"),
        (
            {"notes": {"other_language": 5}},
            "5 documents are in other languages and were not analysed",
        ),
        ({"notes": {"empty": 1_000}}, "1,000 documents hold no text (note: empty)."),
        ({"notes": {"unreadable_characters": 2}}, "2 documents have characters that cannot be"),
        ({"notes": {"assumed_cp1252": 3}}, "3 documents are not in UTF-8 and were read as cp1252"),
        ({"changed": ("a", "b")}, "2 old files have changed; their rows"),
        ({"gone": tuple("abcd")}, "4 old files are gone; their rows stay."),
        ({"lost": ("x",)}, "1 of 3 shards were not committed"),
    ],
)
def test_messages_say_what_to_do_next(changes: dict[str, object], message: str) -> None:
    lines = list(printing.run_messages(run_report(**changes)))
    assert any(line.startswith(message) for line in lines)
    assert len(lines) == 1 + bool(changes)


def test_problems_beyond_the_listed_are_counted() -> None:
    lines = list(printing.check_messages(CheckReport({}, ("a", "b"), 5_002)))
    assert lines == ["problem: a", "problem: b", "and 5,000 more problems"]
    assert list(printing.check_messages(CheckReport({}, (), 0))) == ["No problems found."]
