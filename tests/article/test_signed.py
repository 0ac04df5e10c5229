"""Names that sign an article on its last line."""

from __future__ import annotations

import pytest

from pipeline.article.clean import clean
from pipeline.article.signed import is_lone_name
from pipeline.records import Record

BODY = [
    "Warga menolak rencana itu karena pasar menjadi sumber nafkah mereka sejak lama, kata Rina.",
    "Pedagang meminta pemerintah daerah menunda penggusuran sampai tempat yang baru selesai.",
    "Bupati berjanji menemui warga pada Senin dan membawa hasil kajian para ahli dari Semarang.",
]
TITLE = "Pasar Lama Blora Akan Digusur Tahun Depan"


@pytest.mark.parametrize("name", ["Lilis Handayani", "Budi Santoso", "Siti N. Rohayati"])
def test_a_name_on_the_last_line_is_the_author(name: str) -> None:
    article = clean(Record("1", "a.txt", text="\n".join([TITLE, *BODY, name])))
    assert article.author == name
    assert [(d.text, d.reason) for d in article.dropped] == [(name, "byline")]


def test_a_known_author_stays_and_the_name_goes() -> None:
    text = "\n".join([TITLE, *BODY, "Lilis Handayani"])
    article = clean(Record("1", "a.txt", text=text, author="Budi Hadi"))
    assert article.author == "Budi Hadi"
    assert article.text.endswith(BODY[-1])


@pytest.mark.parametrize(
    "text",
    [
        "Semoga Bermanfaat",
        "Gaya Hidup",
        "Jawa Timur",
        "Liga Inggris",
        "Am Em",
        "LILIS HANDAYANI",
        "Lilis",
    ],
)
def test_what_else_stands_there_is_no_name(text: str) -> None:
    assert not is_lone_name(text)


def test_who_the_author_is_goes() -> None:
    about = "Rina Sari, guru di Demak"
    text = "\n".join([TITLE, *BODY, about])
    article = clean(Record("1", "a.txt", text=text, author="Rina Sari"))
    assert [(d.text, d.reason) for d in article.dropped] == [(about, "byline")]
    assert about in clean(Record("1", "a.txt", text=text, author="Budi Hadi")).text


def test_a_name_below_a_list_stays() -> None:
    text = "\n".join([TITLE, *BODY, "Pemenang lomba:", "Budi Santoso"])
    assert clean(Record("1", "a.txt", text=text)).text.endswith("Budi Santoso")
