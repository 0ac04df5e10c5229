from __future__ import annotations

import pytest

from pipeline.article.html.title import beside_title, choose_title, strip_site
from pipeline.article.html.tree import parse

LABELS = frozenset({"kabarnusa"})


@pytest.mark.parametrize(
    ("title", "cleaned"),
    [
        ("Harga Cabai Naik - Kabarnusa.com", "Harga Cabai Naik"),
        ("Harga Cabai Naik - Ekonomi Kabarnusa.com", "Harga Cabai Naik"),
        ("Harga Cabai Naik | ekonomi | kabarnusa.com", "Harga Cabai Naik"),
        ("Harga Cabai Naik : Kabarnusa News", "Harga Cabai Naik"),
        ("Kabarnusa.com: Harga Cabai Naik", "Harga Cabai Naik"),
        ("Kabar Nusa :: Harga Cabai Naik", "Harga Cabai Naik"),
        ("Harga Cabai Naik Halaman 2 - Kabarnusa.com", "Harga Cabai Naik"),
        ("Persija vs Persib: 2-1 - Babak Pertama", "Persija vs Persib: 2-1 - Babak Pertama"),
        ("Wawancara: Jalan - Kisah Guru", "Wawancara: Jalan - Kisah Guru"),
        ("Kabarnusa.com", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_site_is_taken_off(title, cleaned):
    assert strip_site(title, labels=LABELS, sections={"ekonomi"}) == cleaned


def choose(html: str, *stated: str, page_title: str | None = None) -> str | None:
    root, _ = parse(html)
    return choose_title(root, stated=stated, page_title=page_title, labels=LABELS)


def test_a_heading_that_agrees_with_the_metadata_wins():
    html = "<h1>Kabar Nusa</h1><h2>Harga Cabai Naik Lagi</h2>"
    assert choose(html, "Harga Cabai Naik Lagi - Ekonomi") == "Harga Cabai Naik Lagi"


def test_the_name_of_an_unknown_site_is_no_headline():
    html = "<h2>Pemerintah Kabupaten Rantau</h2><h2>Wabup Buka Pasar Murah di Rantau</h2>"
    title = "Wabup Buka Pasar Murah di Rantau"
    assert choose(html, page_title=f"{title} | Pemerintah Kabupaten Rantau") == title
    html = "<h1>Harga Emas Naik</h1><h2>Pemerintah Kabupaten Rantau</h2>"
    assert (
        choose(html, page_title="Harga Emas Naik | Pemerintah Kabupaten Rantau")
        == "Harga Emas Naik"
    )


def test_a_heading_completes_a_title_cut_short():
    html = "<h1>Harga Cabai Naik Lagi di Pasar Induk</h1>"
    assert choose(html, "Harga Cabai Naik Lagi di...") == "Harga Cabai Naik Lagi di Pasar Induk"


def test_another_heading_does_not():
    html = "<h1>Berita Terpopuler Hari Ini</h1>"
    assert choose(html, "Harga Cabai Naik - Kabarnusa") == "Harga Cabai Naik"


def test_the_first_heading_where_nothing_is_stated():
    assert choose("<h1>Harga Cabai Naik</h1><h2>Lainnya Hari Ini</h2>") == "Harga Cabai Naik"
    assert choose("<p>Tanpa judul.</p>") is None


def test_a_large_font_is_the_headline_where_the_page_names_its_site_alone():
    page = "<font size=1>Sabtu</font><font size=5><b>Sumur Tua di Blora</b></font>"
    root, _ = parse(f"<html><body>{page}</body></html>")
    site = "Harian Umum Mahakam Raya Online"
    assert choose_title(root, stated=(), page_title=site, labels={"mahakamraya"}) == (
        "Sumur Tua di Blora"
    )
    title = "Mahakam Raya Meluap"
    assert choose_title(root, stated=(), page_title=title, labels={"mahakamraya"}) == title


@pytest.mark.parametrize(
    ("page_title", "title", "site"),
    [
        ("Sumur Tua di Blora - Kabar Alam", "Sumur Tua di Blora", {"kabaralam"}),
        ("Sumur Tua: Dipakai Lagi", "Dipakai Lagi", set()),
        ("Sumur Tua di Blora", "Sumur Tua di Blora", set()),
        (None, "Sumur Tua di Blora", set()),
    ],
)
def test_the_site_behind_the_title_of_a_page(page_title, title, site):
    assert beside_title(page_title, title) == site


def test_a_heading_is_the_title_of_the_first_page_of_an_unknown_site():
    root, _ = parse("<h1>Sumur Tua di Blora</h1>")
    stated = ("Sumur Tua di Blora Halaman 1 - Ruang Warga",)
    assert choose_title(root, stated=stated, page_title=None, labels=()) == "Sumur Tua di Blora"


def test_a_page_that_is_called_after_its_office_or_paper_has_another_headline():
    html = "<h2>Jembatan Rusak Diperbaiki</h2><p>Warga bekerja.</p>"
    for name in ("Pemerintah Kabupaten Blora", "Koran Jogja - E-Paper"):
        assert choose(html, page_title=name) == "Jembatan Rusak Diperbaiki"
    assert choose("<p>Warga bekerja.</p>", page_title="Dinas Sosial") == "Dinas Sosial"
