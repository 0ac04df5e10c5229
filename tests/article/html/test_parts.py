"""Articles in several parts."""

from __future__ import annotations

import pytest

from pipeline.article.html import extract

ONE = "Warga memakai lagi sumur tua itu sejak Senin karena sungai mengering, kata Rina."
TWO = "Kepala desa meminta pemerintah kabupaten memeriksa mutu airnya sebelum akhir bulan."
SUB = "Airnya Jernih"


def _page(heading: str) -> str:
    parts = f"""<div class=item><div class=article-content><p>{ONE} {ONE}</p></div></div>
    <div class=item>{heading}<div class=article-content><p>{TWO}</p></div></div>"""
    return f"<title>Sumur Tua Dipakai Lagi</title><h1>Sumur Tua Dipakai Lagi</h1><div>{parts}</div>"


def test_parts_beside_each_other_are_one_article() -> None:
    assert extract(_page(f"<h2>{SUB}</h2>")).text == f"{ONE} {ONE}\n{SUB}\n{TWO}"


@pytest.mark.parametrize(
    "heading", ["<h1>Harga Cabai Turun Lagi</h1>", "<h3><a href=x>Harga Cabai Turun Lagi</a></h3>"]
)
def test_other_articles_are_no_parts(heading: str) -> None:
    page = extract(_page(heading))
    assert page.text == f"{ONE} {ONE}"
    assert any(TWO in piece.text for piece in page.dropped)
