from __future__ import annotations

from pathlib import Path

from lxml import html

from pipeline.runs.output import Output
from pipeline.spilling import open_spilling
from pipeline.views.report.corpus import open_corpus
from pipeline.views.report.voices import voices
from tests.views.outputs import write_output
from tests.views.report.press import press_output


def drawn(out: Path) -> str:
    return voices(open_corpus(open_spilling(out.with_name("spill")), Output(out), {}))


def test_the_most_quoted_are_quoted_literally_once_each_with_their_article(tmp_path):
    cards = html.fromstring(drawn(press_output(tmp_path / "out"))).xpath("//figure")
    assert len(cards) == 6
    speakers = [card.findtext(".//b/a") for card in cards]
    assert speakers == [f"Sari Dewi {number}" for number in (0, 10, 2, 4, 6, 8)]  # the others: not
    first = cards[0].text_content()
    assert "“Pasar ini memberi <dua> kali lipat dari tahun lalu, dan itu belum semua”" in first
    assert "Bupati" in first
    assert "Pasar <48> · 2025-12-03 · Kabar 0" in first  # their newest


def test_where_nobody_is_quoted_there_are_no_cards(tmp_path):
    assert drawn(write_output(tmp_path / "out", documents=[{"doc_id": "d0"}])) == ""
