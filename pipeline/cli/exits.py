"""Exit codes, and how an error of ours becomes one line on stderr and one of them."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import typer

from pipeline.errors import InputError, NoOutputError, NusawartaError, ShardError
from pipeline.records import printable

SOME_INPUT_FAILED: Final = 1
PROBLEMS_FOUND: Final = 1
USAGE: Final = 2
INTERRUPTED: Final = 130
TERMINATED: Final = 143


class Terminated(KeyboardInterrupt):
    """The process was asked to end (SIGTERM)."""


def end_on_sigterm() -> None:
    """Let SIGTERM end a command as Ctrl-C does: workers are stopped, a line says how to go on."""

    def end(_number: int, _frame: object) -> None:
        raise Terminated

    signal.signal(signal.SIGTERM, end)


@contextmanager
def friendly_errors() -> Iterator[None]:
    """Turn an error of ours into one line on stderr and an exit code."""
    try:
        yield
    except NusawartaError as error:
        typer.echo(printable(f"error: {error}"), err=True)
        failed = isinstance(error, InputError | ShardError) and not isinstance(error, NoOutputError)
        raise typer.Exit(SOME_INPUT_FAILED if failed else USAGE) from error
    except Terminated as error:
        typer.echo("terminated; the same command continues from here", err=True)
        raise typer.Exit(TERMINATED) from error
    except KeyboardInterrupt as error:
        typer.echo("interrupted; the same command continues from here", err=True)
        raise typer.Exit(INTERRUPTED) from error
