"""From a record to the article in it.

The steps, in order: repair of characters, lines, rules (`pipeline.article.cutting`), lines of
publication time, the head, repeated paragraphs, layout. Every piece that is left out is in
`Article.dropped` with its line and reason; when it is unsure whether something belongs to the
article, it stays.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from pipeline.article.appeals import without_appeals
from pipeline.article.compose import compose
from pipeline.article.cutting import cut
from pipeline.article.head import cut_head
from pipeline.article.lines import (
    Credits,
    Line,
    dropped_lines,
    split_lines,
    squeeze,
)
from pipeline.article.published import DateLine, date_lines, decide, field_stamp, years_in
from pipeline.article.repair import repair
from pipeline.article.repeats import without_repeats
from pipeline.article.rules import Rule, rules_for
from pipeline.article.signed import without_signature
from pipeline.article.site_rules import load_site_rules
from pipeline.article.source import Source, source_of
from pipeline.article.titles import without_outlet
from pipeline.article.trailing import without_trailing_headlines
from pipeline.config import CLEAN_MODES, DATE_ORDERS
from pipeline.errors import ConfigError
from pipeline.records import Article, Dropped, Paragraph, Record

_REPEATED_LENGTH = 60  # shorter lines repeat in tables, lists and songs
_TOP_LINES = 6
_site_rules = lru_cache(maxsize=8)(load_site_rules)


def clean(
    record: Record, *, mode: str = "article", date_order: str = "dmy", site_rules: str | None = None
) -> Article:
    r"""Cut the article out of *record*.

    *mode* ``"none"`` only normalises the text to NFC; every line is a body paragraph.
    *date_order* is how ``10/11/2025`` is read. *site_rules* is the path of a file of rules of the
    user's own (see `pipeline.article.rules`).

    Flags that can be set: ``assumed_wib`` (no local time zone was given: none at all, or UTC, whose
    local day is taken to be that of WIB), ``date_only`` (no clock time), ``zone_corrected`` (local
    time that was marked as UTC),
    ``impossible_date``, ``unreadable_date``, ``date_without_year`` (not taken),
    ``weekday_mismatch`` (the date contradicts its weekday; the date was taken), ``markup_removed``
    (the text held HTML); pages have those of `pipeline.article.html.extract` besides.

    Raises:
        ConfigError: an unknown mode or date order, or rules that cannot be used.

    >>> article = clean(Record("1", "a.txt", text="Harga Naik\n\nHarga cabai naik di semua pasar "
    ...     "sejak pekan lalu, kata Rina.\nBaca juga: Panen Raya di Brebes"))
    >>> article.title, [d.reason for d in article.dropped]
    ('Harga Naik', ['related'])
    """
    if mode not in CLEAN_MODES:
        raise ConfigError.unknown("clean mode", mode, CLEAN_MODES)
    if date_order not in DATE_ORDERS:
        raise ConfigError.unknown("date order", date_order, DATE_ORDERS)
    own_rules = _site_rules(site_rules) if site_rules else ()
    if mode == "none":
        return _untouched(record, date_order=date_order)
    return _cleaned(
        record,
        source_of(record, date_order=date_order),
        date_order=date_order,
        site_rules=own_rules,
    )


def _untouched(record: Record, *, date_order: str) -> Article:
    text = unicodedata.normalize("NFC", record.text or "")
    published, flags = decide(field_stamp(record.date, date_order=date_order), ())
    paragraphs = []
    position = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = position + line.index(stripped)
            paragraphs.append(Paragraph("body", start, start + len(stripped)))
        position += len(line) + 1
    return Article(
        record,
        text,
        title=record.title or None,
        published=published,
        author=record.author,
        editor=record.editor,
        source=record.source,
        section=record.section,
        url=record.url,
        paragraphs=tuple(paragraphs),
        flags=flags,
    )


def _cleaned(
    record: Record, source: Source, *, date_order: str, site_rules: Sequence[Rule]
) -> Article:
    text = repair(source.text)
    lines = split_lines(text)
    host = urlsplit(source.url).hostname or "" if source.url else ""
    rules = rules_for(text.lower(), host=host, site_rules=site_rules)
    timed = date_lines(lines, date_order=date_order, years=years_in(text[:20_000]))
    taken = {p.line.number for p in timed}
    untimed = [line for line in lines if line.number not in taken]
    headline = untimed[: 0 if source.title else 1]
    own, appeals = without_appeals(untimed[len(headline) :], names=source.site_names())
    by_rules = cut([*headline, *own], rules)
    title, outlet = without_outlet(squeeze(repair(source.title or "")))
    head = cut_head(
        by_rules.lines,
        title=title or None,
        single=len(lines) == 1,
        masthead=bool(timed) or _has_byline(by_rules.dropped, lines),
    )
    kept, repeated = without_repeats(head.lines)
    kept, trailing = without_trailing_headlines(kept)
    signed = without_signature(kept, author=record.author or source.credits.author)
    times = [line.stamp for line in sorted(timed, key=lambda line: line.is_update)]
    published, flags = decide(source.field, times, page=source.page)
    given = Credits(record.author, record.editor, record.source)
    credits = given.filled(_credits(source, by_rules.credits, head.credits, timed))
    credits = credits.filled(signed.credits)
    composed, paragraphs = compose(head.title, signed.lines)
    bare = dropped_lines([p.line for p in timed], "dateline")
    in_text = [
        *appeals,
        *by_rules.dropped,
        *head.dropped,
        *repeated,
        *trailing,
        *signed.dropped,
        *bare,
    ]
    dropped = [*map(source.placed, in_text), *source.dropped]
    if outlet and record.title:
        dropped.append(Dropped(0, outlet, "metadata"))
    return Article(
        record,
        composed,
        title=head.title,
        published=published,
        author=credits.author,
        editor=credits.editor,
        source=credits.source,
        section=record.section or source.section,
        url=source.url,
        paragraphs=paragraphs,
        dropped=tuple(sorted(dropped, key=lambda d: d.at)),
        flags=tuple(dict.fromkeys((*flags, *source.flags))),
    )


def _has_byline(dropped: Sequence[Dropped], lines: Sequence[Line]) -> bool:
    """Tell whether a byline stood on one of the first lines, above the article."""
    top = {line.number for line in lines[1:_TOP_LINES]}
    return len(lines) > _TOP_LINES and any(d.at in top and d.reason == "byline" for d in dropped)


def _credits(
    source: Source, from_rules: Credits, from_head: Credits, timed: Sequence[DateLine]
) -> Credits:
    credits = from_rules.filled(from_head)
    for dated in timed:
        credits = credits.filled(dated.credits)
    return credits.filled(source.credits)
