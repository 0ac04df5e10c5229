from __future__ import annotations

from pathlib import Path

from lxml import html

from pipeline.runs.output import Output
from pipeline.spilling import open_spilling
from pipeline.views.report.corpus import open_corpus
from pipeline.views.report.newest import newest
from tests.views.outputs import write_output
from tests.views.report.press import press_output


def drawn(out: Path) -> str:
    return newest(open_corpus(open_spilling(out.with_name("spill")), Output(out), {}))


def test_the_newest_come_first_with_those_who_are_named_in_them(tmp_path):
    table = html.fromstring(drawn(press_output(tmp_path / "out", url="https://contoh.id/a")))
    assert table.findtext(".//caption") == "The newest 40 articles"
    rows = [[cell.text_content() for cell in row] for row in table.xpath(".//tbody/tr")]
    assert len(rows) == 40
    assert rows[0] == [
        "Pasar <59>",
        "2026-02-18",
        "Kabar 2",
        "Budi Santoso 4, Sari Dewi 11, Dinas Pasar & Kota",
    ]
    links = table.xpath(".//tbody/tr[1]//a/@href")
    assert links[0] == "https://contoh.id/a"
    assert all(link.startswith("#name-") for link in links[1:])


def test_few_are_all_there_also_without_a_day(tmp_path):
    documents = [{"doc_id": "d0", "title": "Pasar", "text": "Pasar", "n_tokens": 1}]
    assert "All articles" in drawn(write_output(tmp_path / "out", documents=documents))
