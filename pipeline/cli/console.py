"""What the commands print: progress while a run goes on, and what came of it."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
from rich.progress import Progress as ProgressBar
from rich.table import Table
from rich.text import Text

from pipeline.config import is_text_encoding
from pipeline.records import ASSUMED, EMPTY, UNREADABLE, printable

if TYPE_CHECKING:
    from pipeline.readers.remote import FilePath
    from pipeline.runs.check import CheckReport
    from pipeline.runs.progress import OnProgress, Progress
    from pipeline.runs.report import RunReport

_LINE_EVERY: Final = 10.0  # seconds between lines where there is no terminal


@contextmanager
def logged(console: Console) -> Iterator[None]:
    """Print warnings and errors of the package, a line each, meanwhile."""
    logger, handler = logging.getLogger("pipeline"), _Lines(console)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


@contextmanager
def progress_shown(console: Console) -> Iterator[OnProgress]:
    """Show progress as a bar on a terminal, as plain lines elsewhere."""
    if not console.is_terminal:
        yield _lines(console)
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rest]}"),
    )
    with ProgressBar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("documents", total=None, rest="reading the corpus")
        yield lambda progress: bar.update(
            task,
            description=progress.task,
            completed=progress.records,
            total=progress.total_records,
            rest=_rest(progress),
        )


def run_summary(report: RunReport) -> Table:
    """Lay out the figures of a run."""
    rows = {
        "documents": f"{report.documents:,}",
        "sentences": f"{report.counts['sentences']:,}",
        "tokens": f"{report.words:,}",
        "entities": f"{report.counts['entities']:,}",
        "quotes": f"{report.counts['quotes']:,}",
        "failures": f"{report.failures:,}",
        "seconds": f"{report.seconds:,.1f}",
        "words/s": f"{report.words_per_second:,.0f}",
    }
    return _two_columns(rows)


def run_facts(report: RunReport) -> dict[str, object]:
    """Collect what came of a run in the types of JSON, for scripts.

    Keys: ``out``, ``counts`` (rows by table), ``notes`` (documents by what is noted of them),
    ``other_languages`` (documents that were not analysed for theirs), ``shards``, ``skipped``
    (shards that were committed before), ``lost`` (a message for each shard that was not
    committed), ``changed`` and ``gone`` (old files that are not what was enriched of them),
    ``words`` (analysed in this call), ``seconds`` and ``words_per_second`` (of this call).
    """
    return {
        "out": str(report.out),
        "counts": dict(report.counts),
        "notes": dict(report.notes),
        "other_languages": report.other_languages,
        "shards": report.shards,
        "skipped": report.skipped,
        "lost": list(report.lost),
        "changed": list(report.changed),
        "gone": list(report.gone),
        "words": report.new_words,
        "seconds": round(report.seconds, 3),
        "words_per_second": round(report.words_per_second, 1),
    }


def run_messages(report: RunReport) -> Iterator[str]:
    """Say where things lie and what to do next, a line each."""
    if report.did_nothing:
        yield "This run was finished before; there was nothing to do."
    elif report.skipped:
        yield f"{report.skipped} of {report.shards} shards had been committed before."
    yield f"Parquet: {report.out}/<table>/part-*.parquet"
    if report.changed:
        yield f"{len(report.changed):,} old files have changed; their rows are those of before."
    if report.gone:
        yield f"{len(report.gone):,} old files are gone; their rows stay."
    if report.other_languages:
        yield (
            f"{report.other_languages:,} documents are in other languages and were not analysed "
            "(--lang any)."
        )
    if empty := report.notes.get(EMPTY):
        yield f"{empty:,} documents hold no text (note: {EMPTY})."
    if unreadable := report.notes.get(UNREADABLE):
        yield f"{unreadable:,} documents have characters that cannot be read (note: {UNREADABLE})."
    for note, documents in report.notes.items():
        if note.startswith(ASSUMED) and is_text_encoding(name := note.removeprefix(ASSUMED)):
            yield f"{documents:,} documents are not in UTF-8 and were read as {name} (--encoding)."
    if report.failures:
        yield f"{report.failures:,} inputs failed: see {report.out}/failures"
    if report.lost:
        yield (
            f"{len(report.lost)} of {report.shards} shards were not committed; "
            "the same command again retries them."
        )


def check_summary(report: CheckReport) -> Table:
    """Lay out what was looked at."""
    return _two_columns(report.facts)


def check_messages(report: CheckReport) -> Iterator[str]:
    """Name the problems, a line each."""
    yield from (f"problem: {problem}" for problem in report.problems)
    unlisted = report.n_problems - len(report.problems)
    if unlisted:
        yield f"and {unlisted:,} more problems"
    if report.ok:
        yield "No problems found."


def entity_summary(path: FilePath, *, rows: int = 15) -> Table:
    """Lay out the first *rows* entities of an index."""
    import pyarrow.parquet as pq

    from pipeline.readers.remote import source_of

    columns = ("canonical", "label", "documents", "mentions")
    first = next(
        pq.ParquetFile(source_of(path)).iter_batches(batch_size=rows, columns=columns), None
    )
    table = Table(*columns)
    for row in [] if first is None else first.to_pylist():
        table.add_row(*(str(row[name]) for name in columns))
    return table


def print_lines(lines: Iterable[str]) -> None:
    """Print lines as they are, without markup or wrapping."""
    for line in lines:
        typer.echo(printable(line))


class _Lines(logging.Handler):
    """Log records as lines on a console, above the bar where there is one."""

    def __init__(self, console: Console) -> None:
        super().__init__(logging.WARNING)
        self._console = console

    def emit(self, record: logging.LogRecord) -> None:
        line = f"{record.levelname.lower()}: {record.getMessage()}"
        self._console.print(Text(printable(line)), soft_wrap=True)


def _lines(console: Console) -> OnProgress:
    last = time.monotonic()

    def tell(progress: Progress) -> None:
        nonlocal last
        finished = progress.shards == progress.total_shards and progress.task == "documents"
        if finished or time.monotonic() - last >= _LINE_EVERY:
            last = time.monotonic()
            done = f"{progress.records:,} of {progress.total_records:,} {progress.task}"
            console.print(Text(f"{done}, {_rest(progress)}"), soft_wrap=True)

    return tell


def _rest(progress: Progress) -> str:
    shards = f"shard {progress.shards:,} of {progress.total_shards:,}"
    if progress.seconds_left is None:
        return shards
    left = f"{timedelta(seconds=round(progress.seconds_left))} left"
    speed = f"{progress.words_per_second:,.0f} words/s, " if progress.words else ""
    return f"{speed}{shards}, {left}"


def _two_columns(rows: Mapping[str, str]) -> Table:
    table = Table(show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(justify="right", overflow="fold")
    for name, value in rows.items():
        table.add_row(name, Text(value))
    return table
