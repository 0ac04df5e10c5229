from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.cli.rendering.article import KIND_STYLES, render_article
from pipeline.records import DROP_REASONS, Article, Dropped, Paragraph, Record
from tests.cli.rendering.shown import shown


@pytest.fixture
def article():
    text = "Judul\n\nBOGOR - Kabar itu benar."
    paragraphs = (
        Paragraph("headline", 0, 5),
        Paragraph("dateline", 7, 14),
        Paragraph("body", 15, 31),
    )
    return Article(
        Record("a", "a.txt"),
        text,
        title="Judul",
        published=datetime(2022, 2, 3, 4, 48, tzinfo=UTC),
        paragraphs=paragraphs,
        dropped=(Dropped(9, "Baca Juga: Yang lain", "related"),),
        flags=("assumed_wib",),
    )


def test_an_article_shows_kinds_and_what_was_dropped_and_why(article):
    seen = shown(render_article(article))
    lines = [line.split() for line in seen.splitlines()]
    assert ["headline", "Judul"] in lines
    assert ["dateline", "BOGOR", "-"] in lines
    assert ["body", "Kabar", "itu", "benar."] in lines
    assert ["9", "Baca", "Juga:", "Yang", "lain", "related"] in lines
    assert "2022-02-03 04:48 UTC" in seen
    assert "assumed_wib" in seen


def test_what_was_dropped_is_struck_out(article):
    assert "\x1b[9;31mBaca Juga" in shown(render_article(article), colour=True)


def test_every_kind_and_reason_can_be_shown():
    paragraphs = tuple(Paragraph(kind, 0, 1) for kind in KIND_STYLES)
    dropped = tuple(Dropped(1, "x", reason) for reason in DROP_REASONS)
    article = Article(Record("a", "a.txt"), "x", paragraphs=paragraphs, dropped=dropped)
    assert shown(render_article(article)).count("x") >= len(paragraphs) + len(dropped)
