from __future__ import annotations

import re

from pipeline.cli.rendering.article import credits_of
from pipeline.cli.rendering.page import document_page
from tests.cli.rendering.analysed import market


def test_the_page_marks_names_and_needs_no_other_file():
    page = document_page(market())
    assert page.startswith("<!DOCTYPE html>")
    assert "<title>Sari Buka Pasar</title>" in page
    assert page.count("<mark") == 4
    assert "<svg" not in page
    assert not re.search(r"<link|<script|src=|url\(", page)


def test_headline_credits_and_quotations_stand_beside_the_text():
    doc = market()
    page = document_page(doc)
    assert "<h1>Sari Buka Pasar</h1>" in page
    assert all(value in page for _, value in credits_of(doc._.article))
    assert page.count("<li><b>") == len(doc._.quotes) > 0


def test_trees_are_drawn_on_request():
    assert "<svg" in document_page(market(), trees=True)


def test_a_title_is_no_markup(fake_nlp):
    doc = market()
    object.__setattr__(doc._.article, "title", "<b>Sari & Budi</b>")
    assert "<title>&lt;b&gt;Sari &amp; Budi&lt;/b&gt;</title>" in document_page(doc)
    assert "<title>nusawarta</title>" in document_page(fake_nlp("<i>Kabar</i>"))
    assert "&lt;i&gt;" in document_page(fake_nlp("<i>Kabar</i>"))
