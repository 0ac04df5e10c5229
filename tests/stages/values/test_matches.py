from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline import extensions  # noqa: F401
from pipeline.stages.values.matches import Match, to_spans


def make_doc(*words: str) -> Doc:
    """Words that are joined unless they end in a space."""
    return Doc(Vocab(), [w.strip() for w in words], spaces=[w.endswith(" ") for w in words])


def spans(doc: Doc, *matches: Match) -> list[str]:
    return [span.text for span in to_spans(doc, matches)]


def test_match_on_token_borders_keeps_value_unit_and_flags():
    doc = make_doc("bayar ", "Rp", "5 ", "juta ", "ya")
    (span,) = to_spans(doc, [Match(6, 14, "MONEY", "5000000", "IDR", ("x",))])
    assert (span.text, span.label_) == ("Rp5 juta", "MONEY")
    assert (span._.value, span._.unit, span._.flags) == ("5000000", "IDR", ("x",))


def test_match_inside_a_token_takes_the_token():
    doc = make_doc("tahun ", "2024-nya ", "naik")
    assert spans(doc, Match(0, 10, "DATE", "2024")) == ["tahun 2024-nya"]


def test_punctuation_in_the_next_token_is_left_out():
    doc = make_doc("Rp ", "50.000", ",-.")
    assert spans(doc, Match(0, 11, "MONEY", "50000", "IDR")) == ["Rp 50.000"]


def test_several_matches_in_one_token_become_that_token():
    doc = make_doc("5%-6%")
    found = spans(doc, Match(0, 2, "PERCENT", "5"), Match(3, 5, "PERCENT", "6"))
    assert found == ["5%-6%", "5%-6%"]
