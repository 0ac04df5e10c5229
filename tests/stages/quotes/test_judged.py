"""Passives between what is judged and who judges."""

from __future__ import annotations

import pytest

from tests.stages.quotes.invented import indirect, parsed, read


@pytest.mark.parametrize("verb", ["dinilai", "disebut", "diklaim", "diyakini", "diprediksi"])
@pytest.mark.parametrize(
    "predicate", ["sebagai jalan keluar", "dapat menekan harga", "tidak perlu"]
)
@pytest.mark.parametrize("by", ["", "oleh "])
def test_report_of_who_judges(verb: str, predicate: str, by: str) -> None:
    text = f"Larangan itu {verb} {by}Budi {predicate}"
    assert indirect(f"{text}.") == [(text, verb, "Budi", "Budi Santoso")]


def test_judge_with_a_title_and_body_that_judges() -> None:
    text = "Cara itu dinilai Gubernur Jawa Rudi Hartono akan gagal."
    (quote,) = read(text, roles={"Rudi Hartono": "Gubernur Jawa"})._.quotes
    assert quote.speaker == "Rudi Hartono"
    text = "Cara itu dinilai Bank Dunia akan gagal."
    assert indirect(text, organisations=("Bank Dunia",))[0][3] == "Bank Dunia"


@pytest.mark.parametrize(
    "text",
    [
        "Budi dinilai sebagai calon kuat.",
        "Larangan itu dinilai akan gagal.",
        "Nama Sari disebut Budi saat sidang.",
        "Pasal yang disebut Budi sebagai pasal karet akan dihapus.",
        "Menu itu disukai Budi sejak kecil.",
        # who is helped is not who says it
        "Sari disebut bantu Budi akan melamar.",
    ],
)
def test_no_judge_or_no_judgement(text: str) -> None:
    assert indirect(text) == []


def test_kind_of_judge() -> None:
    doc = parsed(
        *("Cara 3 nsubj:pass NOUN", "itu 1 det DET", "dinilai 0 root VERB"),
        *("pengamat 7 nsubj NOUN", "politik 4 nmod NOUN", "dapat 7 aux AUX", "gagal 3 ccomp VERB"),
    )
    (quote,) = doc._.quotes
    assert (quote.speaker_text, quote.speaker) == ("pengamat politik", None)
    assert doc.text[quote.start : quote.end] == doc.text.strip()


def test_relative_clause_has_no_subject_that_is_judged() -> None:
    doc = parsed(
        *("Cara 6 nsubj NOUN", "yang 3 nsubj:pass PRON", "dinilai 1 acl VERB"),
        *("Budi 3 obl PROPN", "dapat 6 aux AUX", "gagal 0 root VERB"),
        people=("Budi",),
    )
    assert doc._.quotes == ()


def test_a_judgement_that_the_parse_takes_for_a_description() -> None:
    doc = parsed(
        *("Harga 7 nsubj NOUN", "beras 1 nmod NOUN", "disebut 2 acl VERB"),
        *("Budi 3 obl PROPN", "masih 7 advmod ADV", "akan 7 aux AUX", "naik 0 root VERB"),
        people=("Budi",),
    )
    (quote,) = doc._.quotes
    assert doc.text[quote.start : quote.end] == doc.text.strip()
    assert quote.speaker_text == "Budi"


@pytest.mark.parametrize("verb", ["Ditekankan", "Diungkap", "Diklaim", "Dibeberkan"])
def test_passive_that_opens_the_sentence(verb: str) -> None:
    assert indirect(f"{verb} Budi, pasar itu akan dibuka lagi.") == [
        ("pasar itu akan dibuka lagi", verb, "Budi", "Budi Santoso")
    ]
