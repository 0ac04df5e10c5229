from __future__ import annotations

import pytest

from pipeline.article.html.people import find_people
from pipeline.article.html.person import person
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
        ("Rina Sari, Dosen Geografi, Universitas Muria", "Rina Sari"),
        ("Rina Sari, Budi Santoso", "Rina Sari, Budi Santoso"),
        ("Rina Sari | Budi Santoso", "Rina Sari, Budi Santoso"),
        ("Sumarni | Budi Santoso", "Sumarni, Budi Santoso"),
        ("Rina Sari | Jurnalis", "Rina Sari"),
        ("Rina Sari (Dosen Geografi)", "Rina Sari"),
        ("Di Samosir, kain bukan sekadar dagangan.", None),
        ("Advertorial", None),
        ("rin/bud", None),
        ("[rin]", None),
        ("Submitted by Rina Wulandari on Min, 11/12/2017 - 10:20", "Rina Wulandari"),
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
        "<div>Ditulis oleh: Rina Wulandari | Sabtu, 05/08/2017 10:22 | Dibaca 12 kali</div>",
        'Oleh <a class="url fn n">Rina Wulandari</a>',
        "<span>LAPORAN: <a>Rina Wulandari</a></span>",
        "<div><a>Rina Wulandari</a> <span>,</span> <span>Jurnalis</span></div>",
        "<div><span>Ditulis oleh </span><span>Rina Wulandari</span></div>",
        '<div class="writer">Penulis : <a>Rina Wulandari</a> Editor : <a>Budi</a></div>',
        '<div><ul><li class="links__item-link">Rina Wulandari</li></ul></div>',
    ],
)
def test_authors_that_a_page_shows(html):
    root, _ = parse(f"<table>{html}</table>" if html.startswith("<tr") else html)
    author, _ = find_people(root, authors=("kabarnusa",), editors=(), labels=LABELS)
    assert author == "Rina Wulandari"


def test_stated_names_go_first():
    root, _ = parse('<span class="editor">Editor: Sari</span><span class="author">Rina</span>')
    found = find_people(root, authors=("Budi Santoso",), editors=(), labels=LABELS)
    assert found == ("Budi Santoso", "Sari")


def test_credits_that_share_an_element_are_parted():
    html = '<div class="editor">Penulis : <a>Rina Sari</a> Editor : <a>Budi Hadi</a></div>'
    root, _ = parse(html)
    found = find_people(root, authors=(), editors=(), labels=LABELS)
    assert found == ("Rina Sari", "Budi Hadi")


def test_a_word_in_the_text_is_no_label():
    root, _ = parse("<p>Penulis novel itu hadir.</p><p>Editor</p>")
    assert find_people(root, authors=(), editors=(), labels=LABELS) == (None, None)


def card(css: str, name: str, role: str, *, first: bool = False) -> str:
    parts = [f"<div class='{css}-name'>{name}</div>", f"<div class='{css}-position'>{role}</div>"]
    return f"<div class='{css}'>{''.join(reversed(parts) if first else parts)}</div>"


WRITER, EDITOR = "Rina Wulandari", "Budi Santoso"


@pytest.mark.parametrize("stated", [(), (EDITOR,), (WRITER,)])
@pytest.mark.parametrize(
    "html",
    [
        card("credit-author", WRITER, "Penulis") + card("credit-author", EDITOR, "Editor"),
        card("author-1", WRITER, "Penulis") + card("author-2", EDITOR, "Editor"),
        card("x", WRITER, "Reporter", first=True) + card("x", EDITOR, "EDITOR", first=True),
        f"<p><b>{WRITER}</b><i>Penulis</i><b>{EDITOR}</b><i>Editor</i></p>",
        f"<p><i>Penulis</i><b>{WRITER}</b><i>Editor</i><b>{EDITOR}</b></p>",
        f"<div><a href=x>{WRITER}</a></div><div>Penulis</div><p>Editor: {EDITOR}</p>",
    ],
)
def test_an_editor_who_is_stated_as_author_is_the_editor(html, stated):
    root, _ = parse(f"<div>{html}</div>")
    assert find_people(root, authors=stated, editors=(), labels=LABELS) == (WRITER, EDITOR)


def test_an_editor_is_the_author_where_there_is_no_other():
    root, _ = parse(card("credit-author", EDITOR, "Editor"))
    assert find_people(root, authors=(EDITOR,), editors=(), labels=LABELS) == (EDITOR, EDITOR)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Reporter: Rina Wulandari<br>Editor: Sari Dewanti</p>",
        "<div>Reporter: <b>Rina Wulandari</b> | Editor: <b>Sari Dewanti</b></div>",
    ],
)
def test_credits_that_share_an_element(html):
    root, _ = parse(html)
    assert find_people(root, authors=(), editors=(), labels=LABELS) == (
        "Rina Wulandari",
        "Sari Dewanti",
    )


@pytest.mark.parametrize(
    ("html", "people"),
    [
        ("<div class=author>Oleh :<ul><li>Rina Sari</li><li>Budi Hadi</li></ul></div>",
         ("Rina Sari, Budi Hadi", None)),
        ("<div class=author><div>Penulis : <a>Rina Sari</a></div><div>Editor : <a>Budi Hadi</a>"
         "</div></div>", ("Rina Sari", "Budi Hadi")),
        ("<div>Rep: Rina Sari/ Red: Budi Hadi</div>", ("Rina Sari", "Budi Hadi")),
        ("<div>Rep: Antara/ Red: Budi Hadi</div>", (None, "Budi Hadi")),
        ("<div>Oleh <b>Rina Sari</b> / 18 Oktober 2025</div>", ("Rina Sari", None)),
        ("<p>Laporan oleh <strong>Rina Sari</strong></p>", ("Rina Sari", None)),
        ("<dd class=createdby>Ditulis oleh <span>Rina Sari</span></dd>", ("Rina Sari", None)),
        ("<div class=by>Rina Sari • 17 Oktober 2025</div><div class=editor>(RS)</div>",
         ("Rina Sari", None)),
        ("<span class=author>Rina Sari , Jurnalis · Senin</span>", ("Rina Sari", None)),
        ("<p>Oleh <b>sebab itu</b> warga pergi.</p>", (None, None)),
        ("<p class=author>Submitted by andimar</p>", (None, None)),
        ("<div class=author><b>Rina Sari</b><p>Guru</p><p>Suka berkebun dan menulis tentang desa "
         "di kaki gunung.</p></div>", ("Rina Sari", None)),
        ("<p>Penulis<br>Rina Sari</p><p>Editor<br>Budi Hadi</p>", ("Rina Sari", "Budi Hadi")),
        ("<p class=x>Teks: <b>Rina Sari</b> Foto: <b>Budi Hadi</b></p>", ("Rina Sari", None)),
        ("<p class=author>Rina Sari, Kabar Nusa</p>", ("Rina Sari", None)),
    ],
)  # fmt: skip
def test_credits_of_several_people_and_elements(html, people):
    root, _ = parse(f"<html><body>{html}</body></html>")
    assert find_people(root, authors=(), editors=(), labels=LABELS) == people


def test_an_editor_goes_from_the_list_of_authors():
    root, _ = parse("<html><body><p>x</p></body></html>")
    found = find_people(
        root, authors=("Rina Sari, Budi Hadi",), editors=("Budi Hadi",), labels=LABELS
    )
    assert found == ("Rina Sari", "Budi Hadi")
