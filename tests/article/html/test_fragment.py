from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.article.clean import clean
from pipeline.article.html.fragment import without_markup
from pipeline.records import Record

ONE = "Warga desa memperbaiki jembatan yang rusak karena banjir, kata kepala desa."
TWO = "Mereka bekerja sejak pagi hingga petang tanpa menunggu bantuan dari pemerintah."


@pytest.mark.parametrize(
    "text",
    [
        f"<p>{ONE}</p><p>{TWO}</p>",
        f"<p>{ONE}</p>\n\n<p class='isi'>Mereka <b>bekerja</b>{TWO[14:]}</p>",
        f"{ONE}<br>{TWO}",
        f"{ONE}<br />\n<br/>{TWO}",
        f"{ONE}\\n{TWO}",
        f"{ONE}\\r\\n\\r\\n{TWO}",
        f"&lt;p&gt;{ONE}&lt;/p&gt;&lt;p&gt;{TWO}&lt;/p&gt;",
        f"&amp;lt;p&amp;gt;{ONE}&amp;lt;/p&amp;gt;{TWO}",
        f"<div>{ONE}</div><script>var a = '<p>b</p>';</script><div>{TWO}</div>",
        f"<strong>{ONE}</strong>\n<em>{TWO}</em>",
    ],
)
def test_markup_in_a_text_becomes_lines(text: str) -> None:
    article = clean(Record("1", "a.csv", text=text))
    assert article.text == f"{ONE}\n{TWO}"
    assert article.flags == ("markup_removed",)


@pytest.mark.parametrize(
    "text",
    [
        "Suhu < 30 derajat dan > 20 derajat sepanjang hari di kota itu.",
        "Tag <p> menandai paragraf, tag <b> menebalkan huruf.",
        "Berkas itu ada di C:\\naskah\\nusantara, kata Rina.",
        "Harga a<b dan c>d menurut tabel itu, kata Rina.",
        "Rina & Budi",
    ],
)
def test_a_text_without_markup_is_left_alone(text: str) -> None:
    article = clean(Record("1", "a.csv", text=text))
    assert (article.text, article.flags) == (text, ())


def test_a_whole_page_in_a_text_column_is_read_as_a_page() -> None:
    page = f"<!DOCTYPE html><html><body><nav>Beranda</nav><p>{ONE}</p><p>{TWO}</p></body></html>"
    article = clean(Record("1", "a.csv", text=page, title="<b>Jembatan</b> Rusak"))
    assert article.text == f"Jembatan Rusak\n\n{ONE}\n{TWO}"


def test_a_dateline_in_bold_is_a_dateline() -> None:
    text = f"<p><strong>JAKARTA, KOMPAS.com</strong> — {ONE}</p><p>Baca juga: <a>Banjir</a></p>"
    article = clean(Record("1", "a.csv", text=text))
    assert [p.kind for p in article.paragraphs] == ["dateline", "body"]
    assert [piece.reason for piece in article.dropped] == ["related"]


def test_dropped_pieces_keep_the_line_of_the_input() -> None:
    text = f"<p>{ONE}</p>\n\n<p>{TWO}</p>\n<p>Baca juga: Banjir di Demak</p>"
    article = clean(Record("1", "a.csv", text=text))
    assert [(piece.at, piece.reason) for piece in article.dropped] == [(4, "related")]


@given(st.text(alphabet="ab <>/p&;lt\\nbr=\"'\n", max_size=80))
def test_any_text_is_read(text: str) -> None:
    found = without_markup(text)
    assert found is None or all("\n" not in line for _, line in found.lines)
