from __future__ import annotations

import pytest

from pipeline.article.html.dated_byline import author_beside_time
from pipeline.article.html.tree import parse

TITLE = "Sumur Tua di Blora Kembali Dipakai"
PROSE = "<p>Warga memakai lagi sumur tua itu sejak Senin karena sungai mengering.</p>"


@pytest.mark.parametrize(
    ("above", "below", "author"),
    [
        ("", "03 Juli 2025, 11:20 WITA · Rina Sari", "Rina Sari"),
        ("", "Rina Sari - 3 Juli 2025 11:20", "Rina Sari"),
        ("", "Jawa Timur - 3 Juli 2025 | 11:05 WIB", None),
        ("", "Kabar Nusa - 3 Juli 2025 11:20 WIB", None),
        ("Rina Sari - 3 Juli 2025 11:20", "Kamis", None),
        ("", "Rina Sari | Budi Hadi<br>3 Juli 2025 11:20 WIB", "Rina Sari, Budi Hadi"),
        ("", "3 Juli 2025 11:20 WIB<br>Rina Sari", "Rina Sari"),
        ("", "Gaya Hidup<br>3 Juli 2025 11:20 WIB", None),
    ],
)
def test_a_name_beside_the_time_below_the_headline(above, below, author):
    page = f"<div>{above}</div><h1>{TITLE}</h1><div>{below}</div>{PROSE}"
    root, _ = parse(f"<html><body>{page}</body></html>")
    labels = frozenset({"kabarnusa"})
    assert author_beside_time(root, title=TITLE, labels=labels) == author
