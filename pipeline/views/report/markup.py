"""Pieces of HTML: what is not `Markup` is text, and is escaped."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from html import escape
from typing import NamedTuple

from pipeline.views.figures import grouped


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Cell = str | int | float | None
"""Text, markup, or a number; an integer is written with dots between thousands."""


class Section(NamedTuple):
    """A part of the page: its anchor, its name in the list, its heading and what it holds."""

    id: str
    name: str
    title: str
    body: Markup


def text(value: Cell) -> Markup:
    """Escape what is not markup, and write numbers as Indonesian readers know them.

    >>> text("<b>"), text(20000), text(None), text(Markup("<b>"))
    ('&lt;b&gt;', '20.000', '', '<b>')
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return Markup(escape(" ".join(value.split())))
    return Markup("" if value is None else grouped(value, 0 if isinstance(value, int) else 1))


def join(parts: Iterable[str]) -> Markup:
    """Put pieces of markup after each other, a line each."""
    return Markup("\n".join(parts))


def table(
    caption: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    numbers: Collection[int] = (),
    kind: str = "",
) -> Markup:
    """Make a table whose first cell names the row; columns of *numbers* stand to the right."""
    sides = ['class="n"' if i in numbers else "" for i in range(len(columns))]
    head = "".join(
        f'<th scope="col" {side}>{text(name)}</th>'
        for name, side in zip(columns, sides, strict=True)
    )
    body = []
    for row in rows:
        first, *rest = row
        cells = "".join(
            f"<td {side}>{text(cell)}</td>" for cell, side in zip(rest, sides[1:], strict=True)
        )
        body.append(f'<tr><th scope="row">{text(first)}</th>{cells}</tr>')
    if not body:
        return paragraph(f"{caption}: none.")
    return join(
        [
            scrolling(
                Markup(
                    f'<table class="{kind}"><caption>{text(caption)}</caption>'
                    f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"
                ),
                caption,
            )
        ]
    )


def scrolling(content: Markup, label: str) -> Markup:
    """Let wide content scroll by itself, also by keyboard."""
    return Markup(
        f'<div class="wide" role="region" tabindex="0" aria-label="{text(label)}">{content}</div>'
    )


def paragraph(content: str) -> Markup:
    """Make a paragraph."""
    return Markup(f"<p>{text(content)}</p>")


def outward(name: str, url: str | None) -> Markup:
    """Make a name the way to its address, if that is one of the web.

    >>> outward("Pasar & kota", "https://contoh.id/a?b=1&c=2")
    '<a href="https://contoh.id/a?b=1&amp;c=2" rel="noreferrer">Pasar &amp; kota</a>'
    >>> outward("Pasar", "javascript:alert(1)"), outward("Pasar", None)
    ('Pasar', 'Pasar')
    """
    if not (url or "").startswith(("https://", "http://")):
        return text(name)
    return Markup(f'<a href="{escape(url or "")}" rel="noreferrer">{text(name)}</a>')


def beside(*parts: Markup) -> Markup:
    """Put parts beside each other where there is room."""
    return Markup(
        f'<div class="beside-each-other">{"".join(f"<div>{p}</div>" for p in parts)}</div>'
    )


def with_role(name: Markup, role: str | None) -> Markup:
    """Put an office under a name."""
    return Markup(f'{name}<small lang="id">{text(role)}</small>') if role else name


def shortened(name: str, most: int) -> str:
    """Cut a name to *most* characters.

    >>> shortened("Kementerian Perhubungan", 12)
    'Kementerian…'
    """
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"
