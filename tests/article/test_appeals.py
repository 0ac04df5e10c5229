"""Lines in which a site asks its readers for something."""

from __future__ import annotations

import pytest

from pipeline.article.appeals import is_appeal, without_appeals
from pipeline.article.clean import clean
from pipeline.article.lines import split_lines
from pipeline.records import Record

NAMES = ("wartablora",)


@pytest.mark.parametrize(
    "text",
    [
        "Mau dapat kabar pilihan langsung di ponsel? Gabung saluran WhatsApp Warta Blora.",
        "Kerja jurnalistik butuh biaya. Bantu kami dengan menjadi anggota mulai Rp10.000 sebulan.",
        "Anda sudah membaca 3 artikel gratis bulan ini. Berlangganan untuk membaca tanpa batas.",
        "Klik ikon lonceng untuk mendapatkan notifikasi berita terbaru.",
        "Baca versi lengkapnya di aplikasi Warta Blora. Gratis di Play Store.",
        "Situs ini hidup dari iklan. Mohon matikan ad blocker Anda.",
        "Pantau terus Warta Blora untuk kabar banjir selanjutnya.",
        "Hanya di Warta Blora! Berita ini bisa Anda baca karena dukungan pelanggan.",
        "Warta Blora menerima kiriman foto dan video dari pembaca.",
        "Kamu wajib login untuk memberi komentar.",
        "Ada koreksi? Beri tahu kami di redaksi@wartablora.example.",
        "Kami hadir di Instagram: @wartablora",
        "Hubungi Redaksi: WA 0812-0000-0000 | Email: redaksi@wartablora.example",
        "Untuk berlangganan versi cetak, hubungi bagian sirkulasi kami lewat email.",
        'Ikuti kuis "Tebak Desa" di kanal kami dan menangkan pulsa!',
        "Ilmu kini lebih dekat. Simak ulasan jurnalistik kami lewat WhatsApp dan Google News.",
    ],
)
def test_appeals(text: str) -> None:
    assert is_appeal(text, names=NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "Unduh aplikasi Mobile JKN di Play Store, lalu isi nomor kartu.",
        "Warga bisa melapor lewat WhatsApp yang dibuka dinas kesehatan.",
        "Daftar sekarang melalui akun sscasn.bkn.go.id.",
        "Bergabung dengan klub itu pada 2021, ia langsung menjadi andalan kami.",
        '"Ikuti saluran kami di WhatsApp," kata Rina.',
        "Hubungi kami lewat WhatsApp bila air meluap, kata Rina.",
        "Stok beras menipis. Dapatkan berita terbaru di akun kami.",
        "Baca juga: Survei Warta Blora, Pembaca Pilih Artikel Lain di Aplikasi",
        "Buka aplikasi bank di ponsel Anda.",
        "Kirim lamaran ke panitia@lomba.example sebelum akhir Juni.",
        "Kantor pos itu menerima kiriman foto dan video dari pembaca.",
        "Redaksi Kompas menerima penghargaan jurnalistik setiap hari.",
    ],
)
def test_prose_and_advice_are_none(text: str) -> None:
    assert not is_appeal(text, names=NAMES)


def test_the_name_of_the_site_makes_an_appeal() -> None:
    lines = split_lines("Unduh aplikasi Warta Blora sekarang juga.")
    kept, dropped = without_appeals(lines, names=NAMES)
    assert (kept, [piece.reason for piece in dropped]) == ([], ["promotion"])
    assert without_appeals(lines, names=("kabarcepu",)) == (list(lines), ())


def test_a_site_named_by_a_common_word_is_not_seen_in_it() -> None:
    lines = split_lines("Pilih antara beras dan jagung sebelum menanam di lahan kering.")
    assert without_appeals(lines, names=("antara",)) == (list(lines), ())


def test_a_headline_that_reads_like_an_appeal_stays() -> None:
    title = "Bantu Kami, Begini Warga Desa Randu Menggalang Donasi"
    body = "Warga Desa Randu mengumpulkan beras untuk tetangga mereka sejak banjir itu surut."
    record = Record("1", "a.txt", text=f"{title}\n{body}\nKepala desa senang karena mereka rukun.")
    assert is_appeal(title)
    assert clean(record).title == title
