from __future__ import annotations

import pytest

from pipeline.article.lines import Credits, Line
from pipeline.article.masthead import article_start, cut_masthead

LEAD = "JAKARTA, KOMPAS.com - Hujan lebat turun di Demak sejak Senin pagi, kata Rina."


def lines(*texts: str) -> list[Line]:
    return [Line(number, text) for number, text in enumerate(texts, start=1)]


@pytest.mark.parametrize(
    ("texts", "credits"),
    [
        (("Rina Kartika", "Kontributor"), Credits(author="Rina Kartika")),
        (("Reporter", "Rina Kartika", "Editor", "Budi S"), Credits("Rina Kartika", "Budi S")),
        (("CNN Indonesia", "A", "A"), Credits()),
    ],
)
def test_names_and_buttons_above_the_dateline(texts: tuple[str, ...], credits: Credits) -> None:
    block = cut_masthead(lines(*texts, LEAD))
    assert [line.text for line in block.lines] == [LEAD]
    assert len(block.dropped) == len(texts)
    assert block.credits == credits


def test_sentences_above_the_article_stay() -> None:
    summary = ["Hujan turun di Demak.", "Air setinggi lutut."]
    block = cut_masthead(lines(*summary, LEAD[24:]))
    assert [line.text for line in block.lines][:2] == summary


def test_where_an_article_begins() -> None:
    assert article_start(lines("Redaksi", LEAD)) == 1
    assert article_start(lines("Redaksi", "Bahan", "Cara")) == 0


def test_a_label_is_no_part_of_the_name_that_it_leads_to() -> None:
    prose = "Gempa bumi mengguncang kepulauan itu pada Sabtu dini hari selama sekitar lima detik."
    assert cut_masthead(lines("Laporan Jemmy Karundeng", prose)).credits.author == "Jemmy Karundeng"
