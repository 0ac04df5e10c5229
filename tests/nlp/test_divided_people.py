"""Two names of people that were found as one."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Span

from pipeline.nlp.divided_people import with_people_divided

NLP = spacy.blank("id")


def people(text: str, *places: tuple[int, int]) -> list[str]:
    doc = NLP(text)
    spans = [Span(doc, start, end, label="PERSON") for start, end in places]
    return [span.text for span in with_people_divided(spans)]


BOTH = "Bagas Prakoso dan Ratna Dewi"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bagas Ratna menang", ["Bagas", "Ratna"]),
        ("Bagas Dewi menang", ["Bagas Dewi"]),  # her last name
        ("Bagas Rudi menang", ["Bagas Rudi"]),
    ],
)
def test_a_pair_is_two_where_both_are_named_in_full(text, names):
    found = people(f"{BOTH} . {text}", (0, 2), (3, 5), (6, 8))
    assert found == ["Bagas Prakoso", "Ratna Dewi", *names]


def test_the_hyphen_belongs_to_neither():
    text = f"{BOTH} . Bagas - Ratna menang"
    assert people(text, (0, 2), (3, 5), (6, 9))[2:] == ["Bagas", "Ratna"]


def test_somebody_of_both_names_stays_one():
    text = f"{BOTH} . Bagas Ratna Halim . Bagas Ratna menang"
    assert people(text, (0, 2), (3, 5), (6, 9), (10, 12))[3:] == ["Bagas Ratna"]


def test_a_name_that_was_cut_short_shows_that_it_is_one():
    text = "Sutan Halim tiba . Sutan Ibrahim Gelar pulang . Sutan Ibrahim pergi"
    found = people(text, (0, 2), (5, 7), (9, 11))
    assert found == ["Sutan Halim", "Ibrahim Gelar", "Sutan Ibrahim"]


def test_a_full_name_and_its_first_word_are_two_names():
    text = "Bagas Prakoso tiba . Bagas Prakoso Bagas ditanya . Rudi Hartono Rudi tidak"
    found = people(text, (0, 2), (4, 7), (9, 12))
    assert found == ["Bagas Prakoso", "Bagas Prakoso", "Bagas", "Rudi Hartono Rudi"]


def test_two_parts_of_a_name_are_one_person():
    text = "Ibrahim Gelar Datuk Sutan Malaka tiba . Sutan Ibrahim pergi"
    found = people(text, (0, 2), (3, 5), (7, 9))
    assert found == ["Ibrahim Gelar", "Sutan Malaka", "Sutan Ibrahim"]


def test_the_parts_keep_their_score():
    doc = NLP(f"{BOTH} . Bagas Ratna menang")
    spans = [Span(doc, start, end, label="PERSON") for start, end in ((0, 2), (3, 5), (6, 8))]
    spans[2]._.score = 0.5
    assert [span._.score for span in with_people_divided(spans)[2:]] == [0.5, 0.5]
