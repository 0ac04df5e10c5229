from __future__ import annotations

import pytest

from pipeline.article.clean import clean
from pipeline.article.titles import without_outlet
from pipeline.records import Record

TITLE = "Jembatan Rusak di Kota Malang Diperbaiki"
SUFFIXES = [
    *(" | tempo.co", " - Kompas.com", " Halaman all - Kompas.com", " - ANTARA News"),
    *(" | Republika Online", " - detikNews", " - Tribunnews.com", " – Tempo.co", " | Kompas"),
    *(
        " - Regional Liputan6.com",
        " - ANTARA News Jawa Timur",
        " | Okezone News",
        " - CNN Indonesia",
    ),
    *(" - TribunJatim.com", " | merdeka.com", " - Halaman 2 - Kompas.com", " Halaman all"),
    *(" - Radar Malang", " - Jawa Pos Radar Kudus", " - Warta Jateng", " - Surya Malang"),
    *(" - Radar Bromo Halaman 2", " | Suara Surabaya"),
    *(" - Nasional Tempo.co", " - Radarmalang.id", " - detikFinance", " - VOA Indonesia"),
    *(" : Okezone Economy", " - Waspada Online"),
]
PROSE = "Warga desa memperbaiki jembatan yang rusak karena banjir, kata kepala desa."


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_name_of_the_site_is_cut(suffix: str) -> None:
    assert without_outlet(TITLE + suffix) == (TITLE, suffix.strip())
    article = clean(Record("1", "a.csv", text=PROSE, title=TITLE + suffix))
    assert (article.title, article.text) == (TITLE, f"{TITLE}\n\n{PROSE}")
    assert [(d.at, d.text, d.reason) for d in article.dropped] == [(0, suffix.strip(), "metadata")]
    scraped = clean(Record("1", "a.txt", text=f"{TITLE}{suffix}\n\n{PROSE}"))
    assert (scraped.title, [d.at for d in scraped.dropped]) == (TITLE, [1])


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Persib - Persija 2-1",
            "Sejarah - Bagian 2",
            "Indonesia - Merdeka",
            "Piala Dunia | Grup A",
        ),
        *("Cinta Kita - Antara", "Alat Musik - Tribun"),
        *("Kompas.com", "Rina - Budi", "Film Dokumenter - Suara", "Buku Harian Halaman 2"),
        *("Sinyal dari Laut - Radar Baru Dipasang", "Lomba Membaca - Suara Hati"),
        *("Kereta Jakarta-Bandung", "Jokowi: Pilih Tempo", "Duel Kubu Lama - Kubu Baru"),
    ],
)
def test_other_titles_stay(title: str) -> None:
    assert without_outlet(title) == (title, "")


def test_a_first_line_that_repeats_the_title_with_its_site_is_dropped() -> None:
    text = f"{TITLE} - Regional Liputan6.com\n{PROSE}"
    article = clean(Record("1", "a.csv", text=text, title=TITLE))
    assert article.text == f"{TITLE}\n\n{PROSE}"
