"""Headlines of other articles at the end."""

from __future__ import annotations

import pytest

from pipeline.article.clean import clean
from pipeline.article.lines import split_lines
from pipeline.article.trailing import without_trailing_headlines
from pipeline.records import Record

ONE = "Warga menolak rencana itu karena pasar menjadi sumber nafkah mereka sejak lama, kata Rina."
TWO = "Pedagang meminta pemerintah daerah menunda penggusuran sampai tempat yang baru selesai."


def dropped(*last: str) -> list[str]:
    lines = split_lines("\n".join((ONE, TWO, *last)))
    return [piece.text for piece in without_trailing_headlines(lines)[1]]


@pytest.mark.parametrize(
    "last",
    [
        ("Pasar Cepu Terbakar Lagi, Kerugian Capai Rp 2 Miliar",),
        ("Harga Cabai Naik Tajam di Pasar Induk", "Persip Menang Tipis di Kandang"),
        ("Bupati Blora Resmikan Jembatan Gantung di Desa Randu",),
    ],
)
def test_headlines_go(last):
    assert dropped(*last) == list(last)


@pytest.mark.parametrize(
    "last",
    [
        "Harga cabai naik tajam di pasar induk",
        "Pasar Cepu Terbakar Lagi, Kerugian Capai Rp 2 Miliar.",
        "Persip Blora vs Persikaba Kota Minggu Sore",
        "Ketua Panitia Lomba: Rina Kartika dari Blora",
        "1. Rina Kartika Sari dari SMA Negeri 1 Blora",
        "Rina Kartika",
        "19.00 WIB Malam Puncak di Alun-alun Kota Blora",
    ],
)
def test_other_last_lines_stay(last):
    assert dropped(last) == []


def test_lists_and_sub_headings_stay():
    like = "Bupati Blora Resmikan Jembatan Gantung di Desa Randu"
    lines = split_lines("\n".join((ONE, TWO, like, TWO.replace("Pedagang", "Warga"), like)))
    assert without_trailing_headlines(lines)[1] == ()


def test_they_are_told():
    text = "\n".join((ONE, TWO, "Harga Cabai Naik Tajam di Pasar Induk Blora"))
    article = clean(Record("1", "a.txt", text=text))
    assert [(piece.at, piece.reason) for piece in article.dropped] == [(3, "related")]
