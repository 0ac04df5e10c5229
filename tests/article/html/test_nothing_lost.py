"""Nothing that a reader sees on a page disappears without a row in `dropped`."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article.clean import clean
from pipeline.errors import InputError
from pipeline.records import Article, Record

CLASSES = (
    *(
        "tag",
        "tags",
        "tag-link",
        "link-tag",
        "inner-link-tag",
        "keyword",
        "promo",
        "embed",
        "share",
    ),
    *("related", "widget", "popup", "ads", "linksisip", "caption", "detail", "isi", "card", ""),
)
INLINE, BLOCKS = ("a", "span", "b", "em", "strong"), ("div", "p", "li", "h2", "blockquote", "td")
SILENT = ("nav", "footer", "script", "button")
PROSE = "<p>Warga desa memperbaiki jembatan yang rusak karena banjir, kata kepala desa.</p>"


def _article(body: str) -> Article:
    return clean(Record("1", "a.html", html=f"<html><body>{body}</body></html>"))


def _words(text: str) -> list[str]:
    return re.findall(r"kata[a-z]{2}", text)


def _told(article: Article) -> set[str]:
    text = "\n".join([article.text, *(piece.text for piece in article.dropped)])
    return set(_words(text))


def _numbered(pieces: list[str]) -> str:
    """Give every `WORD` of a page its own name: kataa, katab ..."""
    names = (f"kata{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}" for n in range(676))
    return re.sub("WORD", lambda _: next(names), "".join(pieces))


TEXTS = st.sampled_from(
    ["WORD", "WORD WORD.", "Menurut WORD, WORD sudah WORD di sana.", "Baca juga: WORD", ""]
)


def _element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        "{1}<{0} class='{2}'>{1}{3}</{0}>{4}".format,
        st.sampled_from((*INLINE, *BLOCKS)),
        TEXTS,
        st.sampled_from(CLASSES),
        st.lists(children, max_size=3).map(" ".join),
        TEXTS,
    )


PIECES = st.recursive(TEXTS | st.sampled_from(["<br>", PROSE]), _element, max_leaves=12)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=6), st.sampled_from(SILENT))
def test_every_word_of_a_page_is_kept_or_told(pieces: list[str], silent: str) -> None:
    body = _numbered(pieces)
    page = f"<h1>Jembatan Rusak</h1>{PROSE}{body}{PROSE}<{silent}>Sunyi</{silent}>"
    article = _article(page)
    assert set(_words(body)) <= _told(article)
    assert not any("Sunyi" in piece.text for piece in article.dropped)


@settings(max_examples=50, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=6))
def test_a_page_of_anything_is_told_or_refused(pieces: list[str]) -> None:
    body = _numbered(pieces)
    try:
        article = _article(body)
    except InputError:
        return
    assert set(_words(body)) <= _told(article)


INNER = "Rini Astuti"
SENTENCE = f"Jaksa menuntut {INNER}, pengacara terdakwa, dengan pidana penjara selama 14 tahun."
FURNITURE = [name for name in CLASSES[:14] if name]


@pytest.mark.parametrize("name", FURNITURE)
@pytest.mark.parametrize("tag", ["a", "span", "b", "em"])
def test_text_inside_a_sentence_is_kept_whatever_its_class(tag: str, name: str) -> None:
    marked = f"<{tag} class='{name}' href='/tag/x'>{INNER}</{tag}>"
    article = _article(f"{PROSE}<p>{SENTENCE.replace(INNER, marked)}</p>{PROSE}")
    assert SENTENCE in article.text


@pytest.mark.parametrize("name", FURNITURE)
def test_a_paragraph_of_prose_is_kept_whatever_its_class(name: str) -> None:
    for inside in (SENTENCE, f"<span class='{name}'>{SENTENCE}</span>"):
        assert SENTENCE in _article(f"{PROSE}<p class='{name}'>{inside}</p>{PROSE * 3}").text


@pytest.mark.parametrize(
    "sentence",
    [
        f"<a class='tag'>{INNER}</a> dituntut 14 tahun penjara oleh jaksa.",
        f"Vonis itu dijatuhkan kepada <b class='keyword'>{INNER}</b>.",
        f"<a class='tag'>Komisi</a> Yudisial memeriksa {INNER} kemarin.",
        f"Vonis untuk <b><a class='inner-link-tag'>{INNER}</a></b> dibacakan kemarin.",
        f"Vonis untuk <a class='tag'>{INNER}</a> dan <a class='tag'>Budi</a> dibacakan kemarin.",
    ],
)
def test_marked_names_at_the_edge_of_a_sentence_are_kept(sentence: str) -> None:
    plain = re.sub("<[^>]+>", "", sentence)
    assert plain in _article(f"{PROSE}<p>{sentence}</p>{PROSE}").text


@pytest.mark.parametrize(
    ("furniture", "text", "reason"),
    [
        ("<div class='tag'><a>Banjir</a><a>Demak</a></div>", "Banjir Demak", "tags"),
        ("<p><span class='tag'>#banjir</span> <a class='tag'>#demak</a></p>", "#banjir", "tags"),
        (
            "<p><b>Baca juga: <a class='inner-link-baca-juga'>Harga Cabai Naik</a></b></p>",
            "Harga Cabai Naik",
            "related",
        ),
        ("<p>Air surut. <b class='ads'>ADVERTISEMENT</b></p>", "ADVERTISEMENT", "advertisement"),
        ("<p class='caption'>Warga membersihkan lumpur di jalan.</p>", "lumpur", "caption"),
        ("<figure><figcaption>Warga bekerja</figcaption></figure>", "Warga bekerja", "caption"),
        ("<div class='share'>Bagikan</div>", "Bagikan", "furniture"),
        ("<div class='author-card'><b>Rina</b> menulis soal kota.</div>", "menulis soal", "byline"),
        ("<div class='box-redaksi'>Alamat kami di Blora.</div>", "Alamat kami", "furniture"),
        (
            "<div class='card'>Ekonomi<p>Harga naik.</p></div>" * 3,
            "Harga naik.",
            "related",
        ),
    ],
)
def test_furniture_is_dropped_with_its_reason(furniture: str, text: str, reason: str) -> None:
    article = _article(f"{PROSE}{furniture}{PROSE.replace('desa', 'kota')}")
    assert text not in article.text
    assert (text, reason) in [
        (text if text in piece.text else piece.text, piece.reason) for piece in article.dropped
    ]


def test_dropped_pieces_have_the_line_of_the_page() -> None:
    page = f"<p>{SENTENCE}</p>\n\n<p>Hujan turun di kota itu sepanjang hari kemarin.</p>\n"
    page += "<div class='share'>Bagikan</div>\n<p>Baca juga: Banjir di Demak</p>\n"
    article = _article(page + PROSE)
    assert [(piece.at, piece.reason) for piece in article.dropped] == [
        (4, "furniture"),
        (5, "related"),
    ]


def test_a_lead_without_an_element_of_its_own_is_kept() -> None:
    lead = "Guru asal Blora menang lomba menulis tingkat nasional."
    body = f"<strong>KABAR7.co.id</strong> - {lead} {PROSE}{PROSE.replace('desa', 'kota')}"
    for tag in ("span", "div", "b", "section"):
        text = _article(f"<div><{tag} itemprop='articleBody'>{body}</{tag}></div>").text
        assert f"KABAR7.co.id - {lead}" in text
