from __future__ import annotations

from pipeline.article.head import cut_head
from pipeline.article.lines import Line

LEAD = "Bupati Demak Rina Kartika meresmikan pasar ikan baru di tepi Sungai Wulan."
NEXT = "Pasar itu menampung 120 pedagang yang sebelumnya berjualan di pinggir jalan raya."


def lines(*texts: str) -> list[Line]:
    return [Line(number, text) for number, text in enumerate(texts, start=1)]


def test_the_caption_may_stand_before_the_lead() -> None:
    head = cut_head(lines(LEAD + " Dok. Pemkab Demak", LEAD, NEXT), title="Pasar Ikan Baru")
    assert [line.text for line in head.lines] == [LEAD, NEXT]
    assert [d.reason for d in head.dropped] == ["caption"]


def test_a_lead_that_goes_on_is_no_caption() -> None:
    longer = f"{LEAD} Ia datang bersama suaminya."
    head = cut_head(lines(LEAD, longer, NEXT), title="Pasar Ikan Baru")
    assert [line.text for line in head.lines] == [longer, NEXT]


def test_a_report_line_before_the_dateline_gives_the_author() -> None:
    text = "Laporan Wartawan Tribunnews.com, Rina Kartika TRIBUNNEWS.COM, DEMAK - Hujan turun lagi."
    head = cut_head(lines(text), title="Hujan", single=True)
    assert head.lines[0].text == "TRIBUNNEWS.COM, DEMAK - Hujan turun lagi."
    assert head.credits.author == "Rina Kartika"


def test_the_title_at_the_start_of_the_only_line() -> None:
    head = cut_head(lines(f"Pasar Ikan Baru di Demak {LEAD}"), title="Pasar Ikan Baru di Demak")
    assert [line.text for line in head.lines] == [LEAD]
    assert [(d.text, d.reason) for d in head.dropped] == [("Pasar Ikan Baru di Demak", "duplicate")]


def test_no_headline_without_a_paragraph_near_it() -> None:
    assert cut_head(lines("Bahan", "2 butir telur", "1 sdt garam", "Cara", LEAD)).title is None
    assert cut_head(lines("Berikut jadwalnya:", LEAD)).title is None
    assert cut_head(lines("Pasar Ikan Baru", LEAD)).title == "Pasar Ikan Baru"
