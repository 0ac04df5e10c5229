"""Pages that are no article: error pages, cookie walls, pages without text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.article.html.lines import PageLine
from pipeline.errors import InputError
from pipeline.language_data import read_toml

# An error page or a wall says little; an article about cookies says more.
_SHORT = 120  # words


def refuse(lines: Sequence[PageLine], *, title: str | None, page_title: str | None) -> None:
    """Refuse a page that holds no article.

    Args:
        lines: the lines taken for the body.
        title: the headline that was found.
        page_title: content of ``<title>``.

    Raises:
        InputError: the page is an error page, a cookie or browser wall, or holds no running text;
            the message says which, and quotes what gave it away.
    """
    words = sum(line.words for line in lines)
    if words < _SHORT:
        for text in (title, page_title, *(line.text for line in lines[:3])):
            if text and _matches("error_titles", text):
                raise InputError(f"an error page, not an article: {text[:80]!r}")
        wall = [line for line in lines if _matches("wall_texts", line.text)]
        if wall and 2 * sum(line.words for line in wall) >= words:
            raise InputError(f"a cookie or browser wall, not an article: {wall[0].text[:80]!r}")
    if not any(line.prose for line in lines):
        shown = f" (title {title[:80]!r})" if title else ""
        raise InputError(f"no article text was found on the page{shown}")


def _matches(group: str, text: str) -> bool:
    return _pattern(group).search(text[:300]) is not None


@cache
def _pattern(group: str) -> re.Pattern[str]:
    return re.compile("|".join(read_toml("html/noise.toml")[group]), re.IGNORECASE)
