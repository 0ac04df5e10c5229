"""Companies before their directors and services before their feasts."""

from __future__ import annotations

import pytest

from pipeline.nlp.cut_names import with_names_whole
from tests.nlp.named_spans import spans_of

NAMES = {
    "PT Maju Jaya": "ORG",
    "CV Karya": "ORG",
    "Polres Maju": "ORG",
    "Rajawali Bangun": "ORG",
    "Budi Santoso": "PERSON",
    "Blora": "GPE",
    "Natal": "EVENT",
}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Direktur PT Maju Jaya Abadi Budi Santoso", ["PT Maju Jaya Abadi", "Budi Santoso"]),
        ("Komisaris CV Karya Mandiri Sentosa Budi Santoso", ["CV Karya Mandiri Sentosa"]),
        ("Direktur CV Rajawali Bangun Nusa Budi Santoso", ["CV Rajawali Bangun Nusa"]),
        ("PT Maju Jaya Komisaris Budi Santoso", ["PT Maju Jaya", "Budi Santoso"]),
        ("PT Maju Jaya , Budi Santoso", ["PT Maju Jaya", "Budi Santoso"]),
        ("PT Maju Jaya dan Budi Santoso", ["PT Maju Jaya", "Budi Santoso"]),
        ("PT Maju Jaya Abadi Blora", ["PT Maju Jaya", "Blora"]),
        ("PT Maju Jaya Abadi", ["PT Maju Jaya"]),
        ("Polres Maju Abadi Budi Santoso", ["Polres Maju", "Budi Santoso"]),
        ("Misa Malam Natal digelar", ["Misa Malam Natal"]),
        ("menggelar Misa Natal", ["Natal"]),
        ("pada Malam Natal", ["Natal"]),
        ("kata Lalu Budi Santoso kemarin", ["Lalu Budi Santoso"]),
        ("Kepala Desa , Lalu Budi Santoso", ["Lalu Budi Santoso"]),
        ("Lalu Budi Santoso pergi", ["Budi Santoso"]),
        ("Hujan . Lalu Budi Santoso pergi", ["Budi Santoso"]),
        ("Hujan … Lalu Budi Santoso pergi", ["Budi Santoso"]),
        ("Hujan ; Lalu Budi Santoso pergi", ["Budi Santoso"]),
        ("Ditahan , Lalu Budi Santoso Bebas \n\n Hujan", ["Budi Santoso"]),
        ("Kades Lalu Budi Santoso Bebas \n\n Hujan", ["Lalu Budi Santoso"]),
        ("Baiq Budi Santoso pergi", ["Baiq Budi Santoso"]),
    ],
)
def test_names_are_whole(text, names):
    named = sorted((text.find(name), name) for name in NAMES if name in text)
    found = with_names_whole(*spans_of(text, [(name, NAMES[name]) for _, name in named]))
    assert [span.text for span in found][: len(names)] == names


def test_a_first_name_that_is_a_mention_of_its_own_stays_one():
    people = [("Baiq", "PERSON"), ("Budi Santoso", "PERSON")]
    doc, spans = spans_of("kata Baiq Budi Santoso", people)
    doc.ents = found = with_names_whole(doc, spans)
    assert [span.text for span in found] == ["Baiq", "Budi Santoso"]


def test_a_first_name_that_was_seen_is_no_adverb():
    text = "Lalu Budi Santoso menang . Warga memuji Lalu Budi Santoso"
    found = with_names_whole(*spans_of(text, [("Budi Santoso", "PERSON")] * 2))
    assert [span.text for span in found] == ["Lalu Budi Santoso"] * 2
