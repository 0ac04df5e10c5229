"""What an article says twice."""

from __future__ import annotations

from pipeline.article.lines import split_lines
from pipeline.article.repeats import without_repeats
from tests.growth import growth

TOLD = 'Kepala desa menolak. "Kami tidak akan pindah dari pasar lama ini," katanya di balai desa.'


def _kept(*last: str) -> list[str]:
    return [line.text for line in without_repeats(split_lines("\n".join((TOLD, *last))))[0]][1:]


def test_a_paragraph_twice_and_a_sentence_set_large_go() -> None:
    assert _kept(TOLD, "“Kami tidak akan pindah dari pasar lama ini”") == []


def test_a_short_or_other_quotation_stays() -> None:
    others = [
        "“Kami tidak akan pindah”",
        "“Kami tidak akan pindah dari sawah lama ini”",
        "Kepala desa menolak",
    ]
    assert _kept(*others) == others


def test_a_quotation_twice_stays_once() -> None:
    said = "“Kami sudah berdagang di sini sejak sebelum jalan raya itu dibangun pemerintah.”"
    assert _kept(said, said) == [said]


def test_many_quotations_cost_little_more_than_few() -> None:
    def read(times: int) -> None:
        quoted = (f"“Kami tidak akan pindah dari kios {n} ini”" for n in range(times))
        without_repeats(split_lines("\n".join(quoted)))

    assert growth(read, small=50, large=400) < 4
