"""Reports of headlines; with a parse."""

from __future__ import annotations

import pytest

from tests.stages.quotes.invented import indirect, parsed

BELOW = ("¶ 2 dep SPACE", "Kabar 2 dep NOUN", "itu 2 dep DET", "ramai 2 dep ADJ", ". 2 punct PUNCT")
WHOLE = ("Pasar 4 nsubj NOUN", "Tutup 2 ccomp VERB", "Lagi 4 advmod ADV")


def report_of(verb: str, *rows: str, tag: str = "VERB") -> str | None:
    doc = parsed("Sari 2 nsubj PROPN", f"{verb} 0 root {tag}", *rows, *BELOW, people=("Sari",))
    return next((doc.text[quote.start : quote.end] for quote in doc._.quotes), None)


@pytest.mark.parametrize(
    "verb",
    ["Nilai", "Ingatkan", "Sarankan", "Tuntut", "Dorong", "Prediksi", "Usul", "Ungkap", "Umumkan"],
)
def test_clause_behind_the_verb_of_a_headline(verb: str) -> None:
    assert report_of(verb, *WHOLE) == "Pasar Tutup Lagi"


@pytest.mark.parametrize(
    ("verb", "rows", "report"),
    [
        # two words that are a state or a deed
        ("Minta", ["Warga 2 obj NOUN", "Siaga 3 nmod NOUN"], "Warga Siaga"),
        ("Sebut", ["Dipicu 2 ccomp VERB", "Perang 3 obl NOUN"], "Dipicu Perang"),
        ("Tegaskan", ["Pasar 4 nsubj NOUN", "Ramai 2 ccomp ADJ"], "Pasar Ramai"),
        ("Janji", ["Perbaiki 2 xcomp VERB", "Jalan 3 obj NOUN"], "Perbaiki Jalan"),
        (
            "Tekankan",
            ["Penting+ 2 advcl ADJ", "nya 3 det DET", "Imunisasi 3 nsubj NOUN"],
            "Pentingnya Imunisasi",
        ),
        # things, not said
        ("Ungkap", ["Motif 2 obj NOUN", "Suami 3 nmod NOUN", "Kabur 4 acl VERB"], None),
        ("Ingatkan", ["Bahaya 2 obj NOUN", "Tidur 3 nmod VERB", "Larut 4 amod ADJ"], None),
        ("Nilai", ["Tari 2 obj NOUN", "yang 5 nsubj PRON", "Memukau 3 acl:relcl VERB"], None),
        ("Tuntut", ["Kenaikan 2 obj NOUN", "Upah 3 nmod NOUN", "Minimum 4 amod ADJ"], None),
    ],
)
def test_what_else_may_stand_there(verb: str, rows: list[str], report: str | None) -> None:
    assert report_of(verb, *rows) == report


def test_noun_is_no_verb_of_a_headline() -> None:
    assert report_of("Usul", *WHOLE, tag="NOUN") is None


def test_same_words_below_the_headline() -> None:
    assert indirect("Kabar pasar\n\nBudi ungkap pasar itu akan tutup lagi.") == []


@pytest.mark.parametrize(
    ("rows", "report"),
    [
        (
            [*WHOLE, ", 7 punct PUNCT", "Warga 7 nsubj NOUN", "Bubar 2 conj VERB"],
            "Pasar Tutup Lagi",
        ),
        ([*WHOLE, ", 7 punct PUNCT", "Puji 2 conj VERB", "Warga 7 obj NOUN"], "Pasar Tutup Lagi"),
    ],
)
def test_report_ends_at_the_comma_behind_which_something_else_is_said(rows, report) -> None:
    assert report_of("Sebut", *rows) == report


def test_comma_of_a_list_is_inside_the_report() -> None:
    rows = ("Pasar 8 nsubj NOUN", "Induk 3 nmod NOUN", "Lama 3 amod ADJ", ", 7 punct PUNCT")
    rows += ("Kios 3 conj NOUN", "dan 9 cc CCONJ", "Toko 3 conj NOUN", "Tutup 2 ccomp VERB")
    assert report_of("Sebut", *rows) == "Pasar Induk Lama , Kios dan Toko Tutup"
