"""Nicknames in quote marks inside a name."""

from __future__ import annotations

import pytest
import spacy

from pipeline.nlp.quoted_nicknames import with_quoted_nicknames

NLP = spacy.blank("id")


def joined(text: str, *names: tuple[str, str]) -> list[tuple[str, str]]:
    doc = NLP(text)
    spans = [
        doc.char_span(text.find(name), text.find(name) + len(name), label=label)
        for name, label in names
    ]
    return [(span.text, span.label_) for span in with_quoted_nicknames(doc, text, spans)]


@pytest.mark.parametrize(
    ("text", "parts", "whole"),
    [
        ("Rudi 'Kancil' Hartono hadir", (("Rudi", "PERSON"),), "Rudi 'Kancil' Hartono"),
        (
            'politikus Joko "Pacul" Raharja hadir',
            (("Joko", "GPE"), ("Pacul", "PERSON"), ("Raharja", "PERSON")),
            'Joko "Pacul" Raharja',
        ),
        ("Dewi “Si Manis” Lestari", (("Lestari", "PERSON"),), "Dewi “Si Manis” Lestari"),
    ],
)
def test_one_person(text, parts, whole):
    assert joined(text, *parts) == [(whole, "PERSON")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Album 'Senja' Dewi Lestari", (("Senja", "WORK_OF_ART"), ("Dewi Lestari", "PERSON"))),
        ("Rapat 'Rakyat' Blora usai", (("Blora", "GPE"),)),
        ("Rudi Hartono hadir", (("Rudi Hartono", "PERSON"),)),
    ],
)
def test_others_stay(text, parts):
    assert joined(text, *parts) == list(parts)
