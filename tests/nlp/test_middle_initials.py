"""First names before an initial."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from pipeline.nlp.middle_initials import with_first_names


@pytest.mark.parametrize(
    ("text", "spans", "found"),
    [
        (
            "Kepala Tim Investasi Tohom L. Tobing hadir . Tohom",
            [(1, 4, "ORG"), (4, 6, "PERSON"), (8, 9, "PERSON")],
            [("Tim Investasi", "ORG"), ("Tohom L. Tobing", "PERSON"), ("Tohom", "PERSON")],
        ),
        # a body of that last word
        (
            "Irjen Kementerian Agama M. Jasin",
            [(1, 3, "ORG"), (3, 5, "PERSON")],
            [("Kementerian Agama", "ORG"), ("M. Jasin", "PERSON")],
        ),
        ("Tohom L Tobing", [(0, 1, "PERSON"), (1, 3, "PERSON")], [("Tohom L Tobing", "PERSON")]),
        (
            "KPK L. Tobing",
            [(0, 1, "ORG"), (1, 3, "PERSON")],
            [("KPK", "ORG"), ("L. Tobing", "PERSON")],
        ),
        (
            "Tim KPK L. Tobing",
            [(0, 2, "ORG"), (2, 4, "PERSON")],
            [("Tim KPK", "ORG"), ("L. Tobing", "PERSON")],
        ),
        (
            "Tim Kami Budi Tobing",
            [(0, 2, "ORG"), (2, 4, "PERSON")],
            [("Tim Kami", "ORG"), ("Budi Tobing", "PERSON")],
        ),
        (
            "Tim Kami , L. Tobing",
            [(0, 2, "ORG"), (3, 5, "PERSON")],
            [("Tim Kami", "ORG"), ("L. Tobing", "PERSON")],
        ),
        (
            "Rektor Kampus Maju I Gede Putra",
            [(1, 3, "ORG"), (3, 6, "PERSON")],
            [("Kampus Maju", "ORG"), ("I Gede Putra", "PERSON")],
        ),
    ],
)
def test_first_name_before_an_initial(text, spans, found):
    doc = Doc(Vocab(), text.split())
    given = [Span(doc, start, end, label=label) for start, end, label in spans]
    assert [(span.text, span.label_) for span in with_first_names(given)] == found
