"""What there is to clean in a record: its text, or what its HTML holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.article.html.sites import fold, site_labels
from pipeline.article.lines import NO_CREDITS, Credits
from pipeline.article.plain_markup import without_plain_markup
from pipeline.article.published import field_stamp
from pipeline.article.stamp import Stamp
from pipeline.records import Dropped, Record

_MARKUP_SIGNS = ("<", "&lt;", "&amp;lt;", "\\n")
_TITLE_TAG = re.compile(
    r"</?(?:b|i|em|strong|u|span|p|h1|br|font|a)(?:\s[^<>]{0,500})?\s*/?>", re.I
)


@dataclass(frozen=True, slots=True)
class Source:
    """What there is to clean: the text of a record, or what its HTML holds."""

    text: str
    title: str | None
    field: Stamp | None  # what the date field says
    url: str | None
    credits: Credits = NO_CREDITS
    section: str | None = None
    page: Stamp | None = None  # what the page says of its time of publication
    flags: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()  # what the page holds besides
    sources: tuple[int, ...] = ()  # the line of the page's source for each line of the text

    def site_names(self) -> frozenset[str]:
        """Return the names, folded, by which the site may call itself."""
        own = fold(self.credits.source or "")
        return site_labels(self.url) | ({own} if own else frozenset())

    def placed(self, piece: Dropped) -> Dropped:
        """Return *piece* with its line in the input rather than in the text of a page."""
        return replace(piece, at=self.sources[piece.at - 1]) if self.sources else piece


def source_of(record: Record, *, date_order: str) -> Source:
    """Find what there is to clean in *record*: its text, or what its HTML holds."""
    field = field_stamp(record.date, date_order=date_order)
    html = record.html if record.text is None else _as_page(record.text)
    if html is None:
        return _from_text(record, field)
    from pipeline.article.html import extract

    page = extract(html, url=record.url, date_order=date_order)
    return Source(
        page.text,
        _plain_title(record.title) or page.title,
        field,
        record.url or page.url,
        Credits(page.author, page.editor, page.source),
        section=page.section,
        page=page.published,
        flags=page.flags,
        dropped=page.dropped,
        sources=page.sources,
    )


def _as_page(text: str) -> str | None:
    """Return *text* if it is a whole HTML page that a text column holds."""
    if text.lstrip()[:1] != "<":
        return None
    from pipeline.article.html.fragment import is_page

    return text if is_page(text) else None


def _from_text(record: Record, field: Stamp | None) -> Source:
    written = record.text or ""
    text = without_plain_markup(written)
    flags = () if text == written else ("markup_removed",)
    source = Source(text, _plain_title(record.title), field, record.url, flags=flags)
    if not any(sign in text for sign in _MARKUP_SIGNS):
        return source
    from pipeline.article.html.fragment import without_markup

    page = without_markup(text)
    if page is None:
        return source
    return replace(
        source,
        text="\n".join(line for _, line in page.lines),
        flags=page.flags,
        dropped=page.dropped,
        sources=tuple(at for at, _ in page.lines),
    )


def _plain_title(title: str | None) -> str | None:
    return _TITLE_TAG.sub("", title) if title else title
