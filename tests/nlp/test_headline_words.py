"""Common words of headlines are nobody's name."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Span

from pipeline.nlp.headline_words import without_headline_words

NLP = spacy.blank("id")
BODY = "\n\nPolisi menangkap Wawan di Tegal. Kata Budi, warga tenang."


def kept(text: str, *names: str) -> list[str]:
    doc = NLP(text)
    spans = [doc.char_span(text.find(n), text.find(n) + len(n), label="PERSON") for n in names]
    assert all(isinstance(span, Span) for span in spans)
    return [span.text for span in without_headline_words(text, spans)]


@pytest.mark.parametrize(
    ("text", "names", "left"),
    [
        (f"Begal Sadis di Tegal{BODY}", ["Sadis", "Wawan"], ["Wawan"]),
        (f"Guru Honorer Menang{BODY}", ["Guru Honorer"], []),
        (f"Sumanto Ditangkap{BODY}", ["Sumanto"], ["Sumanto"]),
        ("Polisi menangkap Sadis di Tegal.", ["Sadis"], ["Sadis"]),
    ],
)
def test_common_words_that_name_nobody_below_go(text, names, left):
    assert kept(text, *names) == left


@pytest.mark.parametrize(("name", "left"), [("Gubuk", []), ("Tegal", ["Tegal"])])
def test_common_words_that_are_no_known_place_go(name, left):
    doc = NLP(f"Tinggal di {name}{BODY}")
    span = doc.char_span(11, 11 + len(name), label="GPE")
    assert [s.text for s in without_headline_words(doc.text, [span])] == left


def test_who_is_named_below_stays():
    doc = NLP(f"Budi Ditangkap{BODY}")
    above = doc.char_span(0, 4, label="PERSON")
    below = doc.char_span(doc.text.find("Budi", 5), doc.text.find("Budi", 5) + 4, label="PERSON")
    assert without_headline_words(doc.text, [above, below]) == [above, below]
