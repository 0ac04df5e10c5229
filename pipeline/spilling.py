"""DuckDB in bounded memory: what does not fit goes to disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY: Final = "1GB"
_PROGRESS: Final = "select current_setting('enable_progress_bar')"


def open_spilling(
    scratch: Path,
    *,
    database: Path | None = None,
    memory: str = MEMORY,
    settings: Mapping[str, str | bool | int | float | list[str]] | None = None,
) -> DuckDBPyConnection:
    """Open DuckDB so that it takes no more than *memory*, and the folder *scratch* beyond it.

    Its tables are gone when it is closed, unless a file is given as *database*; *settings* are
    DuckDB's own.
    """
    import duckdb

    limits = {"memory_limit": memory, "temp_directory": str(scratch)}
    connection = duckdb.connect(
        ":memory:" if database is None else str(database), config={**(settings or {}), **limits}
    )
    # Off already in Jupyter, where DuckDB refuses to hear of it unless ipywidgets is there.
    if connection.execute(_PROGRESS).fetchall() == [(True,)]:
        connection.execute("set enable_progress_bar = false")
    return connection
