from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.values.lexing import BREAK, Codebook, lex

CODEBOOK = Codebook.build(
    {
        "hari ini": ("K", "0"),
        "hari": ("h", ""),
        "rp": ("$", "IDR"),
        "rp.": ("$", "IDR"),
        "-": ("-", ""),
        "dan": ("&", ""),
    },
    exact={"Minggu": ("W", "7")},
)


def codes(text: str) -> str:
    return lex(text, CODEBOOK, lambda number: "N")[0]


def test_longest_phrase_wins():
    assert codes("Hari  ini dan hari itu 5") == "K&h.N"


def test_exact_words_keep_their_case():
    assert codes("Minggu 5") == "WN"
    assert codes("minggu 5") == "N"


def test_unknown_words_and_line_ends_break():
    assert codes("5 ekor 6") == "N.N"
    assert codes("5\n6") == "N.N"
    assert codes("5 \xa06") == "NN"


def test_numbers_glued_to_unknown_words_are_dead():
    assert codes("COVID-19 5") == "-.N"
    assert codes("A320 5") == "N"
    assert codes("5G 6") == "..N"
    assert codes("Rp5") == "$N"
    assert codes("Rp.5") == "$N"


@given(st.text())
def test_lexemes_are_ordered_and_slice_back(text):
    codes_, lexemes = lex(text, CODEBOOK, lambda number: "N")
    assert len(codes_) == len(lexemes)
    end = 0
    for lexeme in lexemes:
        assert lexeme.start >= end
        end = lexeme.end
        if lexeme.code != BREAK:
            assert text[lexeme.start : lexeme.end] == lexeme.text != ""
