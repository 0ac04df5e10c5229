"""Schemes that were taken for names."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from pipeline.nlp.schemes import without_schemes


def names(text: str, *places: tuple[int, int, str]) -> list[tuple[str, str]]:
    doc = Doc(Vocab(), text.split())
    spans = [Span(doc, start, end, label=label) for start, end, label in places]
    return [(span.text, span.label_) for span in without_schemes(spans)]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("PPPK Kemenag 2024", [("Kemenag", "ORG")]),
        ("CPNS PPPK Kemenag", [("Kemenag", "ORG")]),
        ("PPDB Semarang 2023", [("Semarang", "GPE")]),
        ("CPNS 2024", []),
        ("PPPK Guru 2023", []),
        ("Rapat Kerja 2024", [("Rapat Kerja 2024", "EVENT")]),
        ("Kisruh PPDB Semarang", [("Kisruh PPDB Semarang", "EVENT")]),
    ],
)
def test_what_is_left_beside_a_scheme(text, kept):
    assert names(text, (0, len(text.split()), "EVENT")) == kept


def test_a_body_may_end_in_a_scheme():
    assert names("Forum Guru PPPK", (0, 3, "ORG")) == [("Forum Guru PPPK", "ORG")]


def test_a_name_that_stands_alone_elsewhere_is_one_here():
    text = "Dinas Laut rapat . PPPK Dinas Laut"
    assert names(text, (0, 2, "ORG"), (4, 7, "EVENT"))[1] == ("Dinas Laut", "ORG")
