"""Conditions before an attribution, which are part of the report."""

from __future__ import annotations

import pytest

from tests.stages.quotes.invented import indirect


@pytest.mark.parametrize(
    "condition",
    [
        "Jika hujan turun terus",
        "Kalau panen gagal lagi",
        "Bila demam tidak turun",
        "Apabila izin belum terbit",
        "Seandainya jembatan itu putus",
    ],
)
@pytest.mark.parametrize("verb", ["mengatakan,", "menilai,", "menambahkan"])
def test_condition_begins_the_report(condition: str, verb: str) -> None:
    text = f"{condition}, Budi {verb} warga harus pindah."
    assert indirect(text)[0][0] == text.removesuffix(".")


@pytest.mark.parametrize(
    ("before", "report"),
    [
        ("Namun, jika hujan turun, ", "jika hujan turun, Budi mengatakan, warga pindah lagi"),
        ("Oleh karena itu, bila hujan, ", "bila hujan, Budi mengatakan, warga pindah lagi"),
        # about the speech, not the report
        ("Jika ditanya wartawan, ", "warga pindah lagi"),
        ("Saat ditemui di rumahnya, ", "warga pindah lagi"),
        ("Usai rapat, ", "warga pindah lagi"),
        ("Menjawab Sari, ", "warga pindah lagi"),
    ],
)
def test_what_stands_before_the_speaker(before: str, report: str) -> None:
    assert indirect(f"{before}Budi mengatakan, warga pindah lagi.")[0][0] == report


def test_condition_of_a_deed_that_is_asked_for() -> None:
    ((report, *_),) = indirect("Jika dinding gelap, Sari menyarankan untuk memakai cat putih.")
    assert report == "memakai cat putih"
