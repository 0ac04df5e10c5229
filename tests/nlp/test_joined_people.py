"""People whose name was found in two parts."""

from __future__ import annotations

import pytest
import spacy

from pipeline.nlp.joined_people import with_people_joined

NLP = spacy.blank("id")


def people(text: str, *places: tuple[int, int]) -> list[str]:
    doc = NLP(text)
    spans = [doc[start:end] for start, end in places]
    labelled = [spacy.tokens.Span(doc, s.start, s.end, label="PERSON") for s in spans]
    return [span.text for span in with_people_joined(doc, labelled)]


@pytest.mark.parametrize(
    ("text", "places", "names"),
    [
        ("Angel di Marta tiba", [(0, 1), (2, 3)], ["Angel di Marta"]),
        ("Khalid bin Nasser tiba", [(0, 1), (2, 3)], ["Khalid bin Nasser"]),
        ("Budi dan Sari tiba", [(0, 1), (2, 3)], ["Budi", "Sari"]),
        ("Rudi Hartono di Marta", [(0, 2), (3, 4)], ["Rudi Hartono", "Marta"]),
        (
            "Rudi Agus Hartono tiba . Rudi Agus Hartono pulang",
            [(0, 3), (5, 6), (6, 8)],
            ["Rudi Agus Hartono", "Rudi Agus Hartono"],
        ),
        ("Rudi Agus Hartono tiba", [(0, 1), (1, 3)], ["Rudi", "Agus Hartono"]),
        ("La Ode Rahman tiba", [(0, 2), (2, 3)], ["La Ode Rahman"]),
    ],
)
def test_parts_of_one_name_are_one(text, places, names):
    assert people(text, *places) == names


def test_a_team_of_two_people_is_one_body():
    doc = spacy.tokens.Doc(
        NLP.vocab,
        words=["TKN", "Anis", "-", "Muhamin", "rapat"],
        spaces=[True, False, False, True, False],
    )
    spans = [
        spacy.tokens.Span(doc, 0, 2, label="ORG"),
        spacy.tokens.Span(doc, 3, 4, label="PERSON"),
    ]
    found = with_people_joined(doc, spans)
    assert [(span.text, span.label_) for span in found] == [("TKN Anis-Muhamin", "ORG")]
