from __future__ import annotations

import pytest

from pipeline.article.html.people import find_author, find_editor, person
from pipeline.article.html.tree import parse

LABELS = {"kabarnusa"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rina Wulandari", "Rina Wulandari"),
        ("Oleh: Rina Wulandari", "Rina Wulandari"),
        ("Penulis: Rina Wulandari | Editor: Budi", "Rina Wulandari"),
        ("Rina Wulandari - detikNews", "Rina Wulandari"),
        ("Pewarta Rina Wulandari", "Rina Wulandari"),
        ("Rina Wulandari, Kamis, 5 November 2015", "Rina Wulandari"),
        ("Kabar Nusa Cyber Media", None),
        ("kabarnusa", None),
        ("Redaksi", None),
        ("https://www.facebook.com/rina", None),
        ("rina@kabar.id", None),
        ("", None),
    ],
)
def test_names_in_bylines(text, name):
    assert person(text, labels=LABELS) == name


@pytest.mark.parametrize(
    "html",
    [
        '<span itemprop="author">Rina Wulandari</span>',
        '<a rel="author" href=x>Rina Wulandari</a>',
        '<div class="author"><strong>Rina Wulandari</strong> - kabarnusa</div>',
        "<p>Reporter: Rina Wulandari</p>",
        "<tr><td>Penulis</td><td>: Rina Wulandari</td></tr>",
        "<p><b>Pewarta</b>: Rina Wulandari</p>",
    ],
)
def test_authors_that_a_page_shows(html):
    root, _ = parse(f"<table>{html}</table>" if html.startswith("<tr") else html)
    assert find_author(root, stated=("kabarnusa",), labels=LABELS) == "Rina Wulandari"


def test_stated_names_go_first():
    root, _ = parse('<span class="editor">Editor: Sari</span><span class="author">Rina</span>')
    assert find_author(root, stated=("Budi Santoso",), labels=LABELS) == "Budi Santoso"
    assert find_editor(root, stated=(), labels=LABELS) == "Sari"


def test_a_word_in_the_text_is_no_label():
    root, _ = parse("<p>Penulis novel itu hadir.</p><p>Editor</p>")
    assert find_author(root, stated=(), labels=LABELS) is None
    assert find_editor(root, stated=(), labels=LABELS) is None
