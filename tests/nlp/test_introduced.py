from __future__ import annotations

import pytest

from pipeline.nlp.introduced import Named, introduced_labels


def labels(full: str, short: str, *, between: str = " (", behind: str = ")") -> dict[str, str]:
    text = f"{full}{between}{short}{behind} hadir."
    start = len(full) + len(between)
    names = [Named(0, len(full), "ORG"), Named(start, start + len(short), "PERSON")]
    return introduced_labels(text, names)


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Komisi Yudisial", "KY"),
        ("Badan Riset dan Inovasi Nasional", "BRIN"),
        ("Yayasan Suara dari Timur", "YST"),
        ("Forum Petani untuk Pangan", "FPUP"),
        ("Piala Nusantara 2026", "PN"),
    ],
)
def test_an_acronym_in_brackets_is_of_the_kind_of_its_name(full, short):
    assert labels(full, short) == {short: "ORG"}


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Rina Anggraini", "PAN"),  # her party
        ("Komisi Yudisial", "Ky"),
        ("Koperasi", "K"),
        ("Badan Anggaran", "BANGGAR"),  # a blend of syllables proves less than initials
    ],
)
def test_what_is_no_acronym_of_the_name_keeps_its_label(full, short):
    assert labels(full, short) == {}


def test_the_bracket_decides():
    assert labels("Komisi Yudisial", "KY", between=", ") == {}
    assert labels("Komisi Yudisial", "KY", behind=" baru)") == {}
