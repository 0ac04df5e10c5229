from __future__ import annotations

import pytest

from pipeline.article.dateline import dateline_behind, dateline_end


@pytest.mark.parametrize(
    "dateline",
    [
        "JAKARTA, KOMPAS.com -",
        "TASIKMALAYA, KOMPAS.com-",
        "Jakarta (ANTARA) -",
        "Mataram, NTB (ANTARA News) -",
        "Kuala Lumpur (ANTARA/Xinhua) -",
        "Liputan6.com, Jakarta -",
        "TEMPO.CO, Jakarta -",
        "REPUBLIKA.CO.ID, JAKARTA --",
        "Jakarta, CNN Indonesia --",
        "KOMPAS.com –",
        "SURYA.CO.ID | SURABAYA -",
        "KONTAN.CO.ID - JAKARTA.",
        "WASHINGTON, D.C., KOMPAS.com -",
        "BANDUNG, (PR).-",
        "JAKARTA (Pos Kota) –",
        "MAUMERE -",
        "Surabaya, detikJatim -",
        "detikSulsel, Makassar -",
        "detikcom -",
        "Surabaya, TribunJatim -",
        "Jakarta -",
        "Buton Utara, Kabar Bahari –",
        "Hulu Sungai Tengah -",
        "KBRN, Putussibau:",
        "Ambon, Kabarlease.com :",
    ],
)
def test_datelines(dateline: str) -> None:
    text = dateline + " Hujan turun sejak pagi."
    assert text[: dateline_end(text)] == dateline


def test_a_dateline_that_lost_its_dash() -> None:
    text = "Liputan6.com, Jakarta Hujan turun sejak pagi."
    assert text[: dateline_end(text)] == "Liputan6.com, Jakarta"
    assert dateline_end("Liputan6.com, Jakarta menerima laporan.") == 0


def test_a_dateline_without_a_space() -> None:
    text = "Bisnis.com, JAKARTA—Rapat ditunda."
    assert text[: dateline_end(text)] == "Bisnis.com, JAKARTA—"


@pytest.mark.parametrize(
    "text",
    [
        "Partai Petani - seperti partai lain - menolak.",
        "Kementerian Kesehatan - Dinas terkait hadir.",
        "Jakarta-Bandung ditempuh tiga jam.",
        "Hujan turun di Jakarta - kota yang padat.",
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert dateline_end(text) == 0


def test_a_dateline_behind_a_caption() -> None:
    text = "Petugas di Demak, Senin (1/4/2024). TRIBUNNEWS.COM, DEMAK - Hujan turun."
    assert text[dateline_behind(text) :].startswith("TRIBUNNEWS.COM, DEMAK -")
    assert dateline_behind("Hujan turun. Menurut Rina - warga Demak - air naik.") == 0
