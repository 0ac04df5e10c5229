"""Quotations in a row whose speaker the sentence before them gives."""

from __future__ import annotations

import pytest

from tests.stages.quotes.invented import direct

ROW = '\n\n"Kami tidak akan mundur dari rencana itu."\n\n"Warga sudah menunggu terlalu lama."'


def speakers(before: str) -> set[str | None]:
    return {speaker for *_, speaker in direct(f"Kabar dari Blora\n\n{before}{ROW}")}


@pytest.mark.parametrize(
    "before",
    [
        "Budi tiba di Solo. Pesan perpisahan itu dimuat di laman klub.",
        "Budi menolak mundur. Berikut petikan pidatonya di depan warga.",
        "Budi menolak mundur. Pernyataannya dikutip sejumlah media.",
        # who is named behind the noun, or as the one who hands the words on
        "Sari tiba di Solo. Begini pernyataan lengkap Budi soal waduk itu.",
        "Pidato itu disampaikan Budi di Balai Kota.",
        "Keterangan tertulis dari Budi diterima redaksi pada Rabu.",
    ],
)
def test_row_belongs_to_whose_words_are_announced(before: str) -> None:
    assert speakers(before) == {"Budi Santoso"}


@pytest.mark.parametrize(
    "before",
    [
        "Budi tiba di Solo. Warga menyambutnya di stasiun.",
        "Surat undangan itu dikirim ke semua sekolah. Budi tidak hadir.",
        "Budi membaca surat itu di kamarnya.",
    ],
)
def test_row_behind_any_other_sentence_has_no_speaker(before: str) -> None:
    assert speakers(before) == {None}


def test_headline_announces_nothing() -> None:
    assert direct(f"Begini pernyataan Budi{ROW}")[0][3] is None
