from __future__ import annotations

import pytest

from pipeline.article.cutting import cut
from pipeline.article.lines import Line
from pipeline.article.rules import built_in_rules

PROSE = "Warga diminta waspada karena sungai mulai meluap ke jalan raya di tiga desa."


def cut_text(text: str) -> tuple[list[str], list[tuple[int, str, str]]]:
    lines = [Line(n, t) for n, t in enumerate(text.split("\n"), start=1) if t]
    result = cut(lines, built_in_rules())
    return [line.text for line in result.lines], [(d.at, d.reason, d.text) for d in result.dropped]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("ADVERTISEMENT", "advertisement"),
        ("SCROLL TO CONTINUE WITH CONTENT", "advertisement"),
        ("[Gambas:Video 20detik]", "embed"),
        ("(abc/def)", "byline"),
        ("Pewarta: Rina Kartika", "byline"),
        ("Penulis: Rina Kartika", "byline"),
        ("Editor: Rina Kartika", "byline"),
        ("COPYRIGHT © ANTARA 2025", "byline"),
        ("Download aplikasi Warta.com untuk kabar cepat.", "promotion"),
        ("Foto: Petugas di Demak (Rina Kartika/Warta)", "caption"),
        ("Halaman: 1 2", "furniture"),
        ("Tags: banjir, Demak", "tags"),
        ("Sumber: Warta", "metadata"),
    ],
)
def test_lines_of_their_own(line: str, reason: str) -> None:
    kept, dropped = cut_text(f"{PROSE}\n{line}\n{PROSE}")
    assert kept == [PROSE, PROSE] or reason == "byline"
    assert [(at, why) for at, why, _ in dropped] == [(2, reason)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Simak penjelasan Rina berikut ini sebelum berangkat ke Demak pada akhir pekan nanti.",
        "Editor majalah itu, Rina Kartika, menolak naskah yang dikirim oleh penulis muda tersebut.",
        "Ia gemar membaca juga menulis, dan setiap pagi ikut kelas menggambar di balai desa.",
        "Dapatkan kartu itu di kantor kelurahan pada jam kerja, kata Lurah Budi Santoso, Senin.",
        "Sumber dari kepolisian menyebut pelaku sudah ditangkap di Semarang pada Senin malam.",
        "Pengguna diminta mengikuti akun Instagram resmi panitia untuk mengetahui hasil lomba.",
        "Foto itu diambil oleh seorang nelayan dan kemudian beredar luas di media sosial.",
        "Halaman rumahnya terendam air setinggi lutut orang dewasa sejak Senin dini hari tadi.",
        "Perusahaan (dan/atau pemiliknya) wajib membayar denda paling banyak dua miliar rupiah.",
        "Penulis: sebuah pekerjaan yang sunyi, kata Budi, yang sudah menulis sejak usia belasan.",
    ],
)
def test_sentences_that_look_like_boilerplate_stay(sentence: str) -> None:
    kept, dropped = cut_text(f"{PROSE}\n{sentence}\n{sentence}")
    assert kept == [PROSE, sentence, sentence]
    assert dropped == []


def test_links_listed_under_one_lead_in_go_and_the_heading_behind_them_stays() -> None:
    kept, dropped = cut_text(
        f"{PROSE}\nBaca juga:\nResep Burger Tempe untuk Keluarga\nDelapan Hotel di Demak dan "
        f"Kudus\nKesalahan saat menginap di hotel\n{PROSE}"
    )
    assert kept == [PROSE, "Kesalahan saat menginap di hotel", PROSE]
    assert [at for at, _, _ in dropped] == [2, 3, 4]


def test_tags_behind_their_header_have_their_own_reason() -> None:
    _, dropped = cut_text(f"{PROSE}\nTag\nbanjir\nDemak")
    assert [reason for _, reason, _ in dropped] == ["furniture", "tags", "tags"]


def test_a_header_of_one_word_over_a_paragraph_is_a_heading() -> None:
    kept, dropped = cut_text(f"{PROSE}\nSorotan\n{PROSE}")
    assert kept == [PROSE, "Sorotan", PROSE]
    assert dropped == []


def test_a_sign_off_in_the_middle_of_an_article_stays() -> None:
    kept, _ = cut_text("\n".join(["Rina pergi. (asa)", *[PROSE] * 4]))
    assert kept[0] == "Rina pergi. (asa)"


def test_pieces_of_one_sentence_are_joined_again() -> None:
    kept, _ = cut_text("Hujan turun ADVERTISEMENT di Demak sejak pagi.")
    assert kept == ["Hujan turun di Demak sejak pagi."]


def test_a_numbered_list_behind_a_cut_keeps_its_stops() -> None:
    kept, _ = cut_text(f"{PROSE} Selengkapnya di sini 2. Warga Demak mengungsi ke balai desa.")
    assert kept == [PROSE, "2. Warga Demak mengungsi ke balai desa."]


def test_a_sentence_on_the_line_of_a_link_is_kept() -> None:
    kept, dropped = cut_text(f"{PROSE}\nBaca juga: Warga Demak Mengungsi. Apa Sebabnya. {PROSE}")
    assert kept == [PROSE, PROSE]
    assert dropped[0][2] == "Baca juga: Warga Demak Mengungsi. Apa Sebabnya."
