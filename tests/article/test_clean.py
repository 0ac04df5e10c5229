from __future__ import annotations

import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.article.clean import clean
from pipeline.errors import ConfigError
from pipeline.records import DROP_REASONS, Article, Record

FOUNDING = Path("/work/shared/samples/founding-article.txt")
OWN = """Demak dan Kudus Sepakat Keruk Sungai Wulan Bersama

- 3 Februari 2022, 11:48 WITA
 Bupati Demak Rina Kartika dan Bupati Kudus Budi Santoso sepakat mengeruk Sungai Wulan bersama.
Bupati Demak Rina Kartika dan Bupati Kudus Budi Santoso sepakat mengeruk Sungai Wulan bersama. \
/Tangkapan layar video instagram/@pemkabdemak

Sungai itu meluap tiga kali dalam sebulan dan merendam ratusan rumah di kedua kabupaten.

Baca Juga: Setahun Setelah Tanggul Jebol, Warga Karanganyar Masih Menunggu Ganti Rugi

Tiga Kapal Keruk

Dalam pertemuan itu keduanya juga membahas tiga kapal keruk yang akan didatangkan dari Semarang.

“Kami tidak punya waktu lagi sebelum musim hujan,” kata Rina dalam sebuah pernyataan.

Baca Juga: Setahun Setelah Tanggul Jebol, Warga Karanganyar Masih Menunggu Ganti Rugi

Kapal pertama tiba pekan depan bersama 1.150 meter pipa.

Halaman:

Editor: Sari Dewi

Sumber: Kantor Berita Warta


Tags

Artikel Pilihan

Terkait

Terkini

Terpopuler

Kabar Daerah"""


def cleaned(text: str, **fields: Any) -> Article:
    return clean(Record("1", "a.txt", text=text, **fields))


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(p.kind, article.text[p.start : p.end]) for p in article.paragraphs]


def reasons(article: Article) -> list[tuple[int, str]]:
    return [(d.at, d.reason) for d in article.dropped]


def test_an_article_of_the_founding_shape() -> None:
    article = cleaned(OWN)
    assert article.title == "Demak dan Kudus Sepakat Keruk Sungai Wulan Bersama"
    assert article.published == datetime.fromisoformat("2022-02-03T11:48:00+08:00")
    assert (article.editor, article.source) == ("Sari Dewi", "Kantor Berita Warta")
    assert article.flags == ()
    lines = article.text.split("\n")
    assert lines[:2] == [article.title, ""]
    assert lines[2].startswith("Bupati Demak Rina Kartika")
    assert article.text.count("Bupati Demak Rina Kartika") == 1
    assert [text for kind, text in kinds(article) if kind == "heading"] == ["Tiga Kapal Keruk"]
    assert lines[-1] == "Kapal pertama tiba pekan depan bersama 1.150 meter pipa."
    assert set(reasons(article)) == {
        (3, "dateline"),
        (5, "caption"),
        (9, "related"),
        (17, "related"),
        (21, "furniture"),
        (23, "byline"),
        (25, "metadata"),
        (28, "furniture"),
        (30, "furniture"),
        (32, "furniture"),
        (34, "furniture"),
        (36, "furniture"),
        (38, "furniture"),
    }


@pytest.mark.skipif(not FOUNDING.exists(), reason="the founding article is not on this machine")
def test_the_founding_article() -> None:
    article = cleaned(FOUNDING.read_text(encoding="utf-8"))
    assert article.title == (
        "Inggris dan Rusia Bahas Krisis Ukraina Lewat Panggilan Telepon untuk Kerja Sama "
        "Resolusi Damai"
    )
    assert article.published == datetime.fromisoformat("2022-02-03T11:48:00+07:00")
    assert (article.editor, article.source) == ("Eto Kwuta", "Aljazeera")
    body = article.text.split("\n\n", 1)[1]
    assert body.startswith("Perdana Menteri Inggris Boris Johnson")
    assert body.count("Perdana Menteri Inggris Boris Johnson") == 1
    assert ("heading", "Pasukan Penguat AS") in kinds(article)
    dropped = "\n".join(d.text for d in article.dropped)
    for piece in (
        "Baca Juga",
        "Tangkapan layar",
        "Halaman:",
        "Tags",
        "Artikel Pilihan",
        "Terkait",
        "Terkini",
        "Terpopuler",
        "Kabar Daerah",
    ):
        assert piece not in article.text
        assert piece in dropped
    assert dropped.count("Baca Juga") == 2


def test_a_city_dateline_stays_on_its_line_as_a_span() -> None:
    article = cleaned(
        "Hujan Lebat di Demak\nDEMAK, KOMPAS.com - Hujan lebat turun di Demak sejak Senin pagi, "
        "kata Rina Kartika.\nWarga diminta waspada karena sungai mulai meluap ke jalan raya."
    )
    assert kinds(article)[1] == ("dateline", "DEMAK, KOMPAS.com -")
    assert kinds(article)[2][1].startswith("Hujan lebat turun")
    assert "\nDEMAK, KOMPAS.com - Hujan lebat" in article.text


def test_a_given_title_is_not_doubled() -> None:
    lead = "Hujan lebat turun di Demak sejak Senin pagi, kata Rina Kartika di balai kota."
    article = cleaned(f"Hujan Lebat di Demak\n{lead}", title="Hujan lebat di Demak")
    assert article.text == f"Hujan lebat di Demak\n\n{lead}"
    assert reasons(article) == [(1, "duplicate")]


def test_a_text_that_begins_with_its_lead_has_no_headline() -> None:
    text = (
        "Jakarta - Hujan lebat turun di Demak sejak Senin pagi, kata Rina Kartika.\n"
        "Warga diminta waspada karena sungai mulai meluap ke jalan raya di tiga desa."
    )
    article = cleaned(text)
    assert article.title is None
    assert article.text == text


def test_a_link_inside_a_paragraph_goes_and_the_sentences_around_it_stay() -> None:
    article = cleaned(
        "SERANG, KOMPAS.com - Harga cabai naik sejak kemarin. Baca juga: Panen Cabai di Brebes "
        "Gagal akibat Hujan Menurut Budi, pasokan berkurang. Ia berharap harga turun."
    )
    assert article.text == (
        "SERANG, KOMPAS.com - Harga cabai naik sejak kemarin.\n"
        "Menurut Budi, pasokan berkurang. Ia berharap harga turun."
    )
    assert [d.text for d in article.dropped] == [
        "Baca juga: Panen Cabai di Brebes Gagal akibat Hujan"
    ]


def test_wire_sign_offs_on_one_line_are_read() -> None:
    article = cleaned(
        "Demak (ANTARA) - Air mulai surut di tiga desa. Warga pulang. Baca juga: BPBD Demak "
        "siapkan dapur umum Baca juga: Jalan Demak-Kudus dibuka lagi Pewarta: Rina Kartika "
        "Editor: Budi Santoso Copyright © ANTARA 2025 Dilarang keras mengambil konten tanpa izin."
    )
    assert article.text == "Demak (ANTARA) - Air mulai surut di tiga desa. Warga pulang."
    assert (article.author, article.editor) == ("Rina Kartika", "Budi Santoso")


def test_a_repeated_paragraph_is_dropped_and_a_repeated_line_of_a_song_is_not() -> None:
    sentence = "Warga diminta waspada karena sungai mulai meluap ke jalan raya di tiga desa."
    others = "\n".join(f"{n} hari hujan turun di Demak." for n in range(6))
    song = "La la la di tepi kali"
    article = cleaned(f"{sentence}\n{song}\n{others}\n{sentence}\n{song}")
    assert article.text.count(sentence) == 1
    assert article.text.count(song) == 2
    assert reasons(article) == [(9, "duplicate")]


@pytest.mark.parametrize(
    ("date", "iso", "flag"),
    [
        ("2022-02-03", "2022-02-03T11:48:00+07:00", None),
        ("2022-02-04", "2022-02-04T00:00:00+07:00", "date_only"),
        ("2022-02-03T09:00:00+07:00", "2022-02-03T09:00:00+07:00", None),
        ("besok", "2022-02-03T11:48:00+07:00", "unreadable_date"),
    ],
)
def test_the_date_field_wins_unless_it_lacks_a_time(date: str, iso: str, flag: str | None) -> None:
    text = "Hujan di Demak\n3 Februari 2022, 11:48 WIB\n" + "Hujan turun di Demak. " * 5
    article = cleaned(text, date=date)
    assert article.published == datetime.fromisoformat(iso)
    assert (flag in article.flags) if flag else article.flags == ()


def test_mode_none_touches_nothing_but_nfc() -> None:
    text = "Cafe\u0301 baru\r\n\n  Baca juga: Harga Kopi  \nEditor: Rina"
    article = clean(Record("1", "a.txt", text=text, title="Judul"), mode="none")
    assert article.text == unicodedata.normalize("NFC", text)
    assert article.title == "Judul"
    assert article.dropped == ()
    assert kinds(article) == [
        ("body", "Café baru"),
        ("body", "Baca juga: Harga Kopi"),
        ("body", "Editor: Rina"),
    ]


def test_unknown_choices_are_configuration_errors() -> None:
    with pytest.raises(ConfigError, match="unknown clean mode 'all'; choose one of: article, none"):
        clean(Record("1", "a.txt", text=""), mode="all")
    with pytest.raises(ConfigError, match="unknown date order 'ymd'"):
        clean(Record("1", "a.txt", text=""), date_order="ymd")


def test_html_is_extracted_before_it_is_cleaned() -> None:
    lead = "Hujan lebat turun di Demak sejak Senin pagi, kata Rina Kartika di balai kota. "
    html = (
        '<html lang="id"><head><title>Hujan Lebat di Demak</title>'
        '<meta property="article:published_time" content="2024-02-03T11:48:00+07:00"></head>'
        f"<body><article><h1>Hujan Lebat di Demak</h1><p>{lead * 3}</p>"
        f"<p>Baca juga: Warga Kudus Mengungsi</p><p>{lead.replace('Senin', 'Rabu') * 3}</p>"
        "</article></body></html>"
    )
    article = clean(Record("1", "a.html", html=html))
    assert article.title == "Hujan Lebat di Demak"
    assert article.published == datetime.fromisoformat("2024-02-03T11:48:00+07:00")
    assert "Baca juga" not in article.text
    assert article.text.count("Hujan lebat turun") == 6


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "A", "🙂👩‍👩‍👧🎉", "\x00\x01\x02\x1b", "\ufeff", "...", "-"]
)
def test_next_to_nothing_is_no_error(text: str) -> None:
    article = cleaned(text)
    assert article.title is None
    assert len(article.text) <= len(text)


def test_text_that_is_only_emoji_is_kept() -> None:
    assert cleaned("🙂🎉").text == "🙂🎉"


@pytest.mark.parametrize(
    "text",
    [
        "Hujan turun di Demak, kata Rina. " * 10_000,
        "Baca juga: Harga Cabai Naik Tajam " * 5_000,
        "Dapatkan update berita " * 10_000,
        "Hujan turun di Demak.\n" * 20_000,
        "x" * 300_000,
        "(" * 100_000,
        "A B " * 60_000,
        "Foto: " * 40_000,
        "a.Bcd" * 60_000,
    ],
    ids=lambda text: text[:12],
)
def test_long_input_is_cleaned_in_linear_time(text: str) -> None:
    assert cleaned(text).text is not None


@given(
    st.lists(
        st.sampled_from(
            [
                "Hujan lebat turun di Demak sejak Senin pagi, kata Rina Kartika di balai kota.",
                "JAKARTA, KOMPAS.com - Rapat ditunda sampai pekan depan karena banjir di Demak.",
                "Baca juga: Harga Cabai Naik",
                "Tags",
                "3 Februari 2022, 11:48 WIB",
                "Tiga Kapal Keruk",
                "(abc/def)",
                "Editor: Rina",
                "",
                "Halaman: 1 2",
                "🙂",
                "Foto: Rina (Warta)",
            ]
        ),
        max_size=12,
    ),
    st.sampled_from([None, "Hujan di Demak", "Tiga Kapal Keruk"]),
)
def test_paragraphs_cover_the_text_in_order(lines: list[str], title: str | None) -> None:
    article = clean(Record("1", "a.txt", text="\n".join(lines), title=title))
    covered = " ".join(article.text[p.start : p.end] for p in article.paragraphs)
    assert covered.split() == article.text.split()
    assert all(
        a.end <= b.start for a, b in zip(article.paragraphs, article.paragraphs[1:], strict=False)
    )
    assert all(d.reason in DROP_REASONS for d in article.dropped)
    assert all(lines[d.at - 1].find(d.text) >= 0 for d in article.dropped)


@given(st.text(max_size=400))
def test_any_text_is_cleaned(text: str) -> None:
    article = clean(Record("1", "a.txt", text=text))
    assert all(0 <= p.start < p.end <= len(article.text) for p in article.paragraphs)
    assert "\r" not in article.text


@pytest.mark.parametrize("mode", ["article", "none"])
def test_columns_of_credits_win_over_what_the_text_says(mode: str) -> None:
    text = "Harga Naik\n\nHarga cabai naik di semua pasar sejak pekan lalu.\n\nEditor: Rini"
    record = Record("1", "a", text=text, author="Budi", editor="Sari", source="A", section="B")
    article = clean(record, mode=mode)
    credits = (article.author, article.editor, article.source, article.section)
    assert credits == ("Budi", "Sari", "A", "B")


def test_the_section_of_a_page_is_kept():
    page = (
        '<html><head><meta property="article:section" content="Ekonomi"></head><body><article>'
        "<h1>Harga Cabai Naik</h1><p>Harga cabai naik di semua pasar sejak pekan lalu.</p>"
        "</article></body></html>"
    )
    assert clean(Record("1", "a.html", html=page)).section == "Ekonomi"
    assert clean(Record("1", "a.html", html=page, section="Pasar")).section == "Pasar"


@pytest.mark.parametrize(
    "line",
    [
        "BACA SELENGKAPNYA DI SINI",
        "Selengkapnya >>>",
        "Share this:",
        "Post Views: 231",
        "Dilihat: 1.204 kali",
        "Navigasi pos",
        "Bagikan ini:",
        "Menyukai ini:",
        "Suka Memuat...",
        "Admin Kominfo 21 Februari 2023 310 kali dibaca",
        "Sanggahan: Artikel ini tidak mengajak pembaca untuk membeli atau menjual saham.",
        "Previous article Harga Cabai Turun",
        "Tinggalkan Balasan",
        "1 2 3 4 Selanjutnya",
        "Halaman Selanjutnya: Kerugian ditaksir",
        "Terima kasih telah membaca artikel ini sampai selesai.",
        "Gabung di channel Telegram Warta Demak untuk berita terbaru.",
        "Dapatkan informasi terkini di aplikasi Warta Demak. Unduh sekarang!",
        "Jangan lupa subscribe channel YouTube kami",
        "Artikel ini pertama kali tayang di Warta Demak dengan judul Warga Perbaiki Jembatan",
        "Kontributor Demak: Rina Kartika",
        "(Warta Demak/Rina Kartika)",
        "[RED]",
        "- Iklan -",
    ],
)
def test_lines_of_the_page_go(line):
    body = (
        "Warga Desa Sukamaju memperbaiki jembatan yang rusak karena banjir bandang pekan lalu.\n"
        "Mereka bekerja tanpa menunggu bantuan pemerintah, kata Kepala Desa Dadang kemarin."
    )
    article = clean(Record("1", "a.txt", text=f"{body}\n{line}", title="Warga Perbaiki Jembatan"))
    assert article.body == body
    assert article.dropped
