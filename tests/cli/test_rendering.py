from __future__ import annotations

from datetime import UTC, datetime
from io import StringIO

import pytest
from rich.console import Console

from pipeline.cli.rendering import KIND_STYLES, render_article, render_document
from pipeline.records import DROP_REASONS, Article, Dropped, Paragraph, Quote, Record


def _shown(renderable, *, colour=False):
    out = StringIO()
    system = "truecolor" if colour else None
    Console(file=out, width=120, force_terminal=colour, color_system=system).print(renderable)
    return out.getvalue()


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
    shown = _shown(render_article(article))
    lines = [line.split() for line in shown.splitlines()]
    assert ["headline", "Judul"] in lines
    assert ["dateline", "BOGOR", "-"] in lines
    assert ["body", "Kabar", "itu", "benar."] in lines
    assert ["9", "Baca", "Juga:", "Yang", "lain", "related"] in lines
    assert "2022-02-03T04:48:00+00:00" in shown
    assert "assumed_wib" in shown


def test_what_was_dropped_is_struck_out(article):
    assert "\x1b[9;31mBaca Juga" in _shown(render_article(article), colour=True)


def test_every_kind_and_reason_can_be_shown():
    paragraphs = tuple(Paragraph(kind, 0, 1) for kind in KIND_STYLES)
    dropped = tuple(Dropped(1, "x", reason) for reason in DROP_REASONS)
    article = Article(Record("a", "a.txt"), "x", paragraphs=paragraphs, dropped=dropped)
    assert _shown(render_article(article)).count("x") >= len(paragraphs) + len(dropped)


def test_a_document_shows_entities_stems_and_heads(fake_nlp):
    shown = _shown(
        render_document(fake_nlp("Pejabat membantah kabar di Bogor.\n\nPenghuninya diam."))
    )
    assert "Pejabat membantah kabar di Bogor PERSON." in shown
    rows = [line.split() for line in shown.splitlines()]
    assert ["2", "membantah", "membantah", "bantah", "VERB", "1", "Pejabat", "dep"] in rows
    assert ["1", "Penghuni", "penghuni", "huni", "NOUN", "0", "root"] in rows
    assert ["Bogor", "PERSON"] in rows


def test_quotes_are_listed(fake_nlp):
    doc = fake_nlp.make_doc("Kabar baik, kata dia.")
    doc._.quotes = (Quote(0, 10, direct=True, cue="kata", speaker="Budi"),)
    rows = [line.split() for line in _shown(render_document(doc)).splitlines()]
    assert ["Kabar", "baik", "Budi", "kata", "direct"] in rows


def test_an_article_cannot_steer_the_terminal(fake_nlp):
    text = "Kabar \x1b[31m itu [bold]benar[/bold]."
    shown = _shown(render_document(fake_nlp(text)))
    assert "\x1b" not in shown
    assert "[bold]benar[/bold]" in shown


def test_an_empty_document_shows_nothing(fake_nlp):
    assert _shown(render_document(fake_nlp(""))).strip() == ""
