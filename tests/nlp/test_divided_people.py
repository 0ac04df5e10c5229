"""Two names of people that were found as one."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from pipeline.nlp.divided_people import with_people_divided
from tests.growth import growth

NLP = spacy.blank("id")


def people(text: str, *places: tuple[int, int]) -> list[str]:
    doc = NLP(text)
    spans = [Span(doc, start, end, label="PERSON") for start, end in places]
    return [span.text for span in with_people_divided(spans)]


BOTH = "Bagas Prakoso dan Ratna Dewi . Ratna"
KNOWN = ((0, 2), (3, 5), (6, 7))  # the names in it


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bagas Ratna menang", ["Bagas", "Ratna"]),
        ("Bagas Dewi menang", ["Bagas Dewi"]),  # her last name
        ("Bagas Rudi menang", ["Bagas Rudi"]),
    ],
)
def test_a_pair_is_two_where_both_are_named_in_full(text, names):
    assert people(f"{BOTH} . {text}", *KNOWN, (8, 10))[3:] == names


def test_the_hyphen_belongs_to_neither():
    text = f"{BOTH} . Bagas - Ratna menang"
    assert people(text, *KNOWN, (8, 11))[3:] == ["Bagas", "Ratna"]


def test_somebody_of_both_names_stays_one():
    text = f"{BOTH} . Bagas Ratna Halim . Bagas Ratna menang"
    assert people(text, *KNOWN, (8, 11), (12, 14))[4:] == ["Bagas Ratna"]


def test_one_person_stays_one_where_nobody_is_called_by_one_of_the_names():
    text = "Siti Aminah dan Siti Rahma hadir . Aminah Wadud datang . Siti Aminah pulang"
    found = people(text, (0, 2), (3, 5), (7, 9), (11, 13))
    assert found == ["Siti Aminah", "Siti Rahma", "Aminah Wadud", "Siti Aminah"]


def test_an_honorific_is_no_first_name():
    text = "Gus Hasan dan Yahya Salim hadir . Yahya bicara . Gus Yahya pulang"
    found = people(text, (0, 2), (3, 5), (7, 8), (10, 12))
    assert found == ["Gus Hasan", "Yahya Salim", "Yahya", "Gus Yahya"]


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
    spans = [Span(doc, start, end, label="PERSON") for start, end in (*KNOWN, (8, 10))]
    spans[3]._.score = 0.5
    assert [span._.score for span in with_people_divided(spans)[3:]] == [0.5, 0.5]


def test_cost_is_linear_in_the_number_of_names():
    def names(count: int) -> list[Span]:
        words = [word for i in range(count) for word in (f"Ab{i}", f"Cd{i}")]
        doc = Doc(NLP.vocab, words)
        return [Span(doc, 2 * i, 2 * i + 2, label="PERSON") for i in range(count)]

    spans = {count: names(count) for count in (200, 2_000)}
    assert growth(lambda count: with_people_divided(spans[count]), small=200, large=2_000) < 4
