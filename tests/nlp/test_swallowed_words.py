from __future__ import annotations

import pytest

from pipeline.nlp.swallowed_words import with_bodies_trimmed
from tests.nlp.named_spans import Named, spans_of


def trimmed(text: str, names: Named) -> Named:
    return [(span.text, span.label_) for span in with_bodies_trimmed(spans_of(text, names)[1])]


@pytest.mark.parametrize(
    ("name", "other", "found"),
    [
        ("Makroekonom Lentera Abadi", "PT Lentera Abadi Tbk", "Lentera Abadi"),
        ("Riset Lentera Abadi", "Lentera Abadi", "Lentera Abadi"),
        ("Kiper Samudra", "Samudra", "Samudra"),
        ("Forza Samudra", "Samudra", "Samudra"),
        ("Forza Samudra", "Samudra Raya", "Forza Samudra"),
        ("Fraksi Partai Lentera", "Partai Lentera", "Fraksi Partai Lentera"),
        ("Bank Lentera", "Lentera", "Bank Lentera"),
        ("Katolik Kanwil Kemenag Bali", "Kemenag", "Kanwil Kemenag Bali"),
        ("Katolik Santo Yosef", "Kemenag", "Katolik Santo Yosef"),
        ("Kantor Kanwil Kemenag Bali", "Kemenag", "Kanwil Kemenag Bali"),
        ("Kiper", "Samudra", "Kiper"),
    ],
)
def test_a_word_before_the_name_is_taken_off(name, other, found):
    names = [(name, "ORG"), (other, "ORG")]
    assert trimmed(f"{name} lalu {other} menang", names)[0] == (found, "ORG")


def test_a_company_without_its_form_is_no_place():
    text = "PT Samudra Karya untung , kata Samudra Karya"
    assert trimmed(text, [("PT Samudra Karya", "ORG"), ("Samudra Karya", "LOC")]) == [
        ("PT Samudra Karya", "ORG"),
        ("Samudra Karya", "ORG"),
    ]


@pytest.mark.parametrize("place", ["Jawa Barat", "Samudra"])
def test_places_stay(place):
    names = [(f"PT {place}", "ORG"), (place, "LOC")]
    assert trimmed(f"PT {place} di {place}", names)[1] == (place, "LOC")
