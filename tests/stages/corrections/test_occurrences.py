from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.corrections.occurrences import by_first_word, occurrences
from tests.growth import growth

NAMES = by_first_word(["Melati", "Bank Melati", "PT Tirta (Persero)", "Bank"])


def found(text: str) -> list[str]:
    return [name for _, _, name in occurrences(text, NAMES)]


def test_the_longest_name_wins_and_none_overlap() -> None:
    assert found("Bank Melati Melati Bank") == ["Bank Melati", "Melati", "Bank"]


def test_names_are_whole_words_as_written_or_in_capitals() -> None:
    assert found("melati Melatiku BANK MELATI kebunMelati Melati-nya") == ["BANK MELATI", "Melati"]
    assert found("PT Tirta (Persero), PT Tirta") == ["PT Tirta (Persero)"]


@given(st.lists(st.sampled_from(["Bank", "Melati", "PT", "Tirta", "(", "Persero)", " "])))
def test_offsets_slice_back(pieces: list[str]) -> None:
    text = " ".join(pieces)
    end = 0
    for start, stop, name in occurrences(text, NAMES):
        assert text[start:stop] == name
        assert start >= end
        end = stop


def test_the_time_is_linear() -> None:
    assert growth(lambda n: found("Bank Melati " * n), small=500, large=8000) < 3
