"""`FieldConfig`: which column of the input holds what."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.config.choices import INPUT
from pipeline.settings import setting


def _column(of: str, *, flag: str, rare: bool = False) -> str | None:
    return setting(
        None,
        f"Column of {of}, else guessed.",
        group=INPUT,
        flag=flag,
        metavar="NAME",
        shown_default="guessed",
        rare=rare,
    )


@dataclass(frozen=True, slots=True)
class FieldConfig:
    """Names of the input columns; `None` means: guess (see `pipeline.readers.fields`)."""

    text: str | None = _column("the text", flag="--text-field")
    html: str | None = _column("HTML pages", flag="--html-field", rare=True)
    title: str | None = _column("the title", flag="--title-field")
    date: str | None = _column("the date", flag="--date-field")
    id: str | None = _column("the document id", flag="--id-field")
    url: str | None = _column("the URL", flag="--url-field", rare=True)
    author: str | None = _column("the author", flag="--author-field", rare=True)
    editor: str | None = _column("the editor", flag="--editor-field", rare=True)
    source: str | None = _column("the outlet or agency", flag="--source-field", rare=True)
    section: str | None = _column("the section of the outlet", flag="--section-field", rare=True)
