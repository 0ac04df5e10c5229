from __future__ import annotations

import pytest

from pipeline.article.compose import compose
from pipeline.article.lines import Line

PROSE = "Warga diminta waspada karena sungai mulai meluap ke jalan raya di tiga desa."


def kinds(*texts: str) -> list[str]:
    _, paragraphs = compose(None, [Line(n, t) for n, t in enumerate(texts, start=1)])
    return [p.kind for p in paragraphs]


@pytest.mark.parametrize(
    "heading", ["Tiga Kapal Keruk", "1. Pilih ikan segar", "Apa selanjutnya?", 'Tentang "Wulan"']
)
def test_headings_between_paragraphs(heading: str) -> None:
    assert kinds(PROSE, heading, PROSE) == ["body", "heading", "body"]


@pytest.mark.parametrize(
    ("before", "line", "after"),
    [
        ("Berikut daftarnya:", "Sungai Wulan", PROSE),
        ("Sungai Serang", "Sungai Wulan", PROSE),
        (PROSE, "Sungai Wulan", "Sungai Serang"),
        (PROSE, "Menurut Rina:", PROSE),
        (PROSE, 'Rina menjawab, "Ya."', PROSE),
        (PROSE, '"Kami menunggu', PROSE),
    ],
)
def test_what_is_no_heading(before: str, line: str, after: str) -> None:
    assert kinds(before, line, after)[1] == "body"


def test_a_title_without_a_body() -> None:
    text, paragraphs = compose("Judul", [])
    assert text == "Judul"
    assert [(p.kind, p.start, p.end) for p in paragraphs] == [("headline", 0, 5)]
